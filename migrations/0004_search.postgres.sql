-- The search index. search_doc holds the terms of every standing message, made by search/analyzer;
-- `terms` is made from them by the code that writes them: title words carry weight A.

CREATE TABLE search_doc (
  message_id BIGINT PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  space_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  terms TSVECTOR NOT NULL
);
CREATE INDEX search_doc_conversation ON search_doc (conversation_id);
CREATE INDEX search_doc_terms ON search_doc USING gin (terms);
