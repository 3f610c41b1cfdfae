-- Points that can be explained, and badges.

-- Only added to: what is undone is booked back. A total is the sum of its lines.
CREATE TABLE point (
  id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL,
  space_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  reason TEXT NOT NULL,                    -- accepted, vote
  points BIGINT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX point_person ON point (person_id, space_id, points);
CREATE INDEX point_person_time ON point (person_id, id);
CREATE INDEX point_conversation ON point (conversation_id, message_id, reason);
CREATE INDEX point_at ON point (at, space_id);

CREATE TABLE badge (
  id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL,
  name TEXT NOT NULL,                      -- first_solution, ten_solutions, fifty_solutions, thanks
  given_by BIGINT,                         -- NULL: by rule.
  reason TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  revoked_at BIGINT,
  revoked_by BIGINT
);
CREATE INDEX badge_person ON badge (person_id, id);

ALTER TABLE member ADD COLUMN ranked BIGINT NOT NULL DEFAULT 1;  -- On leaderboards.

-- Whom somebody follows: for themselves only.
CREATE TABLE follow (
  follower_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (follower_id, person_id)
);
