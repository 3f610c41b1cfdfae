#pragma once

#include <optional>
#include <vector>

#include "community/trust/trust.h"
#include "db/connection.h"

namespace coloquio::community {

struct Seen {
  std::int64_t topics = 0;
  std::int64_t posts = 0;
  std::int64_t seconds = 0;
};
void add_seen(db::Transaction& tx, PersonId person, const Seen& seen, std::int64_t day);
void add_likes(db::Transaction& tx, PersonId person, int given, int received);
TrustCounts trust_counts(db::Connection& db, PersonId person, std::int64_t today, Instant since);
bool is_locked(db::Connection& db, PersonId person);
void set_locked(db::Transaction& tx, PersonId person, bool locked);
void forget_days_before(db::Transaction& tx, std::int64_t day);

}  // namespace coloquio::community
