#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "community/reputation/reputation.h"
#include "db/connection.h"

// The SQL of points and badges. `spaces` is what the viewer may see.
namespace coloquio::community::reputation {

// A message with what it deserves by now, and what was booked for it.
struct Deserved {
  MessageId message{};
  PersonId author{};
  SpaceId space{};
  std::int64_t votes = 0;  // 0 when it was removed.
  bool accepted = false;   // By somebody else than its author; false when it was removed.
  std::int64_t booked_votes = 0;
  std::int64_t booked_accepted = 0;
};
std::vector<Deserved> deserved(db::Connection& db, ConversationId id);
struct Booking {
  PointId id{};
  PersonId person{};
  SpaceId space{};
  ConversationId conversation{};
  MessageId message{};
  PointReason reason = PointReason::vote;
  std::int64_t points = 0;
  Instant at;
};
void book(db::Transaction& tx, const Booking& booking);
void follow_space(db::Transaction& tx, ConversationId id);
std::vector<ConversationId> worth_settling(db::Connection& db, ConversationId after, int limit);

std::int64_t total(db::Connection& db, const std::vector<SpaceId>& spaces, PersonId person);
std::vector<PointLine> lines(db::Connection& db, const std::vector<SpaceId>& spaces,
                             PersonId person, PointId before, int limit);
std::vector<std::pair<PersonId, std::int64_t>> leaders(db::Connection& db,
                                                       const std::vector<SpaceId>& spaces,
                                                       Instant since, int limit);
void set_ranked(db::Transaction& tx, PersonId person, bool wanted);
bool is_ranked(db::Connection& db, PersonId person);

std::optional<std::string> setting(db::Connection& db, std::string_view name);
void save_setting(db::Transaction& tx, std::string_view name, std::string_view value, Instant at);

void insert(db::Transaction& tx, const Badge& badge);
std::vector<Badge> badges_of(db::Connection& db, PersonId person);
std::optional<Badge> find_badge(db::Connection& db, BadgeId id);
// False when it was revoked before.
bool revoke(db::Transaction& tx, BadgeId id, PersonId by, Instant at);

}  // namespace coloquio::community::reputation
