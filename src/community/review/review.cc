#include "community/review/review.h"

#include <algorithm>
#include <array>

namespace coloquio::community {

bool fits(ReviewKind kind, Outcome outcome) {
  using O = Outcome;
  switch (kind) {
    case ReviewKind::message:
      return outcome == O::kept || outcome == O::removed || outcome == O::silenced;
    case ReviewKind::person:
      return outcome == O::kept || outcome == O::silenced || outcome == O::suspended;
    case ReviewKind::held:
      return outcome == O::approved || outcome == O::refused || outcome == O::silenced;
    case ReviewKind::appeal:
      return outcome == O::upheld || outcome == O::overturned;
  }
  return false;
}

bool restricts(Outcome outcome) {
  return outcome == Outcome::removed || outcome == Outcome::refused || sanctions(outcome);
}

bool sanctions(Outcome outcome) {
  return outcome == Outcome::silenced || outcome == Outcome::suspended;
}

std::int64_t weight_of(const Viewer& viewer) {
  // Three members of level 1 hide a message together, one of level 4 alone.
  constexpr std::array<std::int64_t, 5> by_level{1, 2, 3, 4, 6};
  if (viewer.may(Permission::moderate)) return hide_weight;
  const auto level = std::clamp(viewer.trust_level, 0, 4);
  return by_level[static_cast<std::size_t>(level)];
}

}  // namespace coloquio::community
