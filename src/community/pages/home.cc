#include "community/pages/home.h"

#include <algorithm>

#include "community/pages/lists.h"
#include "people/person.h"

namespace coloquio::community::pages {
namespace {

constexpr int kRows = 8;
constexpr int kOften = 3;

const Space* first_community(const std::vector<Space>& spaces) {
  const auto found = std::ranges::find_if(spaces, [](const Space& space) { return !space.parent; });
  return found == spaces.end() ? nullptr : &*found;
}

}  // namespace

Result<Response> HomePage::show(const Request& request) {
  const auto spaces = community_.spaces.list(request.viewer);
  const Space* root = first_community(spaces);
  Values values;
  if (root == nullptr) {
    // Nothing that this viewer may see: a community for members only, or one not open yet.
    web::set(values, "HERO_SUB", kit_.say(request, "home.sub", {{"org", kit_.site.name}}));
    web::show(values, "EMPTY");
    set_tabs(values, community_, request, "/questions", {}, Tab::recent);
  } else {
    const auto summary = community_.overview.summary(request.viewer, root->id);
    const auto mission = community_.missions.find(request.viewer, root->id);
    if (mission) set_mission(values, kit_, request, *mission, path_of(*root) + "/mission");
    set_hero(values, request, summary);
    set_facts(values, request, mission, summary);
    set_thanks(values, request, summary);
    set_spaces(values, spaces, *root);
    if (root->state == SpaceState::draft) {
      web::set_section(values, "DRAFT", "SETUP_URL", path_of(*root) + "/settings");
    }
    ListQuery query;
    query.space = root->slug;
    query.limit = kRows;
    auto lines = community_.reading.list(request.viewer, query);
    if (!lines) return fail(lines.error());
    community_.readers.mark(request.viewer, lines->items);
    for (const auto& line : lines->items) set_row(web::add(values, "ROW"), kit_, request, line);
    web::show(values, "EMPTY", lines->items.empty());
    set_tabs(values, community_, request, "/questions", {}, Tab::recent);
  }
  web::set(values, "ASK_URL", for_members(request, "/ask"));
  web::set(values, "ALL_URL", "/questions");

  const web::PageHead head{
      .title = kit_.say(request, "home.page_title", {{"org", kit_.site.name}}),
      .description = kit_.say(request, "home.description", {{"org", kit_.site.name}}),
      .canonical = "/",
      .json_ld_html = "",
      .feed = "/feed.atom",
      .section = "home",
      .index = true};
  auto page = web::page(kit_, request, head, "community/html/home.tpl", values);
  page.cache_topics = {"home"};
  return page;
}

void HomePage::set_hero(Values& values, const Request& request, const Summary& summary) {
  web::set(values, "HERO_SUB", kit_.say(request, "home.sub", {{"org", kit_.site.name}}));
  const auto tags = community_.reading.tags(request.viewer, "", kOften);
  if (!tags.empty()) {
    auto& often = web::add(values, "OFTEN");
    for (const auto& tag : tags) {
      auto& link = web::add(often, "LINK");
      web::set(link, "URL", "/tags/" + tag.slug);
      web::set(link, "TEXT", tag.name);
    }
  }
  if (!summary.exchange) return;
  const Exchange& exchange = *summary.exchange;
  auto& section = web::add(values, "EXCHANGE");
  web::set(section, "URL", exchange.url);
  web::set(section, "ASKED_TEXT", exchange.asked);
  web::set(section, "ASKER_NAME", exchange.asker.name);
  web::set(section, "ASKER_INITIALS", exchange.asker.initials);
  web::set(section, "ASKER_HUE", exchange.asker.is_staff ? "av-staff" : exchange.asker.hue);
  web::set(section, "ANSWER_TEXT", exchange.answered);
  web::set(section, "HELPER_NAME", exchange.helper.name);
  web::set(section, "HELPER_INITIALS", exchange.helper.initials);
  web::set(section, "HELPER_HUE", exchange.helper.is_staff ? "av-staff" : exchange.helper.hue);
  web::set(section, "SOLVED_WORDS",
           kit_.say(request, "home.solved_in",
                    {{"time", words::duration(request.viewer.language, exchange.seconds)}}));
}

void HomePage::set_facts(Values& values, const Request& request,
                         const std::optional<MissionView>& mission, const Summary& summary) {
  const Language language = request.viewer.language;
  std::vector<std::pair<std::string, std::string>> facts;
  if (mission && mission->ever.value && mission->ever.denominator >= enough_questions) {
    facts.emplace_back("home.fact_solved", words::percent(language, *mission->ever.value));
  }
  if (summary.first_reply_seconds) {
    facts.emplace_back("home.fact_first_reply",
                       words::duration(language, *summary.first_reply_seconds));
  }
  if (summary.solved > 0) {
    facts.emplace_back("home.fact_solutions", words::number(language, summary.solved));
  }
  if (summary.helpers > 0) {
    facts.emplace_back("home.fact_helpers", words::number(language, summary.helpers));
  }
  if (facts.size() < 2) return;
  auto& section = web::add(values, "FACTS");
  for (const auto& [key, value] : facts) {
    auto& fact = web::add(section, "FACT");
    web::set(fact, "VALUE", value);
    web::set(fact, "LABEL", kit_.say(request, key));
  }
}

void HomePage::set_thanks(Values& values, const Request& request, const Summary& summary) {
  if (summary.thanks.empty()) return;
  auto& section = web::add(values, "THANKS");
  for (const auto& helper : summary.thanks) {
    auto& one = web::add(section, "HELPER");
    set_avatar(one, helper.person);
    web::set(one, "URL", people::path_of(helper.person.id));
    web::set(one, "NAME", helper.person.name);
    web::set(one, "WORDS", kit_.say(request, "home.solutions", {{"count", helper.solutions}}));
  }
}

void HomePage::set_spaces(Values& values, const std::vector<Space>& spaces, const Space& root) {
  Values* section = nullptr;
  for (const auto& space : spaces) {
    if (space.id == root.id) continue;
    if (section == nullptr) section = &web::add(values, "SPACES");
    auto& one = web::add(*section, "SPACE");
    web::set(one, "URL", path_of(space));
    web::set(one, "TITLE", space.title);
    web::set(one, "DESCRIPTION", space.description);
  }
}

}  // namespace coloquio::community::pages
