#include "people/account_store.h"

#include "base/text.h"
#include "db/enum_name.h"
#include "db/in_list.h"
#include "people/account_rows.h"
#include "people/service.h"

namespace coloquio::people {

Account account_of(const db::Row& row) {
  Account account{.id = row.get<AccountId>(0),
                  .person = row.get<PersonId>(1),
                  .email = row.get<std::string>(2),
                  .role = db::name_or(row.get<std::string_view>(3), Role::member),
                  .language = Language::es,
                  .theme = db::name_or(row.get<std::string_view>(5), Theme::system),
                  .silenced_until = row.get<std::optional<Instant>>(6),
                  .suspended_until = row.get<std::optional<Instant>>(7),
                  .sanction_reason = row.get<std::string>(8),
                  .created_at = row.get<Instant>(9),
                  .last_seen_at = row.get<std::optional<Instant>>(10)};
  parse_language(row.get<std::string_view>(4), account.language);
  return account;
}

bool insert_account(db::Connection& db, const Account& account, std::string_view password_hash) {
  return db.execute(
             "INSERT INTO account (id, person_id, email, email_key, email_verified_at,"
             " password_hash, role, language, theme, created_at)"
             " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
             account.id, account.person, account.email, text::normal_email(account.email),
             account.created_at, password_hash, name_of(account.role), code(account.language),
             db::to_name(account.theme), account.created_at) == 1;
}

namespace {

std::optional<Login> login_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return Login{.account = account_of(row),
               .name = row.get<std::string>(account_columns),
               .password_hash = row.get<std::string>(account_columns + 1)};
}

}  // namespace

std::optional<Login> find_login(db::Connection& db, std::string_view email_key) {
  return login_of(
      db.query("SELECT a.id, a.person_id, a.email, a.role, a.language, a.theme, a.silenced_until,"
               " a.suspended_until, a.sanction_reason, a.created_at, a.last_seen_at, p.name,"
               " a.password_hash FROM account a JOIN person p ON p.id = a.person_id"
               " WHERE a.email_key = $1",
               email_key));
}

std::optional<Login> find_login(db::Connection& db, AccountId id) {
  return login_of(db.query(
      "SELECT a.id, a.person_id, a.email, a.role, a.language, a.theme, a.silenced_until,"
      " a.suspended_until, a.sanction_reason, a.created_at, a.last_seen_at, p.name,"
      " a.password_hash FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = $1",
      id));
}

std::int64_t count_seen_since(db::Connection& db, Instant since) {
  return db.query("SELECT COUNT(*) FROM account WHERE last_seen_at >= $1", since)
      .front()
      .get<std::int64_t>(0);
}

std::vector<Colleague> colleagues(db::Connection& db, std::span<const Role> roles, Instant now) {
  std::vector<std::string_view> names;
  for (const auto role : roles) names.push_back(name_of(role));
  const db::InList in(names, 2);
  const auto rows = db.run(
      "SELECT a.id, a.person_id, a.email, a.role, a.language, a.theme, a.silenced_until,"
      " a.suspended_until, a.sanction_reason, a.created_at, a.last_seen_at, p.name"
      " FROM account a JOIN person p ON p.id = a.person_id"
      " WHERE (a.suspended_until IS NULL OR a.suspended_until <= $1) AND a.role IN (" +
          in.sql() + ") ORDER BY a.id",
      in.after(now));
  std::vector<Colleague> found;
  for (const auto row : rows) {
    found.push_back({account_of(row), row.get<std::string>(account_columns)});
  }
  return found;
}

bool there_is_an_administrator(db::Connection& db) { return count_administrators(db) > 0; }

int count_administrators(db::Connection& db) {
  return db.query("SELECT count(*) FROM account WHERE role = 'administrator'").front().get<int>(0);
}

bool somebody_else_may(db::Connection& db, Permission permission, PersonId than) {
  for (const auto& row :
       db.query("SELECT role FROM account WHERE person_id <> $1 GROUP BY role", than)) {
    const auto role = db::name_or(row.get<std::string_view>(0), Role::member);
    if (permissions_of(role).has(permission)) return true;
  }
  return false;
}

void update_password(db::Connection& db, AccountId id, std::string_view hash) {
  db.execute("UPDATE account SET password_hash = $2 WHERE id = $1", id, hash);
}

bool update_email(db::Connection& db, AccountId id, std::string_view email, Instant verified_at) {
  const std::string key = text::normal_email(email);
  // Asked first, because a violated constraint ends a transaction of PostgreSQL.
  if (!db.query("SELECT id FROM account WHERE email_key = $1 AND id <> $2", key, id).empty()) {
    return false;
  }
  db.execute("UPDATE account SET email = $2, email_key = $3, email_verified_at = $4 WHERE id = $1",
             id, email, key, verified_at);
  return true;
}

