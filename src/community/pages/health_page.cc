#include "community/pages/health_page.h"

#include <array>

#include "community/missions/figure_words.h"
#include "community/pages/figure_values.h"
#include "community/pages/review_pages.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

web::PageHead staff_head(std::string title) {
  return {.title = std::move(title),
          .description = "",
          .canonical = "",
          .json_ld_html = "",
          .feed = "",
          .section = "",
          .index = false};
}

void add_link(Values& section, std::string_view url, std::string_view name, std::string words) {
  auto& one = web::add(section, "ONE");
  web::set(one, "URL", url);
  web::set(one, "NAME", name);
  web::set(one, "WORDS", words);
}

}  // namespace

Result<Response> HealthPage::first(const Request& request) {
  for (const auto& space : community_.spaces.list(request.viewer)) {
    if (!space.parent) return web::see_other(path_of(space) + "/health");
  }
  return no_such_page();
}

Result<Response> HealthPage::show(const Request& request) {
  const auto health = community_.health.show(request.viewer, request.path_value("slug"));
  if (!health) return fail(health.error());
  Values values;
  set_moderation_nav(values, community_, kit_, request, "AT_HEALTH");
  web::set(values, "SPACE_TITLE", health->community.title);
  web::set(values, "SPACE_URL", path_of(health->community));
  web::set(values, "MISSION_URL", path_of(health->community) + "/mission");
  if (health->mission) set_key_figure(values, request, *health->mission);
  set_unanswered(values, request, *health);
  set_people(values, request, *health);
  set_searches(values, request, *health);
  web::set(values, "WHEN_WORDS",
           kit_.say(request, "health.computed",
                    {{"when", words::relative(request.viewer.language, health->computed_at,
                                              kit_.clock.now())}}));
  return web::page(kit_, request, staff_head(kit_.say(request, "health.title")),
                   "community/html/health.tpl", values);
}

void HealthPage::set_key_figure(Values& values, const Request& request,
                                const MissionView& mission) {
  const auto& key = mission.mission;
  auto& section = web::add(values, "FIGURE");
  web::set(section, "NAME", figure_name(kit_, request, key.key_figure));
  const auto value = figure_value(request, mission.month);
  web::set_section(section, "FIGURE_VALUE", "VALUE", value);
  web::show(section, "TOO_LITTLE", value.empty());
  if (!key.target) return;
  auto& target = web::add(section, "TARGET");
  web::set(target, "TARGET_WORDS", target_sentence(kit_.messages, request.viewer.language, key));
  if (value.empty()) return;
  web::show(target, is_reached(mission.month, *key.target) ? "REACHED" : "NOT_REACHED");
}

void HealthPage::set_unanswered(Values& values, const Request& request, const HealthView& health) {
  const auto& waiting = health.unanswered;
  if (waiting.all() == 0) {
    web::show(values, "ALL_ANSWERED");
    return;
  }
  auto& section = web::add(values, "UNANSWERED");
  const std::array<std::pair<const char*, std::int64_t>, 5> buckets{
      {{"health.under_a_day", waiting.day},
       {"health.under_three_days", waiting.three_days},
       {"health.under_a_week", waiting.week},
       {"health.under_a_month", waiting.month},
       {"health.older", waiting.older}}};
  for (const auto& [key, count] : buckets) {
    auto& bucket = web::add(section, "BUCKET");
    web::set(bucket, "AGE", kit_.say(request, key));
    web::set(bucket, "COUNT", words::number(request.viewer.language, count));
  }
  for (const auto& question : health.waiting) {
    auto& one = web::add(section, "WAITING");
    web::set(one, "URL", question.url);
    web::set(one, "TITLE", question.title);
    set_time(one, kit_, request, question.asked_at);
  }
  web::set(section, "LIST_URL", path_of(health.community) + "?show=unanswered");
}

void HealthPage::set_people(Values& values, const Request& request, const HealthView& health) {
  web::show(values, "NO_DYING", health.dying.empty());
  if (!health.dying.empty()) {
    auto& section = web::add(values, "DYING");
    for (const auto& space : health.dying) {
      add_link(section, "/c/" + space.slug, space.title,
               kit_.say(request, "health.fell", {{"now", space.now}, {"before", space.before}}));
    }
  }
  web::show(values, "NO_LEAVING", health.leaving.empty());
  if (health.leaving.empty()) return;
  auto& section = web::add(values, "LEAVING");
  for (const auto& helper : health.leaving) {
    const auto last = words::relative(request.viewer.language, helper.last_at, kit_.clock.now());
    add_link(section, people::path_of(helper.person.id), helper.person.name,
             kit_.say(request, "health.helped", {{"count", helper.answers}, {"last", last}}));
  }
}

void HealthPage::set_searches(Values& values, const Request& request, const HealthView& health) {
  web::show(values, "NO_MISSED", health.missed.empty());
  if (!health.missed.empty()) {
    auto& section = web::add(values, "MISSED");
    for (const auto& search : health.missed) {
      auto& one = web::add(section, "QUERY");
      web::set(one, "TEXT", search.query);
      web::set(one, "URL", "/search?q=" + web::encode(search.query));
      web::set(one, "WORDS",
               kit_.say(request, "health.missed_times",
                        {{"count", search.nothing_found}, {"all", search.searches}}));
    }
  }
  if (health.weak.empty()) return;
  auto& section = web::add(values, "WEAK");
  for (const auto& answer : health.weak) {
    add_link(section, "/messages/" + to_string(answer.message), answer.title,
             kit_.say(request, "health.votes", {{"yes", answer.yes}, {"no", answer.no}}));
  }
}

Result<Response> HealthPage::letters(const Request& request) {
  Values values;
  web::show(values, community_.health.wants_letters(request.viewer) ? "WANTED" : "UNWANTED");
  return web::page(kit_, request, staff_head(kit_.say(request, "health.letters")),
                   "community/html/letters.tpl", values);
}

Result<Response> HealthPage::set_letters(const Request& request) {
  const auto done = community_.health.set_letters(request.viewer, request.form("letters") == "on");
  if (!done) return fail(done.error());
  return web::see_other("/settings/letters?done=saved");
}

}  // namespace coloquio::community::pages
