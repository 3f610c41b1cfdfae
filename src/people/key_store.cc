#include "people/key_store.h"

#include "db/enum_name.h"
#include "people/account_rows.h"

namespace coloquio::people {

std::optional<KeyHolder> find_session_holder(db::Connection& db, std::string_view hash) {
  const auto rows = db.query(
      "SELECT a.id, a.person_id, a.email, a.role, a.language, a.theme, a.silenced_until,"
      " a.suspended_until, a.sanction_reason, a.created_at, a.last_seen_at, p.name, p.posts,"
      " s.csrf, s.expires_at, s.last_seen_at, p.trust_level"
      " FROM session s JOIN account a ON a.id = s.account_id JOIN person p ON p.id = a.person_id"
      " WHERE s.token_hash = $1",
      hash);
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return KeyHolder{.account = account_of(row),
                   .name = row.get<std::string>(account_columns),
                   .posts = row.get<int>(account_columns + 1),
                   .csrf = row.get<std::string>(account_columns + 2),
                   .scope = Scope::all,
                   .expires_at = row.get<Instant>(account_columns + 3),
                   .seen_at = row.get<Instant>(account_columns + 4),
                   .trust_level = row.get<int>(account_columns + 5)};
}

std::optional<KeyHolder> find_token_holder(db::Connection& db, std::string_view hash) {
  const auto rows = db.query(
      "SELECT a.id, a.person_id, a.email, a.role, a.language, a.theme, a.silenced_until,"
      " a.suspended_until, a.sanction_reason, a.created_at, a.last_seen_at, p.name, p.posts,"
      " t.scope, t.expires_at, t.last_used_at, p.trust_level"
      " FROM api_token t JOIN account a ON a.id = t.account_id JOIN person p ON p.id = a.person_id"
      " WHERE t.token_hash = $1",
      hash);
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return KeyHolder{
      .account = account_of(row),
      .name = row.get<std::string>(account_columns),
      .posts = row.get<int>(account_columns + 1),
      .csrf = "",
      .scope = db::name_or(row.get<std::string_view>(account_columns + 2), Scope::read),
      .expires_at = row.get<std::optional<Instant>>(account_columns + 3),
      .seen_at = row.get<std::optional<Instant>>(account_columns + 4),
      .trust_level = row.get<int>(account_columns + 5)};
}

void insert_session(db::Connection& db, std::string_view hash, std::string_view csrf,
                    AccountId account, const Session& session) {
  db.execute(
      "INSERT INTO session (token_hash, id, account_id, csrf, device, created_at, last_seen_at,"
      " expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      hash, session.id, account, csrf, session.device, session.created_at, session.last_seen_at,
      session.expires_at);
}

std::vector<Session> list_sessions(db::Connection& db, AccountId account,
                                   std::string_view current_hash, Instant now) {
  std::vector<Session> sessions;
  for (const auto row :
       db.query("SELECT id, device, created_at, last_seen_at, expires_at, token_hash FROM session"
                " WHERE account_id = $1 AND expires_at > $2 ORDER BY last_seen_at DESC, id DESC"
                " LIMIT 200",
                account, now)) {
    sessions.push_back({.id = row.get<SessionId>(0),
                        .device = row.get<std::string>(1),
                        .created_at = row.get<Instant>(2),
                        .last_seen_at = row.get<Instant>(3),
                        .expires_at = row.get<Instant>(4),
                        .current = row.get<std::string_view>(5) == current_hash});
  }
  return sessions;
}

int delete_session(db::Connection& db, AccountId account, SessionId id) {
  return db.execute("DELETE FROM session WHERE account_id = $1 AND id = $2", account, id);
}

void delete_session(db::Connection& db, std::string_view hash) {
  db.execute("DELETE FROM session WHERE token_hash = $1", hash);
}

int delete_sessions(db::Connection& db, AccountId account, std::string_view except_hash) {
  return db.execute("DELETE FROM session WHERE account_id = $1 AND token_hash <> $2", account,
                    except_hash);
}

void rotate_session(db::Connection& db, std::string_view old_hash, std::string_view new_hash,
                    std::string_view csrf) {
  db.execute("UPDATE session SET token_hash = $2, csrf = $3 WHERE token_hash = $1", old_hash,
             new_hash, csrf);
}

void touch_session(db::Connection& db, std::string_view hash, Instant seen, Instant expires) {
  db.execute("UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE token_hash = $1", hash,
             seen, expires);
  db.execute(
      "UPDATE account SET last_seen_at = $2"
      " WHERE id = (SELECT account_id FROM session WHERE token_hash = $1)",
      hash, seen);
}

void insert_token(db::Connection& db, std::string_view hash, AccountId account,
                  const ApiToken& token) {
  db.execute(
      "INSERT INTO api_token (token_hash, id, account_id, name, scope, created_at, expires_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      hash, token.id, account, token.name, db::to_name(token.scope), token.created_at,
      token.expires_at);
}

std::vector<ApiToken> list_tokens(db::Connection& db, AccountId account, TokenId before,
                                  int limit) {
  std::vector<ApiToken> tokens;
  for (const auto row :
       db.query("SELECT id, name, scope, created_at, last_used_at, expires_at FROM api_token"
                " WHERE account_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
                account, before, limit)) {
    tokens.push_back({.id = row.get<TokenId>(0),
                      .name = row.get<std::string>(1),
                      .scope = db::name_or(row.get<std::string_view>(2), Scope::read),
                      .created_at = row.get<Instant>(3),
                      .last_used_at = row.get<std::optional<Instant>>(4),
                      .expires_at = row.get<std::optional<Instant>>(5)});
  }
  return tokens;
}

int count_tokens(db::Connection& db, AccountId account) {
  return db.query("SELECT count(*) FROM api_token WHERE account_id = $1", account)
      .front()
      .get<int>(0);
}

int delete_token(db::Connection& db, AccountId account, TokenId id) {
  return db.execute("DELETE FROM api_token WHERE account_id = $1 AND id = $2", account, id);
}

void touch_token(db::Connection& db, std::string_view hash, Instant used) {
  db.execute("UPDATE api_token SET last_used_at = $2 WHERE token_hash = $1", hash, used);
}

void insert_link(db::Connection& db, std::string_view hash, const Link& link) {
  db.execute(
      "INSERT INTO email_token (token_hash, purpose, account_id, email, email_key, name,"
      " password_hash, language, created_at, expires_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      hash, db::to_name(link.purpose), link.account, link.email, link.email_key, link.name,
      link.password_hash, code(link.language), link.created_at, link.expires_at);
}

namespace {

std::optional<Link> link_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  Link link{.purpose = db::name_or(row.get<std::string_view>(0), Purpose::notice),
            .account = row.get<AccountId>(1),
            .email = row.get<std::string>(2),
            .email_key = row.get<std::string>(3),
            .name = row.get<std::string>(4),
            .password_hash = row.get<std::string>(5),
            .language = Language::es,
            .created_at = row.get<Instant>(7),
            .expires_at = row.get<Instant>(8)};
  parse_language(row.get<std::string_view>(6), link.language);
  return link;
}

}  // namespace

