#include "community/pages/mission_page.h"

namespace coloquio::community::pages {

Result<Response> MissionPage::show(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  const auto mission = community_.missions.show(request.viewer, space->slug);
  if (!mission) return fail(mission.error());

  Values values;
  web::set(values, "SPACE_TITLE", space->title);
  web::set(values, "SPACE_URL", path_of(*space));
  web::set(values, "PARTICIPANT", mission->mission.participant_benefit);
  web::set(values, "ORGANISATION", mission->mission.organisation_benefit);
  web::set(values, "MEASURED", mission->mission.measured_by);
  set_figure(values, request, *mission);
  web::set(values, "UPDATED_WORDS",
           kit_.say(request, "missions.updated",
                    {{"date", words::relative(request.viewer.language, mission->mission.updated_at,
                                              kit_.clock.now())}}));
  if (mission->may_change) {
    web::set_section(values, "SETTINGS", "SETTINGS_URL", path_of(*space) + "/settings");
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

void MissionPage::set_figure(Values& values, const Request& request, const MissionView& mission) {
  const Language language = request.viewer.language;
  const bool month = mission.month.denominator >= enough_questions;
  const KeyFigure& figure = month ? mission.month : mission.ever;
  if (figure.denominator < enough_questions || !figure.value) {
    web::set_section(values, "TOO_LITTLE", "TOO_LITTLE_TEXT",
                     kit_.say(request, "missions.too_little_text",
                              {{"needed", enough_questions}, {"asked", mission.ever.denominator}}));
    return;
  }
  auto& section = web::add(values, "FIGURE");
  web::set(section, "VALUE", words::percent(language, *figure.value));
  web::set(section, "FIGURE_WORDS", figure_words(kit_, request, mission));
  web::set(section, "FORMULA_WORDS",
           kit_.say(request, "missions.formula",
                    {{"solved", figure.numerator}, {"asked", figure.denominator}}));
  if (mission.mission.target) {
    web::set_section(section, "TARGET", "TARGET_WORDS",
                     kit_.say(request, "missions.target_words",
                              {{"percent", words::percent(language, *mission.mission.target)}}));
  }
}

}  // namespace coloquio::community::pages
