#include "community/missions/service.h"

#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "community/days.h"
#include "community/missions/catalogue.h"
#include "community/missions/store.h"
#include "community/touch.h"
#include "db/audit.h"

namespace coloquio::community {
namespace {

constexpr std::size_t longest_answer = 500;
constexpr double longest_target = 90 * 24 * 3600;  // Seconds: 90 days.
constexpr double most_people = 10'000'000;

// What the audit keeps of a mission.
struct Answers {
  std::string participant_benefit, organisation_benefit, measured_by;
  KeyFigureName key_figure{};
  std::optional<double> target;
  std::optional<std::string> target_date;
};
BOOST_DESCRIBE_STRUCT(Answers, (),
                      (participant_benefit, organisation_benefit, measured_by, key_figure, target,
                       target_date))

std::string in_json(const Mission& mission) {
  return to_json(Answers{mission.participant_benefit, mission.organisation_benefit,
                         mission.measured_by, mission.key_figure, mission.target,
                         mission.target_date});
}

// What is wrong with a target in this unit; "" for a good one.
const char* problem_with(double target, Unit unit) {
  switch (unit) {
    case Unit::share:
      return target >= 0 && target <= 1 ? "" : "community.mission.target_is_a_share";
    case Unit::seconds:
      return target >= 1 && target <= longest_target ? "" : "community.mission.target_is_seconds";
    case Unit::people:
      return target >= 1 && target <= most_people && target == std::floor(target)
                 ? ""
                 : "community.mission.target_is_people";
  }
  return "";
}

// What is wrong with a date that a target gets now; "" for a good one.
const char* problem_with_date(const MissionDraft& draft, Instant now) {
  if (!draft.target) return "community.mission.date_without_target";
  Instant date;
  if (!from_iso(*draft.target_date + "T00:00:00Z", date)) return "community.mission.date_wrong";
  return day_of(date) < day_of(now) ? "community.mission.date_past" : "";
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
  const auto unit = entry(draft.key_figure.value_or(KeyFigureName::share_solved)).unit;
  if (draft.target) {
    const std::string problem = problem_with(*draft.target, unit);
    if (!problem.empty()) problems.push_back({"target", problem, {}});
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
  return MissionView{.mission = *mission,
                     .month = figures_.figure(mission->key_figure, Window::month, community),
                     .ever = figures_.figure(mission->key_figure, Window::ever, community),
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
  const auto now = context_.clock.now();
  const auto before =
      context_.db.read([&](db::Connection& db) { return find_mission(db, space->id); });
  auto problems = problems_of(draft);
  // A date that has passed may stay; nobody has to move it to mend a sentence.
  const bool same_date = before && before->target_date == draft.target_date && draft.target;
  if (draft.target_date && !same_date) {
    const std::string problem = problem_with_date(draft, now);
    if (!problem.empty()) problems.push_back({"target_date", problem, {}});
  }
  if (!problems.empty()) return fail_fields(std::move(problems));

  const Mission mission{.space = space->id,
                        .participant_benefit = std::move(draft.participant_benefit),
                        .organisation_benefit = std::move(draft.organisation_benefit),
                        .measured_by = std::move(draft.measured_by),
                        .key_figure = draft.key_figure.value_or(KeyFigureName::share_solved),
                        .target = draft.target,
                        .target_date = std::move(draft.target_date),
                        .updated_at = now,
                        .updated_by = viewer.person};
  const auto audit_id = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
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
