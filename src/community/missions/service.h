#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/missions/figures.h"
#include "community/missions/mission.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

struct MissionDraft {
  std::string space;  // The community's slug.
  std::string participant_benefit;
  std::string organisation_benefit;
  std::string measured_by;
  std::optional<KeyFigureName> key_figure;
  std::optional<double> target;  // In the figure's unit: 0 to 1, seconds up to 90 days, people.
  std::optional<std::string> target_date;  // "2026-12-31", from today on.
};
BOOST_DESCRIBE_STRUCT(MissionDraft, (),
                      (space, participant_benefit, organisation_benefit, measured_by, key_figure,
                       target, target_date))

class Missions {
 public:
  Missions(Context& context, Directory& directory, Figures& figures)
      : context_(context), directory_(directory), figures_(figures) {}

  // Of the community that the space belongs to. Kind::not_found when the viewer may not see the
  // space, or nobody has written a mission yet (key "community.mission.none").
  Result<MissionView> show(const Viewer& viewer, std::string_view space);
  // The same for a page that must stand without one.
  std::optional<MissionView> find(const Viewer& viewer, SpaceId space);
  // Permission::manage_spaces; only communities carry missions.
  Result<MissionView> set(const Viewer& viewer, MissionDraft draft);

 private:
  Context& context_;
  Directory& directory_;
  Figures& figures_;
};

}  // namespace coloquio::community
