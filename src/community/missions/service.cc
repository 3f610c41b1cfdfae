#include "community/missions/service.h"

#include "base/json.h"
#include "base/text.h"
#include "community/missions/store.h"
#include "community/touch.h"
#include "db/audit.h"

namespace coloquio::community {
namespace {

constexpr std::size_t longest_answer = 500;

// What the audit keeps of a mission.
struct Answers {
  std::string participant_benefit, organisation_benefit, measured_by;
  std::optional<double> target;
};
BOOST_DESCRIBE_STRUCT(Answers, (), (participant_benefit, organisation_benefit, measured_by, target))

std::string in_json(const Mission& mission) {
  return to_json(Answers{mission.participant_benefit, mission.organisation_benefit,
                         mission.measured_by, mission.target});
}

std::vector<FieldError> problems_of(const MissionDraft& draft) {
  std::vector<FieldError> problems;
  const auto check = [&](const char* field, const std::string& answer) {
    if (answer.empty()) problems.push_back({field, "community.mission.answer_missing", {}});
    if (text::count_graphemes(answer) > longest_answer) {
      problems.push_back({field, "community.too_long", {{"max", std::int64_t{longest_answer}}}});
    }
  };
  check("participant_benefit", draft.participant_benefit);
  check("organisation_benefit", draft.organisation_benefit);
  check("measured_by", draft.measured_by);
  if (draft.target && !(*draft.target >= 0 && *draft.target <= 1)) {
    problems.push_back({"target", "community.mission.target_is_a_share", {}});
  }
  return problems;
}

}  // namespace

Result<MissionView> Missions::show(const Viewer& viewer, std::string_view slug) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  auto view = find(viewer, space->id);
  if (!view) return fail(Kind::not_found, "community.mission.none");
  return std::move(*view);
}

std::optional<MissionView> Missions::find(const Viewer& viewer, SpaceId space) {
  const auto visible = directory_.visible_spaces(viewer);
  if (!visible.has(space)) return std::nullopt;
  const auto community = visible.map().root_of(space);
  auto mission = context_.db.read([&](db::Connection& db) { return find_mission(db, community); });
  if (!mission) return std::nullopt;
  const auto spaces = visible.inside(community);
  return MissionView{.mission = *mission,
                     .month = figures_.figure(mission->key_figure, Window::month, spaces),
                     .ever = figures_.figure(mission->key_figure, Window::ever, spaces),
                     .may_change = viewer.may(Permission::manage_spaces)};
}

Result<MissionView> Missions::set(const Viewer& viewer, MissionDraft draft) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(draft.space);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  if (space->parent) return fail(Kind::conflict, "community.mission.only_communities");
  for (auto* answer :
       {&draft.participant_benefit, &draft.organisation_benefit, &draft.measured_by}) {
    *answer = text::clean(*answer);
  }
  if (auto problems = problems_of(draft); !problems.empty())
    return fail_fields(std::move(problems));

  const Mission mission{.space = space->id,
                        .participant_benefit = std::move(draft.participant_benefit),
                        .organisation_benefit = std::move(draft.organisation_benefit),
                        .measured_by = std::move(draft.measured_by),
                        .key_figure = draft.key_figure.value_or(KeyFigureName::share_solved),
                        .target = draft.target,
                        .updated_at = context_.clock.now(),
                        .updated_by = viewer.person};
  const auto audit_id = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
    const auto before = find_mission(tx, mission.space);
    save(tx, mission);
    db::audit(tx, {.id = audit_id,
                   .at = mission.updated_at,
                   .by = viewer.account,
                   .act = "mission.set",
                   .subject = "space:" + to_string(mission.space),
                   .before = before ? in_json(*before) : "",
                   .after = in_json(mission),
                   .from = viewer.by_token ? "api" : "web"});
    touch_all(tx, context_);
  });
  return show(viewer, draft.space);
}

}  // namespace coloquio::community
