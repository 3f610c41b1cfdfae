#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/time.h"
#include "base/viewer.h"
#include "community/spaces/space.h"

namespace coloquio::community {

// The catalogue of figures that a mission may be measured by, all computed live from what happened.
enum class KeyFigureName { share_solved };
BOOST_DESCRIBE_ENUM(KeyFigureName, share_solved)

// Why a community exists: three answers, and one figure that tells whether it keeps its promise.
struct Mission {
  SpaceId space{};
  std::string participant_benefit;   // What those who take part gain. Each 1 to 500 characters.
  std::string organisation_benefit;  // What the organisation gains.
  std::string measured_by;           // How success is measured, in words.
  KeyFigureName key_figure = KeyFigureName::share_solved;
  std::optional<double> target;  // 0 to 1 for shares.
  Instant updated_at;
  PersonId updated_by{};
};

// One figure with what it was made from, so that nobody has to believe it.
struct KeyFigure {
  KeyFigureName name = KeyFigureName::share_solved;
  std::int64_t numerator = 0;    // Questions asked in the window that have an accepted answer.
  std::int64_t denominator = 0;  // Questions asked in the window that stand.
  std::optional<double> value;   // Absent while there is nothing to divide by.
  std::optional<Instant> since;  // Start of the window; absent: from the beginning.
  Instant computed_at;
};

// What the home page says of a community's mission.
struct MissionView {
  Mission mission;
  KeyFigure month;  // The last 30 days.
  KeyFigure ever;
  bool may_change = false;
};

}  // namespace coloquio::community
