-- Workspaces that look after themselves: owners, invitations, requests to join.

ALTER TABLE space_member ADD COLUMN role TEXT NOT NULL DEFAULT 'member';  -- owner, member

CREATE TABLE space_invitation (
  id BIGINT PRIMARY KEY,
  space_id BIGINT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,         -- The link's key is never stored.
  email TEXT NOT NULL,                     -- As typed; '' when a person was invited.
  email_key TEXT NOT NULL,                 -- text::normal_email(); ''.
  person_id BIGINT,
  role TEXT NOT NULL,                      -- owner, member
  confined BIGINT NOT NULL,                -- 1: the account it makes sees its workspaces only.
  invited_by BIGINT NOT NULL,
  state TEXT NOT NULL,                     -- waiting, accepted, declined, revoked
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  answered_at BIGINT
);
CREATE INDEX space_invitation_space ON space_invitation (space_id, state, id);
CREATE INDEX space_invitation_person ON space_invitation (person_id, state);
CREATE INDEX space_invitation_email ON space_invitation (email_key, state);

CREATE TABLE join_request (
  space_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  note TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (space_id, person_id)
);
CREATE INDEX join_request_person ON join_request (person_id);
