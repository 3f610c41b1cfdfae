#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/time.h"
#include "db/connection.h"

namespace coloquio::bus {

enum class EventId : std::int64_t {};

// Something that happened, in the past tense: "message.posted". Saved in the transaction that made
// it happen, so that nobody hears of what was rolled back.
struct Event {
  EventId id{};
  std::string name;
  std::int64_t subject = 0;  // The id of the noun in the name.
  std::string payload;       // JSON object.
  Instant at;
};

// Adds an event to the outbox (table event) of this transaction. `id` and `at` are made outside.
// Wakes the bus after the commit.
void record(db::Transaction& tx, const Event& event);

}  // namespace coloquio::bus
