#pragma once

#include <array>
#include <boost/describe.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "base/viewer.h"

// Trust levels: what they ask for, and what they give.
//
//   level  asks for                                             gives
//   0      an account                                           to ask and answer, within the
//   limits
//                                                               of newcomers; reports weigh 1
//   1      5 conversations, 30 messages, 10 minutes             members' limits; reports weigh 2
//   2      15 days, 20 conversations, 100 messages, a vote      votes, reports and edits a day
//   × 1.5;
//          given and one received                               reports weigh 3
//   3      50 of the last 100 days, 30 votes given and 20       links that search engines follow; ×
//   2;
//          received, at most 5 decisions against; lost again    reports weigh 4
//   4      somebody of the team                                 × 3; a report hides at once
namespace coloquio::community {

// What is counted of a member.
struct TrustCounts {
  std::int64_t topics = 0;
  std::int64_t posts = 0;
  std::int64_t seconds = 0;
  std::int64_t days = 0;         // Visited, ever.
  std::int64_t recent_days = 0;  // Of the last hundred.
  std::int64_t likes_given = 0;
  std::int64_t likes_received = 0;
  std::int64_t decisions = 0;  // Against, in the last hundred days, and not taken back.
};

enum class Measure {
  topics,
  posts,
  minutes,
  days,
  recent_days,
  likes_given,
  likes_received,
  decisions
};
BOOST_DESCRIBE_ENUM(Measure, topics, posts, minutes, days, recent_days, likes_given, likes_received,
                    decisions)

struct Requirement {
  Measure measure{};
  std::int64_t need = 0;  // At least; of decisions at most.
  std::int64_t have = 0;  // Set by requirements().

  bool met() const { return measure == Measure::decisions ? have <= need : have >= need; }
};

inline constexpr int highest_earned = 3;  // Level 4 is given by hand.
inline constexpr std::int64_t window_days = 100;

// What `level` (1 to 3) asks for, with what there is. Empty for other levels.
std::vector<Requirement> requirements(int level, const TrustCounts& counts);
// The level these counts earn, from `now_at`: 1 and 2 are never lost again, 3 is.
int earned_level(int now_at, const TrustCounts& counts);

}  // namespace coloquio::community
