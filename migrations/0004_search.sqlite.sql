-- The search index. search_doc holds the terms of every standing message, made by search/analyzer;
-- search_index is SQLite's inverted index over it, kept in step by the code that writes search_doc.
-- The ascii tokenizer cuts at spaces only, because terms hold nothing else it would cut at.

CREATE TABLE search_doc (
  message_id INTEGER PRIMARY KEY,          -- The rowid: newest first is the index's own order.
  conversation_id BIGINT NOT NULL,
  space_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX search_doc_conversation ON search_doc (conversation_id);

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content = 'search_doc', content_rowid = 'message_id', tokenize = 'ascii'
);