std::optional<Link> find_link(db::Connection& db, std::string_view hash, Purpose purpose,
                              Instant now) {
  return link_of(
      db.query("SELECT purpose, account_id, email, email_key, name, password_hash, language,"
               " created_at, expires_at FROM email_token"
               " WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3",
               hash, db::to_name(purpose), now));
}

std::optional<Link> take_link(db::Connection& db, std::string_view hash, Purpose purpose,
                              Instant now) {
  return link_of(
      db.query("DELETE FROM email_token WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3"
               " RETURNING purpose, account_id, email, email_key, name, password_hash, language,"
               " created_at, expires_at",
               hash, db::to_name(purpose), now));
}

void delete_links(db::Connection& db, std::string_view email_key, Purpose purpose) {
  db.execute("DELETE FROM email_token WHERE email_key = $1 AND purpose = $2", email_key,
             db::to_name(purpose));
}

void delete_links(db::Connection& db, AccountId account) {
  db.execute("DELETE FROM email_token WHERE account_id = $1", account);
}

int count_links(db::Connection& db, std::string_view email_key, Instant since) {
  return db
      .query("SELECT count(*) FROM email_token WHERE email_key = $1 AND created_at > $2", email_key,
             since)
      .front()
      .get<int>(0);
}

void delete_expired_keys(db::Connection& db, Instant now) {
  db.execute("DELETE FROM session WHERE expires_at <= $1", now);
  db.execute("DELETE FROM api_token WHERE expires_at <= $1", now);
  db.execute("DELETE FROM email_token WHERE expires_at <= $1", now);
}

}  // namespace coloquio::people
