-- What somebody typed and has not posted yet: theirs alone, on every device.
CREATE TABLE draft (
  person_id BIGINT NOT NULL,
  place TEXT NOT NULL,                     -- ask, reply-7 (of conversation 7)
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  space TEXT NOT NULL,                     -- Slug, as chosen.
  tags TEXT NOT NULL,                      -- As typed.
  kind TEXT NOT NULL,                      -- question, discussion; '' for replies
  version BIGINT NOT NULL,                 -- Grows with each save.
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, place)
);
CREATE INDEX draft_age ON draft (updated_at);

-- What became of similar conversations offered to people who were about to ask, for each day (UTC).
-- Nothing of who they were.
CREATE TABLE suggestion_day (
  day BIGINT NOT NULL,                     -- Since 1970.
  outcome TEXT NOT NULL,                   -- offered, opened, asked_anyway
  times BIGINT NOT NULL,
  PRIMARY KEY (day, outcome)
);
