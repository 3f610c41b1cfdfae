#include "community/pages/mission_page.h"

#include "community/missions/figure_words.h"
#include "community/pages/figure_values.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kRowsShown = 30;

std::string figure_path(const Space& space, KeyFigureName name) {
  return path_of(space) + "/figures/" + std::string{key_of(name)};
}

}  // namespace

Result<Response> MissionPage::show(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  const auto mission = community_.missions.show(request.viewer, space->slug);
  if (!mission) return fail(mission.error());
  const auto name = mission->mission.key_figure;
  const auto key = community_.measures.show(request.viewer, space->slug, name);
  if (!key) return fail(key.error());
  const auto all = community_.measures.list(request.viewer, space->slug);
  if (!all) return fail(all.error());

  Values values;
  web::set(values, "SPACE_TITLE", space->title);
  web::set(values, "SPACE_URL", path_of(*space));
  web::set(values, "PARTICIPANT", mission->mission.participant_benefit);
  web::set(values, "ORGANISATION", mission->mission.organisation_benefit);
  web::set(values, "MEASURED", mission->mission.measured_by);
  auto& figure = web::add(values, "FIGURE");
  set_figure(figure, kit_, request, *key);
  web::set_section(figure, "SENTENCE", "SENTENCE_TEXT", figure_words(kit_, request, *mission));
  web::set(figure, "ROWS_URL", figure_path(*space, name));
  set_others(values, request, *space, *all);
  web::set(values, "NORMS_URL", path_of(*space) + "/norms");
  web::set(values, "UPDATED_WORDS",
           kit_.say(request, "missions.updated",
                    {{"date", words::relative(request.viewer.language, mission->mission.updated_at,
                                              kit_.clock.now())}}));
  if (mission->may_change) {
    web::set_section(values, "SETTINGS", "SETTINGS_URL", path_of(*space) + "/settings");
  }
  if (request.viewer.may(Permission::moderate)) {
    web::set_section(values, "HEALTH", "HEALTH_URL", path_of(*space) + "/health");
  }
  const web::PageHead head{.title = kit_.say(request, "missions.page_title"),
                           .description = mission->mission.participant_benefit,
                           .canonical = path_of(*space) + "/mission",
                           .json_ld_html = "",
                           .feed = "",
                           .section = "",
                           .index = space->visibility == Visibility::public_};
  auto page = web::page(kit_, request, head, "community/html/mission.tpl", values);
  page.cache_topics = {"space:" + to_string(space->id), "home"};
  return page;
}

void MissionPage::set_others(Values& values, const Request& request, const Space& space,
                             const std::vector<FigureView>& views) {
  for (const auto& view : views) {
    if (view.is_key) continue;
    auto& other = web::add(values, "OTHER");
    web::set(other, "URL", figure_path(space, view.name));
    web::set(other, "NAME", figure_name(kit_, request, view.name));
    const auto value = figure_value(request, view.month);
    web::set(other, "OTHER_VALUE",
             value.empty() ? kit_.say(request, "missions.too_little") : value);
  }
}

Result<Response> MissionPage::figure(const Request& request) {
  const auto name = figure_named(request.path_value("figure"));
  if (!name) return no_such_page();
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  const auto view = community_.measures.show(request.viewer, space->slug, *name);
  if (!view) return fail(view.error());

  Values values;
  web::set(values, "SPACE_TITLE", space->title);
  web::set(values, "SPACE_URL", path_of(*space));
  web::set(values, "MISSION_URL", path_of(*space) + "/mission");
  web::show(values, "KEY", view->is_key);
  set_figure(values, kit_, request, *view);
  const auto path = figure_path(*space, *name);
  if (const auto done = set_rows(values, request, path, *view); !done) return fail(done.error());
  const web::PageHead head{.title = figure_name(kit_, request, *name),
                           .description = kit_.say(request, figure_key(*name) + ".formula"),
                           .canonical = path,
                           .json_ld_html = "",
                           .feed = "",
                           .section = "",
                           .index = false};
  auto page = web::page(kit_, request, head, "community/html/figure.tpl", values);
  page.cache_topics = {"space:" + to_string(space->id), "home"};
  return page;
}

Result<> MissionPage::set_rows(Values& values, const Request& request, const std::string& path,
                               const FigureView& view) {
  const auto slug = request.path_value("slug");
  const auto after = request.param("after");
  const auto found = community_.measures.rows(request.viewer, slug, view.name, after, kRowsShown);
  if (!found && found.error().kind == Kind::unauthenticated) {
    web::set_section(values, "SIGN_IN", "SIGN_IN_URL", sign_in_url(path));
    return {};
  }
  if (!found) return fail(found.error());
  for (const auto& behind : found->items) {
    auto& row = web::add(values, "ROW");
    web::set(row, "URL", behind.url);
    web::set(row, "NAME", behind.title);
    web::show(row, "COUNTED", behind.counted);
    set_row_words(row, request, view, behind);
    if (behind.at) set_time(web::add(row, "WHEN"), kit_, request, *behind.at);
  }
  web::show(values, "EMPTY", found->items.empty());
  if (!after.empty()) web::set_section(values, "BACK", "BACK_URL", path);
  if (found->next) {
    web::set_section(values, "MORE", "MORE_URL", path + "?after=" + web::encode(*found->next));
  }
  return {};
}

void MissionPage::set_row_words(Values& row, const Request& request, const FigureView& view,
                                const FigureRow& behind) {
  const auto say = [&](const char* key, const Args& args = {}) {
    web::set(row, "ROW_WORDS", kit_.say(request, key, args));
  };
  switch (view.name) {
    case KeyFigureName::share_solved:
      return say(behind.counted ? "missions.row_solved" : "missions.row_unsolved");
    case KeyFigureName::first_answer_time:
      if (!behind.counted) return say("missions.row_unanswered");
      return say("missions.row_waited",
                 {{"time", words::duration(request.viewer.language, behind.amount)}});
    case KeyFigureName::answered_by_members:
      return say(behind.counted ? "missions.row_by_member" : "missions.row_by_staff");
    case KeyFigureName::visits_with_answer:
      return say("missions.row_visits", {{"count", behind.amount}, {"part", behind.part}});
    case KeyFigureName::active_helpers:
      return say("missions.row_answers", {{"count", behind.amount}});
    case KeyFigureName::returning_members:
      return say(behind.counted ? "missions.row_returned" : "missions.row_stayed_away");
    case KeyFigureName::contribution_share:
      return say("missions.row_messages", {{"count", behind.amount}});
  }
}

}  // namespace coloquio::community::pages
