#include "community/trust/trust.h"

#include <algorithm>

namespace coloquio::community {
namespace {

std::int64_t value_of(Measure measure, const TrustCounts& c) {
  switch (measure) {
    case Measure::topics:
      return c.topics;
    case Measure::posts:
      return c.posts;
    case Measure::minutes:
      return c.seconds / 60;
    case Measure::days:
      return c.days;
    case Measure::recent_days:
      return c.recent_days;
    case Measure::likes_given:
      return c.likes_given;
    case Measure::likes_received:
      return c.likes_received;
    case Measure::decisions:
      return c.decisions;
  }
  return 0;
}

std::vector<Requirement> asked(int level) {
  using M = Measure;
  switch (level) {
    case 1:
      return {{M::topics, 5}, {M::posts, 30}, {M::minutes, 10}};
    case 2:
      return {{M::days, 15},
              {M::topics, 20},
              {M::posts, 100},
              {M::likes_given, 1},
              {M::likes_received, 1}};
    case 3:
      return {
          {M::recent_days, 50}, {M::likes_given, 30}, {M::likes_received, 20}, {M::decisions, 5}};
    default:
      return {};
  }
}

bool meets(int level, const TrustCounts& counts) {
  const auto all = requirements(level, counts);
  return std::all_of(all.begin(), all.end(), [](const Requirement& r) { return r.met(); });
}

}  // namespace

std::vector<Requirement> requirements(int level, const TrustCounts& counts) {
  auto all = asked(level);
  for (auto& one : all) one.have = value_of(one.measure, counts);
  return all;
}

int earned_level(int now_at, const TrustCounts& counts) {
  if (now_at > highest_earned) return now_at;
  int level = std::min(now_at, 2);
  while (level < highest_earned && meets(level + 1, counts)) ++level;
  return level;
}

}  // namespace coloquio::community
