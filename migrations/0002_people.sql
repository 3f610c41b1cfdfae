-- Who there is. A person is one human being; identities say how they appear on each network; an
-- account is their login here.

CREATE TABLE person (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  headline TEXT NOT NULL DEFAULT '',       -- "Cliente, Valencia"
  bio_markdown TEXT NOT NULL DEFAULT '',
  bio_html TEXT NOT NULL DEFAULT '',
  is_staff BIGINT NOT NULL DEFAULT 0,      -- Speaks for the organisation.
  posts BIGINT NOT NULL DEFAULT 0,         -- Messages that stand.
  answers_accepted BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

CREATE TABLE identity_key (
  network TEXT NOT NULL,                   -- "email", "stackexchange:history.meta"
  native_id TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (network, native_id)
);

CREATE TABLE identity (
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  network TEXT NOT NULL,
  native_id TEXT NOT NULL,
  evidence TEXT NOT NULL,                  -- "confirmed_link", "import"
  verified_at BIGINT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, id)
);

CREATE TABLE account (
  id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL UNIQUE,
  email TEXT NOT NULL,                     -- As typed.
  email_key TEXT NOT NULL UNIQUE,          -- text::normal_email().
  email_verified_at BIGINT NOT NULL,
  password_hash TEXT NOT NULL,             -- argon2id; '' when none was ever set.
  role TEXT NOT NULL,                      -- member, moderator, agent, manager, administrator
  language TEXT NOT NULL,
  theme TEXT NOT NULL DEFAULT 'system',
  silenced_until BIGINT,
  suspended_until BIGINT,
  sanction_reason TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT
);

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,             -- The cookie's value is never stored.
  id BIGINT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL,
  csrf TEXT NOT NULL,
  device TEXT NOT NULL,                    -- "Firefox, Android": in words, from the User-Agent.
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE api_token (
  token_hash TEXT PRIMARY KEY,
  id BIGINT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL,                     -- read, write, all
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  expires_at BIGINT
);
CREATE INDEX api_token_account ON api_token (account_id);

-- Links sent by mail: single use, short lived. A sign-up waits here, with its name and password,
-- until its link is used: only then is there an account, so nobody can hold another's address.
CREATE TABLE email_token (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,                   -- sign_up, reset, change; notice: a mail without a link
  account_id BIGINT NOT NULL,              -- 0 for sign_up.
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  password_hash TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX email_token_account ON email_token (account_id);
CREATE INDEX email_token_email ON email_token (email_key, created_at);
CREATE INDEX email_token_expiry ON email_token (expires_at);

-- Every mail that was handed to a mail server, or would have been (development).
CREATE TABLE mail (
  id BIGINT PRIMARY KEY,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,                     -- waiting, sent, kept (no server configured), failed
  last_error TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  sent_at BIGINT
);
CREATE INDEX mail_age ON mail (created_at);

CREATE TABLE sanction (
  id BIGINT PRIMARY KEY,
  account_id BIGINT NOT NULL,
  kind TEXT NOT NULL,                      -- silence, suspend
  reason TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  by_account_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  lifted_at BIGINT,
  lifted_by BIGINT
);
CREATE INDEX sanction_account ON sanction (account_id, id);
