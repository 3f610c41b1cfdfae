-- Where people talk. Everything of one conversation carries its id first in the primary key, so
-- that the group can live together on one node of a distributed database.

CREATE TABLE space (
  id BIGINT PRIMARY KEY,
  parent_id BIGINT,
  kind TEXT NOT NULL,                      -- community, category, workspace
  slug TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  visibility TEXT NOT NULL,                -- public, members, private
  state TEXT NOT NULL,                     -- draft, open, archived
  position BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);
CREATE INDEX space_parent ON space (parent_id, position);

CREATE TABLE space_member (
  space_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  added_at BIGINT NOT NULL,
  PRIMARY KEY (space_id, person_id)
);
CREATE INDEX space_member_person ON space_member (person_id);

-- Why a community exists. A community does not open without one.
CREATE TABLE mission (
  space_id BIGINT PRIMARY KEY,
  participant_benefit TEXT NOT NULL,
  organisation_benefit TEXT NOT NULL,
  measured_by TEXT NOT NULL,               -- In words.
  key_figure TEXT NOT NULL,                -- Of the catalogue: share_solved
  target DOUBLE PRECISION,                 -- 0 to 1 for shares.
  updated_at BIGINT NOT NULL,
  updated_by BIGINT NOT NULL
);

CREATE TABLE conversation (
  id BIGINT PRIMARY KEY,
  space_id BIGINT NOT NULL,
  kind TEXT NOT NULL,                      -- question, discussion
  title TEXT NOT NULL,
  slug TEXT NOT NULL,
  author_id BIGINT NOT NULL,
  first_message_id BIGINT NOT NULL,
  accepted_message_id BIGINT,              -- Questions: the answer that solved it.
  accepted_by BIGINT,
  accepted_at BIGINT,
  first_reply_at BIGINT,                   -- By somebody else than the author.
  replies BIGINT NOT NULL DEFAULT 0,       -- Visible messages after the first.
  me_too BIGINT NOT NULL DEFAULT 0,
  imported_score BIGINT NOT NULL DEFAULT 0,
  tags TEXT NOT NULL DEFAULT '',           -- Names, one a line, as in conversation_tag: for lists.
  pinned BIGINT NOT NULL DEFAULT 0,
  closed_at BIGINT,                        -- No more replies.
  created_at BIGINT NOT NULL,
  active_at BIGINT NOT NULL,               -- Of the newest visible message.
  deleted_at BIGINT,
  deleted_by BIGINT
);
CREATE INDEX conversation_active ON conversation (space_id, active_at, id);
CREATE INDEX conversation_recent ON conversation (active_at, id);
CREATE INDEX conversation_created ON conversation (space_id, created_at, id);
CREATE INDEX conversation_author ON conversation (author_id, created_at);
CREATE INDEX conversation_pinned ON conversation (space_id) WHERE pinned = 1;
CREATE INDEX conversation_unanswered ON conversation (active_at, id)
  WHERE replies = 0 AND deleted_at IS NULL;
CREATE INDEX conversation_solved ON conversation (active_at, id)
  WHERE accepted_message_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE message (
  conversation_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,                      -- opening, answer (may be accepted), comment (may not)
  author_id BIGINT NOT NULL,
  reply_to BIGINT,
  body_markdown TEXT NOT NULL,
  body_html TEXT NOT NULL,
  official BIGINT NOT NULL DEFAULT 0,      -- Written by staff for the organisation.
  votes BIGINT NOT NULL DEFAULT 0,         -- People, not clicks.
  imported_score BIGINT NOT NULL DEFAULT 0,
  edits BIGINT NOT NULL DEFAULT 0,
  edited_at BIGINT,
  created_at BIGINT NOT NULL,
  deleted_at BIGINT,
  deleted_by BIGINT,
  PRIMARY KEY (conversation_id, id)
);
CREATE UNIQUE INDEX message_id ON message (id);
CREATE INDEX message_author ON message (author_id, created_at);

-- What a message said before an edit.
CREATE TABLE revision (
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  number BIGINT NOT NULL,                  -- 1 is what was first written.
  title TEXT NOT NULL,                     -- '' for replies.
  body_markdown TEXT NOT NULL,
  edited_by BIGINT NOT NULL,               -- Who replaced this version.
  replaced_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, message_id, number)
);

CREATE TABLE vote (
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, message_id, person_id)
);

CREATE TABLE me_too (
  conversation_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, person_id)
);

CREATE TABLE tag (
  id BIGINT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
);

CREATE TABLE conversation_tag (
  conversation_id BIGINT NOT NULL,
  tag_id BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, tag_id)
);
CREATE INDEX conversation_tag_tag ON conversation_tag (tag_id, conversation_id);

CREATE TABLE report (
  id BIGINT PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  reporter_id BIGINT NOT NULL,
  reason TEXT NOT NULL,                    -- spam, rude, private_data, illegal, other
  note TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  resolved_at BIGINT,
  resolved_by BIGINT,
  outcome TEXT NOT NULL DEFAULT ''         -- removed, kept
);
CREATE INDEX report_open ON report (created_at) WHERE resolved_at IS NULL;
CREATE UNIQUE INDEX report_once ON report (message_id, reporter_id);

-- Of rows that came from elsewhere: imports run again without doubles.
CREATE TABLE import_map (
  source TEXT NOT NULL,                    -- "stackexchange:history.meta"
  kind TEXT NOT NULL,                      -- post, comment
  native_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  hash BIGINT NOT NULL,                    -- Of what was read, to see a change.
  PRIMARY KEY (source, kind, native_id)
);
