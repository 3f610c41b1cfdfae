#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/time.h"
#include "community/conversations/conversation.h"
#include "db/connection.h"

// The SQL of the front page's figures. `spaces` is the permission filter in every one of them.
namespace coloquio::community::overview {

std::int64_t count_solved(db::Connection& db, const std::vector<SpaceId>& spaces);

// Median over the most recently active conversations that got a reply; nothing below ten of them.
std::optional<std::int64_t> median_first_reply_micros(db::Connection& db,
                                                      const std::vector<SpaceId>& spaces);

// People who answered somebody else since then.
std::int64_t count_helpers(db::Connection& db, const std::vector<SpaceId>& spaces, Instant since);

// Whose answers were accepted since then, most first.
std::vector<std::pair<PersonId, std::int64_t>> top_helpers(db::Connection& db,
                                                           const std::vector<SpaceId>& spaces,
                                                           Instant since, int limit);

// What profiles count, in these spaces only.
struct Deeds {
  int posts = 0;
  int accepted = 0;
};
Deeds deeds_in(db::Connection& db, const std::vector<SpaceId>& spaces, PersonId person);

struct SolvedPair {
  ConversationId id{};
  std::string slug;
  std::string title;
  PersonId asker{};
  PersonId helper{};
  std::string answer_markdown;
  Instant asked_at;
  Instant answered_at;
};
// Solved questions, newest activity first, whose answer is at most `max_bytes` long.
std::vector<SolvedPair> newest_solved(db::Connection& db, const std::vector<SpaceId>& spaces,
                                      std::int64_t max_bytes, int limit);

}  // namespace coloquio::community::overview
