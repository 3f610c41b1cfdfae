-- One queue for all that somebody must look at, and what follows from a decision.

-- Who keeps the peace in a space and in those inside it, beside those whose role allows it anywhere.
CREATE TABLE space_moderator (
  space_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  added_at BIGINT NOT NULL,
  PRIMARY KEY (space_id, person_id)
);

CREATE TABLE review_item (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,                      -- message, person, held, appeal
  why TEXT NOT NULL,                       -- reports, first_post, watched_word…
  detail TEXT NOT NULL DEFAULT '',         -- The word that was hit, the host that repeats.
  space_id BIGINT NOT NULL,                -- 0: of no space; of messages, that of the conversation.
  conversation_id BIGINT NOT NULL DEFAULT 0,
  message_id BIGINT NOT NULL DEFAULT 0,
  person_id BIGINT NOT NULL,               -- Whose text, or who.
  subject_id BIGINT NOT NULL DEFAULT 0,    -- The held post; the statement appealed against.
  weight BIGINT NOT NULL DEFAULT 0,        -- Of the reports so far.
  hidden BIGINT NOT NULL DEFAULT 0,        -- 1: taken out of sight until somebody decides.
  claimed_by BIGINT,
  claimed_until BIGINT,
  created_at BIGINT NOT NULL,
  decided_at BIGINT,
  decided_by BIGINT,
  outcome TEXT NOT NULL DEFAULT '',
  alarmed_at BIGINT                        -- When it was told that it waits too long.
);
CREATE UNIQUE INDEX review_item_open ON review_item (kind, message_id, person_id, subject_id)
  WHERE decided_at IS NULL;
CREATE INDEX review_item_queue ON review_item (id) WHERE decided_at IS NULL;
CREATE INDEX review_item_conversation ON review_item (conversation_id);

-- A report is of a message, or of a person (message and conversation 0 then).
ALTER TABLE report ADD COLUMN subject_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN item_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN weight BIGINT NOT NULL DEFAULT 2;
DROP INDEX report_once;
DROP INDEX report_open;
CREATE UNIQUE INDEX report_once ON report (message_id, subject_id, reporter_id);
CREATE INDEX report_item ON report (item_id);
CREATE INDEX report_reporter ON report (reporter_id, id);

INSERT INTO review_item (id, kind, why, space_id, conversation_id, message_id, person_id, weight,
                         created_at)
SELECT MIN(r.id), 'message', 'reports', c.space_id, r.conversation_id, r.message_id, m.author_id,
       2 * COUNT(*), MIN(r.created_at)
FROM report r
JOIN conversation c ON c.id = r.conversation_id
JOIN message m ON m.conversation_id = r.conversation_id AND m.id = r.message_id
WHERE r.resolved_at IS NULL AND m.deleted_at IS NULL
GROUP BY c.space_id, r.conversation_id, r.message_id, m.author_id;
UPDATE report SET item_id = COALESCE(
  (SELECT i.id FROM review_item i WHERE i.message_id = report.message_id), 0)
WHERE resolved_at IS NULL;

-- What somebody wrote and nobody sees until it is approved.
CREATE TABLE held_post (
  id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,         -- 0: begins one.
  space_id BIGINT NOT NULL,
  draft TEXT NOT NULL,                     -- JSON of what was sent.
  created_at BIGINT NOT NULL,
  published_id BIGINT                      -- The message it became.
);
CREATE INDEX held_post_person ON held_post (person_id, id);

-- Why something was restricted (Regulation (EU) 2022/2065, article 17).
CREATE TABLE statement (
  id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL,               -- Whom it concerns.
  restriction TEXT NOT NULL,               -- removed, hidden, refused, silenced, suspended
  rule TEXT NOT NULL,                      -- spam, rude, private_data, illegal, other
  facts TEXT NOT NULL,
  automated BIGINT NOT NULL,
  space_id BIGINT NOT NULL DEFAULT 0,
  conversation_id BIGINT NOT NULL DEFAULT 0,
  message_id BIGINT NOT NULL DEFAULT 0,
  title TEXT NOT NULL DEFAULT '',
  quote TEXT NOT NULL DEFAULT '',          -- What was said, as it stood.
  sanction_id BIGINT UNIQUE,
  until_at BIGINT,                         -- Of a sanction.
  decided_by BIGINT,
  item_id BIGINT NOT NULL DEFAULT 0,
  undo TEXT NOT NULL DEFAULT '',           -- JSON: what a return has to bring back.
  key TEXT NOT NULL,                       -- Opens the page for who cannot sign in.
  created_at BIGINT NOT NULL,
  appeal_until BIGINT NOT NULL,
  mailed_at BIGINT,
  undone_at BIGINT,
  undone_by BIGINT
);
CREATE INDEX statement_person ON statement (person_id, id);
CREATE INDEX statement_message ON statement (message_id);

CREATE TABLE appeal (
  statement_id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL,
  text TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  answered_at BIGINT,
  answered_by BIGINT,
  outcome TEXT NOT NULL DEFAULT '',        -- upheld, overturned
  answer TEXT NOT NULL DEFAULT ''
);
