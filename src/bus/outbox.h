#pragma once

#include <cstdint>
#include <vector>

#include "bus/event.h"
#include "db/database.h"

namespace coloquio::bus {

// The topic that record() announces.
inline constexpr std::string_view kEvents = "event";

// An event and its place in the order of delivery. Ids will not do for that: they are made before
// the transaction, so that a smaller one may be committed later, and a cursor would step over it.
struct Placed {
  std::int64_t position = 0;
  Event event;
};

// Gives places to events that have none. SQLite's only writer gives them when it records;
// PostgreSQL's many writers cannot agree on them, so there the bus does it afterwards.
void place_events(db::Database& database);

// At most `limit` events behind `position`, in order.
std::vector<Placed> events_after(db::Connection& db, std::int64_t position, int limit);
std::int64_t newest_position(db::Connection& db);

// Deletes events made before `before` that every durable receiver has had; never the newest one,
// whose place the next one follows. Returns how many. Waits.
int prune_events(db::Database& database, Instant before);

// The same with the age that the setting "events.keep_days" asks for (90 when there is none; 0
// keeps them all as history).
int prune_events_by_setting(db::Database& database, const Clock& clock);

}  // namespace coloquio::bus
