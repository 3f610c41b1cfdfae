#include "community/api.h"

#include "community/health/routes.h"

namespace coloquio::community {
namespace {

struct BySpace {
  std::string space;
};
BOOST_DESCRIBE_STRUCT(BySpace, (), (space))

struct HealthJson {
  std::string space;
  std::optional<KeyFigureName> key_figure;
  std::optional<api::FigureJson> figure;
  std::optional<double> target;
  std::optional<std::string> target_date;
  std::vector<DyingSpace> dying;
  Unanswered unanswered;
  std::vector<WaitingQuestion> waiting;
  std::vector<LeavingHelper> leaving;
  std::vector<SearchCount> missed;
  std::vector<WeakAnswer> weak;
  Instant computed_at;
};
BOOST_DESCRIBE_STRUCT(HealthJson, (),
                      (space, key_figure, figure, target, target_date, dying, unanswered, waiting,
                       leaving, missed, weak, computed_at))

HealthJson to_wire(HealthView view) {
  HealthJson json;
  json.space = std::move(view.community.slug);
  if (view.mission) {
    json.key_figure = view.mission->mission.key_figure;
    json.figure = api::to_wire(view.mission->month);
    json.target = view.mission->mission.target;
    json.target_date = view.mission->mission.target_date;
  }
  json.dying = std::move(view.dying);
  json.unanswered = view.unanswered;
  json.waiting = std::move(view.waiting);
  json.leaving = std::move(view.leaving);
  json.missed = std::move(view.missed);
  json.weak = std::move(view.weak);
  json.computed_at = view.computed_at;
  return json;
}

}  // namespace

void add_health_routes(web::Router& router, Community& community) {
  router
      .get<BySpace, HealthJson>(
          "/api/v1/spaces/{space}/health", Permission::moderate,
          "Show how a community is: what dies down, waits, leaves, and is looked for in vain",
          [&community](const Viewer& viewer, BySpace in) -> Result<HealthJson> {
            auto view = community.health.show(viewer, in.space);
            if (!view) return fail(view.error());
            return to_wire(std::move(*view));
          })
      .run = web::Run::worker;  // It may look through two months of messages.
}

}  // namespace coloquio::community
