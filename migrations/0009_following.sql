-- What people follow, how far they have read, and how they name each other.

-- "rosa-martin" of "@rosa-martin". Whoever has an account has one; it never changes.
CREATE TABLE handle (
  person_id BIGINT PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE
);
-- Where somebody is found while their handle is typed: its beginning at each of its words.
CREATE TABLE handle_word (
  word TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (word, person_id)
);
CREATE INDEX handle_word_person ON handle_word (person_id);

-- Whom a message names.
CREATE TABLE mention (
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, message_id, person_id)
);

-- A person in a conversation: how closely they follow it, and how far they have read.
CREATE TABLE reader (
  conversation_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  level TEXT NOT NULL DEFAULT '',          -- watching … muted; '': as of its space and tags
  chosen BIGINT NOT NULL DEFAULT 0,        -- By the person; 0: by what they did.
  read_message_id BIGINT NOT NULL DEFAULT 0,
  read_replies BIGINT NOT NULL DEFAULT 0,  -- Standing replies up to there.
  read_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation_id, person_id)
);
CREATE INDEX reader_level ON reader (conversation_id, person_id) WHERE level <> '';
CREATE INDEX reader_person ON reader (person_id, conversation_id);

CREATE TABLE space_follow (
  space_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  level TEXT NOT NULL,
  PRIMARY KEY (space_id, person_id)
);
CREATE INDEX space_follow_person ON space_follow (person_id);

CREATE TABLE tag_follow (
  tag_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  level TEXT NOT NULL,
  PRIMARY KEY (tag_id, person_id)
);
CREATE INDEX tag_follow_person ON tag_follow (person_id);

-- What follows from starting a conversation or replying in one; no row: watching and tracking.
CREATE TABLE follow_default (
  person_id BIGINT PRIMARY KEY,
  on_start TEXT NOT NULL,
  on_reply TEXT NOT NULL
);

-- "Mark all as read" in a space: what was said until then is not new.
CREATE TABLE space_read (
  space_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  PRIMARY KEY (space_id, person_id)
);
CREATE INDEX space_read_person ON space_read (person_id);
