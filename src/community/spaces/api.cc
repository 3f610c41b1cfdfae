#include "community/api.h"

#include <algorithm>

#include "community/missions/catalogue.h"
#include "community/spaces/routes.h"

namespace coloquio::community {
namespace {

using api::MissionJson;
using api::SpaceJson;
using web::List;
using web::Nothing;

struct BySlug {
  std::string space;
};
BOOST_DESCRIBE_STRUCT(BySlug, (), (space))

struct StateChange {
  std::string space;
  SpaceState state{};
};
BOOST_DESCRIBE_STRUCT(StateChange, (), (space, state))

Result<SpaceJson> wired(Spaces& spaces, const Viewer& viewer, Result<Space> space) {
  if (!space) return fail(space.error());
  return api::to_wire(*space, spaces.list(viewer));
}

std::string formula_key(KeyFigureName name) {
  return "missions.figures." + std::string{key_of(name)} + ".formula";
}

Result<MissionJson> wired(const std::string& slug, const Viewer& viewer, Result<MissionView> view) {
  if (!view) return fail(view.error());
  auto& mission = view->mission;
  MissionJson json;
  json.space = slug;
  json.participant_benefit = std::move(mission.participant_benefit);
  json.organisation_benefit = std::move(mission.organisation_benefit);
  json.measured_by = std::move(mission.measured_by);
  json.key_figure = mission.key_figure;
  json.formula = Messages::embedded().say(viewer.language, formula_key(json.key_figure));
  json.target = mission.target;
  json.target_date = std::move(mission.target_date);
  json.month = api::to_wire(view->month);
  json.ever = api::to_wire(view->ever);
  json.updated_at = mission.updated_at;
  return json;
}

void add_reading(web::Router& router, Community& community) {
  router.get<Nothing, List<SpaceJson>>(
      "/api/v1/spaces", Permission::everyone,
      "List the spaces you may see, a tree in reading order",
      [&community](const Viewer& viewer, Nothing) -> Result<List<SpaceJson>> {
        const auto spaces = community.spaces.list(viewer);
        List<SpaceJson> list;
        for (const auto& space : spaces) list.items.push_back(api::to_wire(space, spaces));
        return list;
      });
  router.get<BySlug, SpaceJson>("/api/v1/spaces/{space}", Permission::everyone, "Show a space",
                                [&community](const Viewer& viewer, BySlug in) {
                                  return wired(community.spaces, viewer,
                                               community.spaces.show(viewer, in.space));
                                });
  router.get<BySlug, MissionJson>(
      "/api/v1/spaces/{space}/mission", Permission::everyone,
      "Show why a community exists, with its key figure as it stands now",
      [&community](const Viewer& viewer, BySlug in) {
        return wired(in.space, viewer, community.missions.show(viewer, in.space));
      });
}

void add_managing(web::Router& router, Community& community) {
  router.post<NewSpace, SpaceJson>(
      "/api/v1/spaces", Permission::manage_spaces, "Make a space; it begins as a draft",
      [&community](const Viewer& viewer, NewSpace in) {
        return wired(community.spaces, viewer, community.spaces.create(viewer, std::move(in)));
      });
  router.patch<SpaceChange, SpaceJson>(
      "/api/v1/spaces/{space}", Permission::manage_spaces, "Change a space",
      [&community](const Viewer& viewer, SpaceChange in) {
        return wired(community.spaces, viewer, community.spaces.change(viewer, std::move(in)));
      });
  router.put<StateChange, SpaceJson>(
      "/api/v1/spaces/{space}/state", Permission::manage_spaces,
      "Open or archive a space; a community opens only with a mission",
      [&community](const Viewer& viewer, StateChange in) {
        return wired(community.spaces, viewer,
                     community.spaces.set_state(viewer, in.space, in.state));
      });
  router.put<MissionDraft, MissionJson>(
      "/api/v1/spaces/{space}/mission", Permission::manage_spaces, "Write a community's mission",
      [&community](const Viewer& viewer, MissionDraft in) {
        const auto slug = in.space;
        return wired(slug, viewer, community.missions.set(viewer, std::move(in)));
      });
}

}  // namespace

void add_space_routes(web::Router& router, Community& community) {
  add_reading(router, community);
  add_managing(router, community);
}

}  // namespace coloquio::community
