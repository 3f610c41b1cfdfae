-- What somebody is told of: one line for each conversation and reason until it is read.
CREATE TABLE notice (
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,                      -- mentioned, replied, started, accepted
  conversation_id BIGINT NOT NULL,
  first_message_id BIGINT NOT NULL,        -- Where to begin to read.
  last_message_id BIGINT NOT NULL,
  actor_id BIGINT NOT NULL,                -- Who did it last.
  actors TEXT NOT NULL,                    -- " 12 15 ": who did, as far as there is room.
  people BIGINT NOT NULL,                  -- How many.
  at BIGINT NOT NULL,                      -- Of the last.
  read_at BIGINT,
  mail_at BIGINT,                          -- When it is to be mailed; NULL: not, or done.
  PRIMARY KEY (person_id, id)
);
CREATE UNIQUE INDEX notice_open ON notice (person_id, conversation_id, kind) WHERE read_at IS NULL;
CREATE INDEX notice_newest ON notice (person_id, at, id);
CREATE INDEX notice_mail ON notice (mail_at) WHERE mail_at IS NOT NULL;
CREATE INDEX notice_age ON notice (read_at) WHERE read_at IS NOT NULL;
