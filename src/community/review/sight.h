#pragma once

#include <algorithm>

#include "community/review/service.h"

namespace coloquio::community {

struct Review::Sight {
  VisibleSpaces visible;
  std::vector<SpaceId> spaces;  // SpaceId{} among them: what belongs to no space.

  bool has(SpaceId id) const { return std::binary_search(spaces.begin(), spaces.end(), id); }
};

// Who decides what, with what was found.
struct Review::Deciding {
  const Viewer& viewer;
  const Decision& decision;
  const Sight& sight;
  ReviewItem item;
  ReportReason rule{};
  std::string facts;
  Instant now;
  Hand hand;
  std::int64_t audit_id = 0;
  bus::EventId event{};
};

inline bool in_force(const Statement& statement) { return !statement.undone_at.has_value(); }

}  // namespace coloquio::community
