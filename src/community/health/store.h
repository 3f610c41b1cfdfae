#pragma once

#include <utility>
#include <vector>

#include "community/health/health.h"
#include "db/connection.h"

// The SQL of a community's health. `spaces` is the permission filter in each.
namespace coloquio::community::health {

struct Activity {
  SpaceId space{};
  std::int64_t now = 0;     // Messages since `middle`.
  std::int64_t before = 0;  // From `since` to `middle`.
};
std::vector<Activity> activity(db::Connection& db, const std::vector<SpaceId>& spaces,
                               Instant since, Instant middle);
Unanswered unanswered(db::Connection& db, const std::vector<SpaceId>& spaces, Instant now);
std::vector<WaitingQuestion> longest_waiting(db::Connection& db, const std::vector<SpaceId>& spaces,
                                             int limit);
// Who answered others at least `least` times since `since` and wrote nothing since `silent`.
struct Leaver {
  PersonId person{};
  std::int64_t answers = 0;
  Instant last_at;
};
std::vector<Leaver> leavers(db::Connection& db, const std::vector<SpaceId>& spaces, Instant since,
                            Instant silent, int least, int limit);

// The weekly letter.
bool wants_letters(db::Connection& db, AccountId account);
void set_letters(db::Transaction& tx, AccountId account, bool wanted, Instant now);
// False when it was planned before.
bool plan_letter(db::Transaction& tx, SpaceId community, AccountId account, std::int64_t week,
                 Instant now);
// False when it was written before.
bool tick_off_letter(db::Transaction& tx, SpaceId community, AccountId account, std::int64_t week,
                     Instant now);

}  // namespace coloquio::community::health
