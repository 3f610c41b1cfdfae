-- Trust that members earn, and what staff writes down about people and between the lines.

ALTER TABLE person ADD COLUMN trust_level BIGINT NOT NULL DEFAULT 0;  -- 0 to 4

CREATE TABLE trust (
  person_id BIGINT PRIMARY KEY,
  topics BIGINT NOT NULL DEFAULT 0,        -- Conversations entered, each once a day.
  posts BIGINT NOT NULL DEFAULT 0,         -- Messages read.
  seconds BIGINT NOT NULL DEFAULT 0,
  likes_given BIGINT NOT NULL DEFAULT 0,
  likes_received BIGINT NOT NULL DEFAULT 0,
  locked BIGINT NOT NULL DEFAULT 0         -- 1: the level was set by hand and stays.
);

-- Days on which somebody was here, counted from 1970.
CREATE TABLE trust_day (
  person_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  PRIMARY KEY (person_id, day)
);
CREATE INDEX trust_day_age ON trust_day (day);

CREATE TABLE staff_note (
  id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  text TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX staff_note_person ON staff_note (person_id, id);

-- What staff says to staff inside a conversation. Apart from message, so that no list, search,
-- count, feed or export of messages can ever hold one.
CREATE TABLE whisper (
  conversation_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  body_markdown TEXT NOT NULL,
  body_html TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, id)
);
