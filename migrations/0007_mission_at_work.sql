-- A mission is measured every day, and everybody may see how.

ALTER TABLE mission ADD COLUMN target_date TEXT;  -- "2026-12-31": by when; only with a target.

-- What each figure of a community was on each day, over the 30 days that end with it.
CREATE TABLE figure_day (
  space_id BIGINT NOT NULL,                -- A community.
  figure TEXT NOT NULL,                    -- Of the catalogue.
  day BIGINT NOT NULL,                     -- Days since 1970, UTC.
  value DOUBLE PRECISION,                  -- NULL: nothing to divide by.
  numerator BIGINT NOT NULL,
  denominator BIGINT NOT NULL,
  PRIMARY KEY (space_id, figure, day)
);

-- The questions of a month, in the order they were asked, over several spaces.
CREATE INDEX conversation_asked ON conversation (created_at, id);

-- What members agree on, each version whole.
CREATE TABLE norms (
  space_id BIGINT NOT NULL,                -- A community.
  number BIGINT NOT NULL,                  -- From 1.
  body_markdown TEXT NOT NULL,
  body_html TEXT NOT NULL,
  note TEXT NOT NULL,                      -- What changed and why, in a sentence.
  written_by BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  PRIMARY KEY (space_id, number)
);
