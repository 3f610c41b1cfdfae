#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/time.h"
#include "base/viewer.h"
#include "community/spaces/space.h"

namespace coloquio::community {

// The figures that a mission may be measured by, all computed from what happened; catalogue.h tells
// what each is.
enum class KeyFigureName {
  share_solved,
  first_answer_time,
  answered_by_members,
  visits_with_answer,
  active_helpers,
  returning_members,
  contribution_share
};
BOOST_DESCRIBE_ENUM(KeyFigureName, share_solved, first_answer_time, answered_by_members,
                    visits_with_answer, active_helpers, returning_members, contribution_share)

// Why a community exists: three answers, and one figure that tells whether it keeps its promise.
struct Mission {
  SpaceId space{};
  std::string participant_benefit;   // What those who take part gain. Each 1 to 500 characters.
  std::string organisation_benefit;  // What the organisation gains.
  std::string measured_by;           // How success is measured, in words.
  KeyFigureName key_figure = KeyFigureName::share_solved;
  std::optional<double> target;            // In the figure's unit (catalogue.h).
  std::optional<std::string> target_date;  // "2026-12-31"; only with a target.
  Instant updated_at;
  PersonId updated_by{};
};

// One figure with what it was made from, so that nobody has to believe it.
struct KeyFigure {
  KeyFigureName name = KeyFigureName::share_solved;
  std::int64_t numerator = 0;         // What each figure counts: catalogue.h.
  std::int64_t denominator = 0;       // Out of how many.
  std::optional<double> value = {};   // Absent while there is nothing to divide by.
  std::optional<Instant> since = {};  // Start of the window; absent: from the beginning.
  Instant computed_at = {};
};

// What the home page says of a community's mission.
struct MissionView {
  Mission mission;
  KeyFigure month;  // The last 30 days.
  KeyFigure ever;
  bool may_change = false;
};

}  // namespace coloquio::community
