#include "bus/outbox.h"

#include <charconv>

namespace coloquio::bus {
namespace {

constexpr int kKeepDays = 90;
constexpr int kPruneAtOnce = 1000;

// One statement at a time writes to SQLite, so the next place is certain.
constexpr auto kRecordSqlite =
    "INSERT INTO event (id, position, name, subject, payload, at) "
    "VALUES ($1, (SELECT coalesce(max(position), 0) + 1 FROM event), $2, $3, $4, $5)";
// Under PostgreSQL two transactions would pick the same one; see place_events().
constexpr auto kRecordPostgres =
    "INSERT INTO event (id, name, subject, payload, at) VALUES ($1, $2, $3, $4, $5)";

}  // namespace

void record(db::Transaction& tx, const Event& event) {
  tx.execute(tx.engine() == db::Engine::sqlite ? kRecordSqlite : kRecordPostgres, event.id,
             event.name, event.subject, event.payload, event.at);
  tx.note_subject(event.subject);
  tx.announce(kEvents);
}

void place_events(db::Database& database) {
  if (database.engine() == db::Engine::sqlite) return;
  const bool any = database.read([](db::Connection& c) {
    return !c.query("SELECT id FROM event WHERE position IS NULL LIMIT 1").empty();
  });
  if (!any) return;
  database.write([](db::Transaction& tx) {
    tx.execute(
        "UPDATE event SET position = placed.place FROM ("
        "  SELECT id, (SELECT coalesce(max(position), 0) FROM event) + row_number() OVER (ORDER BY "
        "id)"
        "    AS place FROM event WHERE position IS NULL) AS placed "
        "WHERE event.id = placed.id");
  });
}

std::vector<Placed> events_after(db::Connection& db, std::int64_t position, int limit) {
  std::vector<Placed> out;
  for (const auto row : db.query("SELECT position, id, name, subject, payload, at FROM event "
                                 "WHERE position > $1 ORDER BY position LIMIT $2",
                                 position, limit)) {
    out.push_back({row.get<std::int64_t>(0),
                   {.id = row.get<EventId>(1),
                    .name = row.get<std::string>(2),
                    .subject = row.get<std::int64_t>(3),
                    .payload = row.get<std::string>(4),
                    .at = row.get<Instant>(5)}});
  }
  return out;
}

std::int64_t newest_position(db::Connection& db) {
  return db.query("SELECT coalesce(max(position), 0) FROM event").front().get<std::int64_t>(0);
}

int prune_events(db::Database& database, Instant before) {
  int all = 0;
  int some = kPruneAtOnce;
  while (some == kPruneAtOnce) {  // In slices, so that no writer waits long.
    some = database.write([&](db::Transaction& tx) {
      return tx.execute(
          "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE at < $1 "
          "AND position < (SELECT max(position) FROM event) "
          "AND position <= coalesce((SELECT min(position) FROM event_cursor), position) "
          "ORDER BY position LIMIT $2)",
          before, kPruneAtOnce);
    });
    all += some;
  }
  return all;
}

int prune_events_by_setting(db::Database& database, const Clock& clock) {
  int days = kKeepDays;
  database.read([&](db::Connection& c) {
    const auto rows = c.query("SELECT value FROM setting WHERE name = 'events.keep_days'");
    if (rows.empty()) return;
    const auto text = rows.front().get<std::string_view>(0);
    std::from_chars(text.data(), text.data() + text.size(), days);
  });
  if (days <= 0) return 0;
  return prune_events(database, clock.now() - std::chrono::days(days));
}

}  // namespace coloquio::bus
