-- What people know, and how others find them.

-- Tags that a person names: what they know about, what they would like to hear about.
CREATE TABLE expertise (
  person_id BIGINT NOT NULL,
  kind TEXT NOT NULL,                      -- expertise, interest
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (person_id, kind, slug)
);
CREATE INDEX expertise_slug ON expertise (slug, kind, person_id);

-- A row for each account, kept by events: what the directory is sorted and searched by.
CREATE TABLE member (
  person_id BIGINT PRIMARY KEY,
  name_key TEXT NOT NULL,                  -- text::fold() of the name.
  place TEXT NOT NULL DEFAULT '',
  place_key TEXT NOT NULL DEFAULT '',
  listed BIGINT NOT NULL DEFAULT 1,        -- In the directory.
  asked BIGINT NOT NULL DEFAULT 1,         -- Suggested as somebody who knows.
  confined BIGINT NOT NULL DEFAULT 0       -- A partner: known only inside their workspaces.
);
CREATE INDEX member_name ON member (name_key, person_id);
INSERT INTO member (person_id, name_key, confined)
  SELECT p.id, LOWER(p.name), CASE WHEN a.role = 'partner' THEN 1 ELSE 0 END
  FROM account a JOIN person p ON p.id = a.person_id;

-- Each word of a name, for finding people by its beginning.
CREATE TABLE member_word (
  word TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (word, person_id)
);
CREATE INDEX member_word_person ON member_word (person_id);
INSERT INTO member_word (word, person_id) SELECT name_key, person_id FROM member;

-- Somebody was asked to answer.
CREATE TABLE answer_invitation (
  conversation_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  invited_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, person_id)
);
CREATE INDEX answer_invitation_person ON answer_invitation (person_id, created_at);
CREATE INDEX answer_invitation_by ON answer_invitation (invited_by, created_at);
