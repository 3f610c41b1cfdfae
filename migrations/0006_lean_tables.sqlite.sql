-- The lengths of texts, which FTS5 keeps for a ranking of its own, are never asked for: best-first
-- order is made from the words themselves. Without them an import writes a row less for each message.
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content = 'search_doc', content_rowid = 'message_id', tokenize = 'ascii',
  columnsize = 0
);
INSERT INTO search_index (search_index) VALUES ('rebuild');

-- Tables that are little more than their key need no row number and no second tree to find it by.

CREATE TABLE lean (
  conversation_id BIGINT NOT NULL,
  tag_id BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, tag_id)
) WITHOUT ROWID;
INSERT INTO lean SELECT conversation_id, tag_id FROM conversation_tag;
DROP TABLE conversation_tag;
ALTER TABLE lean RENAME TO conversation_tag;
CREATE INDEX conversation_tag_tag ON conversation_tag (tag_id, conversation_id);

CREATE TABLE lean (
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, message_id, person_id)
) WITHOUT ROWID;
INSERT INTO lean SELECT conversation_id, message_id, person_id, created_at FROM vote;
DROP TABLE vote;
ALTER TABLE lean RENAME TO vote;

CREATE TABLE lean (
  conversation_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, person_id)
) WITHOUT ROWID;
INSERT INTO lean SELECT conversation_id, person_id, created_at FROM me_too;
DROP TABLE me_too;
ALTER TABLE lean RENAME TO me_too;

CREATE TABLE lean (
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  native_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  hash BIGINT NOT NULL,
  PRIMARY KEY (source, kind, native_id)
) WITHOUT ROWID;
INSERT INTO lean SELECT source, kind, native_id, conversation_id, message_id, hash FROM import_map;
DROP TABLE import_map;
ALTER TABLE lean RENAME TO import_map;

CREATE TABLE lean (
  old_path TEXT NOT NULL,
  new_path TEXT NOT NULL,
  PRIMARY KEY (old_path)
) WITHOUT ROWID;
INSERT INTO lean SELECT old_path, new_path FROM redirect;
DROP TABLE redirect;
ALTER TABLE lean RENAME TO redirect;
