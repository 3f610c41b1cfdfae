#include <algorithm>

#include "base/text.h"
#include "db/in_list.h"
#include "people/account_rows.h"
#include "people/service.h"
#include "web/html.h"

// The SQL of persons and identities, which is also the front door (service.h).
namespace coloquio::people {
namespace {

std::optional<Account> account_in(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return account_of(rows.front());
}

}  // namespace

std::string path_of(PersonId id) { return "/p/" + to_string(id); }

std::vector<PersonCard> cards(db::Connection& db, std::span<const PersonId> ids) {
  std::vector<PersonId> wanted(ids.begin(), ids.end());
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  const db::InList list(wanted);
  std::vector<PersonCard> found;
  found.reserve(wanted.size());
  for (const auto row :
       db.run("SELECT id, name, headline, is_staff FROM person WHERE id IN (" + list.sql() + ")",
              list.values())) {
    const auto id = row.get<PersonId>(0);
    auto name = row.get<std::string>(1);
    auto initials = text::initials(name);
    found.push_back({.id = id,
                     .name = std::move(name),
                     .headline = row.get<std::string>(2),
                     .is_staff = row.get<bool>(3),
                     .initials = std::move(initials),
                     .hue = std::string(web::person_hue(id))});
  }
  return found;
}

const PersonCard& card_of(const std::vector<PersonCard>& cards, PersonId id) {
  static const PersonCard nobody{
      .id = PersonId{}, .name = "", .headline = "", .is_staff = false, .initials = "", .hue = "p1"};
  const auto found =
      std::find_if(cards.begin(), cards.end(), [id](const PersonCard& c) { return c.id == id; });
  return found == cards.end() ? nobody : *found;
}

std::optional<Person> find_person(db::Connection& db, PersonId id) {
  const auto rows = db.query(
      "SELECT id, name, headline, bio_markdown, bio_html, is_staff, posts, answers_accepted,"
      " created_at FROM person WHERE id = $1",
      id);
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return Person{.id = row.get<PersonId>(0),
                .name = row.get<std::string>(1),
                .headline = row.get<std::string>(2),
                .bio_markdown = row.get<std::string>(3),
                .bio_html = row.get<std::string>(4),
                .is_staff = row.get<bool>(5),
                .posts = row.get<int>(6),
                .answers_accepted = row.get<int>(7),
                .created_at = row.get<Instant>(8)};
}

std::optional<Account> find_account(db::Connection& db, AccountId id) {
  return account_in(
      db.query("SELECT id, person_id, email, role, language, theme, silenced_until,"
               " suspended_until, sanction_reason, created_at, last_seen_at FROM account"
               " WHERE id = $1",
               id));
}

std::optional<Account> find_account_of(db::Connection& db, PersonId id) {
  return account_in(
      db.query("SELECT id, person_id, email, role, language, theme, silenced_until,"
               " suspended_until, sanction_reason, created_at, last_seen_at FROM account"
               " WHERE person_id = $1",
               id));
}

std::optional<Account> find_account(db::Connection& db, std::string_view email) {
  return account_in(
      db.query("SELECT id, person_id, email, role, language, theme, silenced_until,"
               " suspended_until, sanction_reason, created_at, last_seen_at FROM account"
               " WHERE email_key = $1",
               text::normal_email(email)));
}

std::vector<Account> accounts_seen_between(db::Connection& db, Instant from, Instant until,
                                           AccountId after, int limit) {
  std::vector<Account> accounts;
  for (const auto& row :
       db.query("SELECT id, person_id, email, role, language, theme, silenced_until,"
                " suspended_until, sanction_reason, created_at, last_seen_at FROM account"
                " WHERE id > $3 AND COALESCE(last_seen_at, created_at) > $1"
                " AND COALESCE(last_seen_at, created_at) < $2 ORDER BY id LIMIT $4",
                from, until, after, limit)) {
    accounts.push_back(account_of(row));
  }
  return accounts;
}

void add_posts(db::Connection& db, PersonId id, int by) {
  db.execute("UPDATE person SET posts = posts + $2 WHERE id = $1", id, by);
}

void add_answers_accepted(db::Connection& db, PersonId id, int by) {
  db.execute("UPDATE person SET answers_accepted = answers_accepted + $2 WHERE id = $1", id, by);
}

void add_person(db::Connection& db, const Person& person) {
  db.execute(
      "INSERT INTO person (id, name, headline, bio_markdown, bio_html, is_staff, posts,"
      " answers_accepted, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      person.id, person.name, person.headline, person.bio_markdown, person.bio_html,
      person.is_staff, person.posts, person.answers_accepted, person.created_at);
}

std::optional<PersonId> find_identity(db::Connection& db, std::string_view network,
                                      std::string_view native_id) {
  const auto rows =
      db.query("SELECT person_id FROM identity_key WHERE network = $1 AND native_id = $2", network,
               native_id);
  if (rows.empty()) return std::nullopt;
  return rows.front().get<PersonId>(0);
}

bool add_identity(db::Connection& db, const Identity& identity) {
  const int added = db.execute(
      "INSERT INTO identity_key (network, native_id, person_id) VALUES ($1, $2, $3)"
      " ON CONFLICT DO NOTHING",
      identity.network, identity.native_id, identity.person);
  if (added == 0) return false;
  const auto verified_at =
      identity.verified ? std::optional<Instant>(identity.created_at) : std::nullopt;
  db.execute(
      "INSERT INTO identity (person_id, id, network, native_id, evidence, verified_at, created_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      identity.person, identity.id, identity.network, identity.native_id, identity.evidence,
      verified_at, identity.created_at);
  return true;
}

void remove_people(db::Connection& db, std::span<const PersonId> ids) {
  const db::InList list(ids);
  const std::string people = "(" + list.sql() + ")";
  const std::string accounts = "(SELECT id FROM account WHERE person_id IN " + people + ")";
  for (const auto* table : {"session", "api_token", "email_token", "sanction"}) {
    db.change("DELETE FROM " + std::string(table) + " WHERE account_id IN " + accounts,
              list.values());
  }
  for (const auto* table : {"account", "identity", "identity_key", "handle", "handle_word"}) {
    db.change("DELETE FROM " + std::string(table) + " WHERE person_id IN " + people, list.values());
  }
  db.change("DELETE FROM person WHERE id IN " + people, list.values());
}

}  // namespace coloquio::people
