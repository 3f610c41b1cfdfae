-- What every room stands on: the outbox, the queue, the audit, settings, idempotency.
-- Ids are made by the application; times are microseconds UTC.

CREATE TABLE event (
  id BIGINT PRIMARY KEY,
  position BIGINT,                         -- Order of delivery (bus/outbox.h); NULL: not yet given.
  name TEXT NOT NULL,
  subject BIGINT NOT NULL,
  payload TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX event_position ON event (position);
CREATE INDEX event_unplaced ON event (id) WHERE position IS NULL;

CREATE TABLE event_cursor (
  receiver TEXT PRIMARY KEY,
  position BIGINT NOT NULL                 -- Of the last event delivered.
);

CREATE TABLE job (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'waiting',   -- waiting, running, dead
  locked_until BIGINT,
  last_error TEXT,
  created_at BIGINT NOT NULL
);
CREATE INDEX job_due ON job (state, run_at);

CREATE TABLE audit (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  account_id BIGINT,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  origin TEXT NOT NULL
);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Answers already given, so that a repeated request gets the same one (kept 24 h).
CREATE TABLE idempotency (
  account_id BIGINT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status BIGINT NOT NULL,                  -- 0: the deed is done, its answer not yet kept
  body TEXT NOT NULL,
  subject BIGINT NOT NULL,                 -- of the deed's first event; 0 without one
  created_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- Addresses that moved: old path → path today.
CREATE TABLE redirect (
  old_path TEXT PRIMARY KEY,
  new_path TEXT NOT NULL
);
