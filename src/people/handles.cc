#include "people/handles.h"

#include "base/ids.h"
#include "base/text.h"
#include "db/in_list.h"

namespace coloquio::people {
namespace {

constexpr int numbered = 9;       // "ana-2" to "ana-9" look like names; after that the id decides.
constexpr int piece = 500;        // Accounts in one transaction.
constexpr std::size_t room = 30;  // Of the name; the rest is for what tells two of a name apart.

bool take(db::Connection& db, PersonId person, const std::string& handle) {
  return db.execute("INSERT INTO handle (person_id, handle) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                    person, handle) == 1;
}

std::string free_handle(db::Connection& db, PersonId person, const std::string& name) {
  const auto base = text::slug(name, room);
  if (base.empty()) {
    const auto handle = "p" + to_string(person);
    return take(db, person, handle) ? handle : "";
  }
  if (take(db, person, base)) return base;
  for (int i = 2; i <= numbered; ++i) {
    auto handle = base + "-" + std::to_string(i);
    if (take(db, person, handle)) return handle;
  }
  const auto digits = to_string(person);
  for (const auto length : {std::size_t{4}, handle_max - room - 1}) {
    auto handle = base + "-" + digits.substr(digits.size() - std::min(length, digits.size()));
    if (take(db, person, handle)) return handle;
  }
  return "";
}

// "rosa-martin-2" is found by what begins at "rosa", "martin" and "2".
void index_words(db::Connection& db, PersonId person, std::string_view handle) {
  while (!handle.empty()) {
    db.execute("INSERT INTO handle_word (word, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
               handle, person);
    const auto end = handle.find('-');
    handle.remove_prefix(end == std::string_view::npos ? handle.size() : end + 1);
  }
}

std::vector<Handle> read_all(const db::Rows& rows) {
  std::vector<Handle> handles;
  for (const auto& row : rows) handles.push_back({row.get<PersonId>(0), row.get<std::string>(1)});
  return handles;
}

}  // namespace

void give_handle(db::Connection& db, PersonId person) {
  if (!handle_of(db, person).empty()) return;
  const auto rows = db.query("SELECT name FROM person WHERE id = $1", person);
  if (rows.empty()) return;
  const auto handle = free_handle(db, person, rows.front().get<std::string>(0));
  index_words(db, person, handle);
}

int give_missing_handles(db::Database& database) {
  int given = 0;
  while (true) {
    const auto missing = database.read([](db::Connection& db) {
      std::vector<PersonId> people;
      for (const auto& row : db.query(
               "SELECT a.person_id FROM account a JOIN person p ON p.id = a.person_id "
               "WHERE NOT EXISTS (SELECT 1 FROM handle h WHERE h.person_id = a.person_id) LIMIT $1",
               piece)) {
        people.push_back(row.get<PersonId>(0));
      }
      return people;
    });
    database.write([&](db::Transaction& tx) {
      for (const auto person : missing) give_handle(tx, person);
    });
    given += static_cast<int>(missing.size());
    if (missing.size() < static_cast<std::size_t>(piece)) return given;
  }
}

std::string handle_of(db::Connection& db, PersonId person) {
  const auto rows = db.query("SELECT handle FROM handle WHERE person_id = $1", person);
  return rows.empty() ? "" : rows.front().get<std::string>(0);
}

std::vector<Handle> find_handles(db::Connection& db, std::span<const std::string> handles) {
  if (handles.empty()) return {};
  const db::InList in(handles);
  return read_all(db.run("SELECT person_id, handle FROM handle WHERE handle IN (" + in.sql() + ")",
                         in.values()));
}

std::vector<Handle> complete_handle(db::Connection& db, std::string_view typed, int limit) {
  const auto from = text::slug(typed, handle_max);
  if (from.empty()) return {};
  const auto until = from + "{";  // The sign after z.
  return read_all(
      db.query("SELECT DISTINCT h.person_id, h.handle FROM handle_word w "
               "JOIN handle h ON h.person_id = w.person_id WHERE w.word >= $1 AND w.word < $2 "
               "ORDER BY h.handle LIMIT $3",
               from, until, limit));
}

}  // namespace coloquio::people