void move_email_identity(db::Connection& db, PersonId person, std::string_view old_key,
                         IdentityId id, std::string_view new_key, Instant now) {
  db.execute("DELETE FROM identity_key WHERE network = 'email' AND native_id = $1", old_key);
  db.execute("DELETE FROM identity WHERE person_id = $1 AND network = 'email' AND native_id = $2",
             person, old_key);
  add_identity(db, {.id = id,
                    .person = person,
                    .network = "email",
                    .native_id = std::string(new_key),
                    .evidence = "confirmed_link",
                    .verified = true,
                    .created_at = now});
}

void update_role(db::Connection& db, AccountId id, Role role) {
  db.execute("UPDATE account SET role = $2 WHERE id = $1", id, name_of(role));
  db.execute(
      "UPDATE person SET is_staff = $2 WHERE id = (SELECT person_id FROM account WHERE id = $1)",
      id, is_staff(role));
}

void update_preferences(db::Connection& db, AccountId id, Language language, Theme theme) {
  db.execute("UPDATE account SET language = $2, theme = $3 WHERE id = $1", id, code(language),
             db::to_name(theme));
}

void update_profile(db::Connection& db, const Person& person) {
  db.execute(
      "UPDATE person SET name = $2, headline = $3, bio_markdown = $4, bio_html = $5 WHERE id = $1",
      person.id, person.name, person.headline, person.bio_markdown, person.bio_html);
}

std::vector<AccountRow> list_accounts(db::Connection& db, std::string_view words, Emails emails,
                                      AccountId before, int limit) {
  const bool shown = emails == Emails::shown;
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  pattern += "%";
  std::vector<AccountRow> accounts;
  for (const auto row :
       db.query("SELECT a.id, a.person_id, p.name, a.email, a.role, a.silenced_until,"
                " a.suspended_until, a.created_at, a.last_seen_at"
                " FROM account a JOIN person p ON p.id = a.person_id"
                " WHERE a.id < $1 AND (lower(p.name) LIKE lower($2) ESCAPE '\\'"
                " OR ($4 = 1 AND lower(a.email) LIKE lower($2) ESCAPE '\\'))"
                " ORDER BY a.id DESC LIMIT $3",
                before, pattern, limit, shown)) {
    accounts.push_back({.id = row.get<AccountId>(0),
                        .person = row.get<PersonId>(1),
                        .name = row.get<std::string>(2),
                        .email = shown ? row.get<std::string>(3) : "",
                        .role = db::name_or(row.get<std::string_view>(4), Role::member),
                        .silenced_until = row.get<std::optional<Instant>>(5),
                        .suspended_until = row.get<std::optional<Instant>>(6),
                        .created_at = row.get<Instant>(7),
                        .last_seen_at = row.get<std::optional<Instant>>(8)});
  }
  return accounts;
}

void insert_sanction(db::Connection& db, const Sanction& s) {
  db.execute(
      "INSERT INTO sanction (id, account_id, kind, reason, until_at, by_account_id, created_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      s.id, s.account, db::to_name(s.kind), s.reason, s.until, s.by, s.created_at);
  // On the account too, where every request looks.
  if (s.kind == SanctionKind::silence) {
    db.execute("UPDATE account SET silenced_until = $2, sanction_reason = $3 WHERE id = $1",
               s.account, s.until, s.reason);
  } else {
    db.execute("UPDATE account SET suspended_until = $2, sanction_reason = $3 WHERE id = $1",
               s.account, s.until, s.reason);
  }
}

int lift_sanctions(db::Connection& db, AccountId account, SanctionKind kind, AccountId by,
                   Instant now) {
  if (kind == SanctionKind::silence) {
    db.execute("UPDATE account SET silenced_until = NULL WHERE id = $1", account);
  } else {
    db.execute("UPDATE account SET suspended_until = NULL WHERE id = $1", account);
  }
  return db.execute(
      "UPDATE sanction SET lifted_at = $4, lifted_by = $3"
      " WHERE account_id = $1 AND kind = $2 AND lifted_at IS NULL AND until_at > $4",
      account, db::to_name(kind), by, now);
}

std::vector<Sanction> list_sanctions(db::Connection& db, AccountId account, SanctionId before,
                                     int limit) {
  std::vector<Sanction> sanctions;
  for (const auto row :
       db.query("SELECT id, account_id, kind, reason, until_at, by_account_id, created_at,"
                " lifted_at, lifted_by FROM sanction WHERE account_id = $1 AND id < $2"
                " ORDER BY id DESC LIMIT $3",
                account, before, limit)) {
    sanctions.push_back({.id = row.get<SanctionId>(0),
                         .account = row.get<AccountId>(1),
                         .kind = db::name_or(row.get<std::string_view>(2), SanctionKind::silence),
                         .reason = row.get<std::string>(3),
                         .until = row.get<Instant>(4),
                         .by = row.get<AccountId>(5),
                         .created_at = row.get<Instant>(6),
                         .lifted_at = row.get<std::optional<Instant>>(7),
                         .lifted_by = row.get<std::optional<AccountId>>(8)});
  }
  return sanctions;
}

}  // namespace coloquio::people
