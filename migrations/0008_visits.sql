-- Visits, searches and whether answers helped: counts by day, and nothing of who (docs/adr/0021).

CREATE TABLE visit_day (
  conversation_id BIGINT NOT NULL,
  day BIGINT NOT NULL,                     -- Days since 1970, UTC.
  guests BIGINT NOT NULL,                  -- Visits by people without an account, robots left out.
  members BIGINT NOT NULL,
  guests_answered BIGINT NOT NULL,         -- Those of them that found an accepted answer there.
  members_answered BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, day)
);
CREATE INDEX visit_day_day ON visit_day (day);

-- "Did this help?" beneath an accepted answer.
CREATE TABLE helped_day (
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  yes BIGINT NOT NULL,
  no BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, message_id, day)
);
CREATE INDEX helped_day_day ON helped_day (day);

-- Searches that at least three different visitors made; what fewer looked for is never written down.
CREATE TABLE search_day (
  query TEXT NOT NULL,                     -- Folded, without what looks personal.
  day BIGINT NOT NULL,
  searches BIGINT NOT NULL,
  nothing_found BIGINT NOT NULL,
  PRIMARY KEY (query, day)
);
CREATE INDEX search_day_day ON search_day (day);

-- Which weekly letters on the health of a community were written, so that none goes out twice.
CREATE TABLE health_letter (
  space_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  week BIGINT NOT NULL,                    -- The day its Monday is, as above.
  planned_at BIGINT NOT NULL,
  written_at BIGINT,
  PRIMARY KEY (space_id, account_id, week)
);

-- Who wants none of them.
CREATE TABLE health_letter_off (
  account_id BIGINT PRIMARY KEY,
  since BIGINT NOT NULL
);
