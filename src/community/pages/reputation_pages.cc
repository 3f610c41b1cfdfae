#include "community/pages/reputation_pages.h"

#include <cstdlib>

#include "community/circle.h"
#include "db/enum_name.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kShown = 50;

web::PageHead head_of(std::string title) {
  return {.title = std::move(title),
          .description = "",
          .canonical = "",
          .json_ld_html = "",
          .feed = "",
          .section = "",
          .index = false};
}

}  // namespace

Result<Response> ReputationPages::points(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  const auto person = community_.overview.person(request.viewer, *id);
  if (!person) return fail(person.error());
  auto& reputation = community_.circle().reputation;
  const auto found = reputation.points(request.viewer, *id, request.param("after"), kShown);
  if (!found) return fail(found.error());
  const auto rules = reputation.rules();
  Values values;
  web::set(values, "NAME", person->name);
  web::set(values, "URL", people::path_of(*id));
  web::set(values, "TOTAL_WORDS", kit_.say(request, "reputation.total", {{"count", found->total}}));
  web::set(values, "RULES_WORDS",
           kit_.say(request, "reputation.rules",
                    {{"accepted", std::to_string(rules.accepted)},
                     {"vote", std::to_string(rules.vote)}}));
  for (const auto& line : found->page.items) {
    auto& row = web::add(values, "LINE");
    const auto booked_back = line.points < 0 ? "_back" : "";
    web::set(row, "WHY",
             kit_.say(request,
                      "reputation.reasons." + std::string(db::to_name(line.reason)) + booked_back));
    web::set(row, "POINTS",
             (line.points > 0 ? "+" : "−") +
                 words::number(request.viewer.language, std::abs(line.points)));
    web::set(row, "TITLE", line.title);
    web::set(row, "MESSAGE_URL", "/messages/" + to_string(line.message));
    set_time(row, kit_, request, line.at);
  }
  web::show(values, "EMPTY", found->page.items.empty());
  if (found->page.next) {
    web::set_section(values, "MORE", "MORE_URL",
                     people::path_of(*id) + "/points?after=" + *found->page.next);
  }
  set_badges(values, request, *id);
  return web::page(kit_, request,
                   head_of(kit_.say(request, "reputation.points_of", {{"name", person->name}})),
                   "community/html/points.tpl", values);
}

void ReputationPages::set_badges(Values& values, const Request& request, PersonId person) {
  const auto badges = community_.circle().reputation.badges(request.viewer, person);
  const bool manages = request.viewer.may(Permission::manage_spaces);
  if (manages) web::set_section(values, "GIVE", "PERSON", to_string(person));
  if (!badges || badges->empty()) return;
  auto& section = web::add(values, "BADGES");
  for (const auto& badge : *badges) {
    auto& row = web::add(section, "BADGE");
    web::set(row, "BADGE_NAME",
             kit_.say(request, "reputation.badges." + std::string(db::to_name(badge.name))));
    web::set_section(row, "REASON", "REASON_TEXT", badge.reason);
    web::show(row, badge.revoked_at ? "REVOKED" : "STANDS");
    if (manages && !badge.revoked_at) {
      auto& revoke = web::add(row, "REVOKE");
      web::set(revoke, "BADGE_ID", to_string(badge.id));
      web::set(revoke, "PERSON", to_string(person));
    }
    set_time(row, kit_, request, badge.revoked_at.value_or(badge.given_at));
  }
}

Result<Response> ReputationPages::give(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  const auto given =
      community_.circle().reputation.give(request.viewer, *id, typed(request, "reason"));
  if (!given) {
    const auto& error = given.error();
    return error.fields.empty()
               ? fail(error)
               : fail(Kind::invalid, error.fields.front().key, error.fields.front().args);
  }
  return web::see_other(people::path_of(*id) + "/points?done=badge_given");
}

Result<Response> ReputationPages::revoke(const Request& request) {
  const auto id = path_id<PersonId>(request);
  BadgeId badge{};
  if (!id || !parse_id(request.form("badge"), badge)) return no_such_page();
  const auto done = community_.circle().reputation.revoke(request.viewer, badge);
  if (!done) return fail(done.error());
  return web::see_other(people::path_of(*id) + "/points?done=changed");
}

Result<Response> ReputationPages::leaders(const Request& request) {
  const auto period = db::name_or(request.param("period"), LeaderPeriod::month);
  const std::string space(request.param("space"));
  auto& reputation = community_.circle().reputation;
  const auto leaders = reputation.leaders(request.viewer, space, period);
  if (!leaders) return fail(leaders.error());
  Values values;
  for (const auto one :
       {LeaderPeriod::week, LeaderPeriod::month, LeaderPeriod::year, LeaderPeriod::ever}) {
    const std::string name(db::to_name(one));
    auto& tab = web::add(values, "PERIOD");
    web::set(tab, "URL", "/leaderboard?period=" + name + "&space=" + web::encode(space));
    web::set(tab, "TEXT", kit_.say(request, "reputation.periods." + name));
    web::show(tab, "CURRENT", one == period);
  }
  for (const auto& one : *leaders) {
    auto& row = web::add(values, "LEADER");
    set_avatar(row, one.person);
    web::set(row, "NAME", one.person.name);
    web::set(row, "URL", people::path_of(one.person.id) + "/points");
    web::set(row, "WORDS", kit_.say(request, "reputation.total", {{"count", one.points}}));
  }
  web::show(values, "EMPTY", leaders->empty());
  web::show(values, reputation.is_ranked(request.viewer) ? "RANKED" : "UNRANKED");
  return web::page(kit_, request, head_of(kit_.say(request, "reputation.leaders")),
                   "community/html/leaders.tpl", values);
}

Result<Response> ReputationPages::be_ranked(const Request& request) {
  const auto done =
      community_.circle().reputation.be_ranked(request.viewer, request.form("ranked") == "1");
  if (!done) return fail(done.error());
  return web::see_other("/leaderboard?done=saved");
}

}  // namespace coloquio::community::pages
