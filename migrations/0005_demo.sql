-- What `coloquio demo` made, so that `coloquio demo remove` takes exactly that away.
CREATE TABLE demo_row (
  kind TEXT NOT NULL,                      -- person, space, conversation
  id BIGINT NOT NULL,
  PRIMARY KEY (kind, id)
);
