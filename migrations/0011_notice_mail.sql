-- Notices by mail: what each person wants, and what keeps it from being too much.

-- No row: the values of a fresh account (notices/preferences.h).
CREATE TABLE notice_preference (
  person_id BIGINT PRIMARY KEY,
  mail TEXT NOT NULL,                      -- all, personal, none
  digest TEXT NOT NULL,                    -- daily, weekly, monthly, never
  quiet_from BIGINT,                       -- Minute of the day in time_zone; NULL: never quiet.
  quiet_until BIGINT,
  time_zone TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE mail_tally (
  person_id BIGINT NOT NULL,
  day BIGINT NOT NULL,                     -- Since 1970, UTC.
  sent BIGINT NOT NULL,
  PRIMARY KEY (person_id, day)
);

-- An address that did not take a mail: 2 for good, 1 for now.
CREATE TABLE mail_bounce (
  email_key TEXT NOT NULL,
  mail_id BIGINT NOT NULL,
  score BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (email_key, mail_id)
);

CREATE TABLE digest (
  person_id BIGINT PRIMARY KEY,
  sent_at BIGINT NOT NULL
);

ALTER TABLE mail ADD COLUMN unsubscribe TEXT NOT NULL DEFAULT '';  -- Address for List-Unsubscribe.
ALTER TABLE mail ADD COLUMN thread TEXT NOT NULL DEFAULT '';       -- What mail programs group by.
