#include "community/pages/lists.h"

#include "base/text.h"
#include "community/pages/follow_values.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kTagsShown = 20;
constexpr std::int64_t kMostCounted = 99;

Tab tab_of(const Request& request) {
  const auto show = request.param("show");
  if (show == "unanswered") return Tab::unanswered;
  return show == "solved" ? Tab::solved : Tab::recent;
}

std::string_view word_of(Tab tab) {
  switch (tab) {
    case Tab::unanswered:
      return "unanswered";
    case Tab::solved:
      return "solved";
    default:
      return "";
  }
}

std::string address(std::string_view path, Tab tab, std::string_view after = "") {
  std::string url(path);
  char mark = '?';
  if (const auto word = word_of(tab); !word.empty()) {
    url.append(1, mark).append("show=").append(word);
    mark = '&';
  }
  if (!after.empty()) url.append(1, mark).append("after=").append(web::encode(after));
  return url;
}

}  // namespace

void set_tabs(Values& values, Community& community, const Request& request, std::string_view path,
              const ListQuery& query, Tab shown) {
  web::set(values, "RECENT_URL", address(path, Tab::recent));
  web::set(values, "UNANSWERED_URL", address(path, Tab::unanswered));
  web::set(values, "SOLVED_URL", address(path, Tab::solved));
  web::show(values, "AT_RECENT", shown == Tab::recent);
  web::show(values, "AT_UNANSWERED", shown == Tab::unanswered);
  web::show(values, "AT_SOLVED", shown == Tab::solved);
  ListQuery unanswered = query;
  unanswered.tab = Tab::unanswered;
  const auto count = community.reading.count(request.viewer, unanswered, kMostCounted + 1);
  if (count == 0) return;
  const auto words =
      count > kMostCounted ? std::to_string(kMostCounted) + "+" : std::to_string(count);
  web::set_section(values, "UNANSWERED", "UNANSWERED_COUNT", words);
}

Result<Response> ListPages::all(const Request& request) {
  Place place;
  place.path = "/questions";
  place.title = kit_.say(request, "conversations.all");
  place.description = kit_.say(request, "conversations.all_description", {{"org", kit_.site.name}});
  return render(request, place);
}

Result<Response> ListPages::space(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  Place place;
  place.path = path_of(*space);
  place.title = space->title;
  place.description = space->description;
  place.query.space = space->slug;
  place.space = &*space;
  return render(request, place);
}

Result<Response> ListPages::tag(const Request& request) {
  const std::string slug(request.path_value("slug"));
  std::string name;
  for (const auto& tag : community_.reading.tags(request.viewer, slug, 10)) {
    if (tag.slug == slug) name = tag.name;
  }
  if (name.empty()) return no_such_page();
  Place place;
  place.path = "/tags/" + web::encode(slug);
  place.title = kit_.say(request, "conversations.tagged", {{"tag", name}});
  place.description = kit_.say(request, "conversations.tagged_description",
                               {{"org", kit_.site.name}, {"tag", name}});
  place.query.tag = slug;
  return render(request, place);
}

Result<Response> ListPages::render(const Request& request, const Place& place) {
  const Tab tab = tab_of(request);
  ListQuery query = place.query;
  query.tab = tab;
  if (const auto after = request.param("after"); !after.empty()) query.after = std::string(after);
  auto lines = community_.reading.list(request.viewer, query);
  if (!lines) return fail(lines.error());
  community_.readers.mark(request.viewer, lines->items);

  Values values;
  web::set(values, "TITLE", place.title);
  if (!request.viewer.is_guest()) set_tools(values, request, place);
  web::set_section(values, "LEAD", "LEAD_TEXT", place.space ? place.description : "");
  set_tabs(values, community_, request, place.path, place.query, tab);
  for (const auto& line : lines->items) set_row(web::add(values, "ROW"), kit_, request, line);
  web::show(values, "EMPTY", lines->items.empty());
  if (query.after) web::set_section(values, "BACK", "BACK_URL", address(place.path, tab));
  if (lines->next) {
    web::set_section(values, "MORE", "MORE_URL", address(place.path, tab, *lines->next));
  }
  std::string ask = "/ask";
  if (place.space) {
    set_space(values, request, *place.space);
    ask += "?space=" + place.space->slug;
  }
  web::set(values, "ASK_URL", for_members(request, ask));
  set_aside(values, request, place);

  const bool open_to_all = !place.space || place.space->visibility == Visibility::public_;
  const web::PageHead head{.title = place.title,
                           .description = place.description,
                           .canonical = place.path,
                           .json_ld_html = "",
                           .feed = place.query.tag ? ""
                                   : place.space   ? place.path + "/feed.atom"
                                                   : "/feed.atom",
                           .section = "questions",
                           .index = open_to_all && tab == Tab::recent && !query.after};
  auto page = web::page(kit_, request, head, "community/html/list.tpl", values);
  page.cache_topics = {"home"};
  if (place.space) page.cache_topics.push_back("space:" + to_string(place.space->id));
  return page;
}

void ListPages::set_space(Values& values, const Request& request, const Space& space) {
  auto& crumbs = web::add(values, "CRUMBS");
  add_crumb(crumbs, "/", kit_.say(request, "web.community"));
  add_crumb(crumbs, "/questions", kit_.say(request, "web.questions"));
  if (!space.parent) {
    if (const auto mission = community_.missions.find(request.viewer, space.id)) {
      set_mission(values, kit_, request, *mission, path_of(space) + "/mission");
    }
  }
  if (request.viewer.may(Permission::manage_spaces)) {
    web::set_section(values, "SETTINGS", "SETTINGS_URL", path_of(space) + "/settings");
  }
}

void ListPages::set_tools(Values& values, const Request& request, const Place& place) {
  auto& tools = web::add(values, "TOOLS");
  if (place.query.tag) {
    const auto level = community_.following.of_tag(request.viewer, *place.query.tag);
    if (level) set_follow(tools, kit_, request, place.path, *level);
    return;
  }
  if (place.space) {
    const auto level = community_.following.of_space(request.viewer, place.space->slug);
    if (level) set_follow(tools, kit_, request, place.path, *level);
  }
  auto& read = web::add(tools, "MARK_READ");
  web::set(read, "SPACE_SLUG", place.space ? place.space->slug : "");
}

void ListPages::set_aside(Values& values, const Request& request, const Place& place) {
  const auto spaces = community_.spaces.list(request.viewer);
  if (spaces.size() > 1) {
    auto& section = web::add(values, "SPACES");
    for (const auto& space : spaces) {
      auto& one = web::add(section, "SPACE");
      web::set(one, "URL", path_of(space));
      web::set(one, "TITLE", space.title);
      web::show(one, "CURRENT", place.space && place.space->id == space.id);
    }
  }
  const auto tags = community_.reading.tags(request.viewer, "", kTagsShown);
  if (tags.empty()) return;
  auto& section = web::add(values, "TAGS");
  for (const auto& tag : tags) {
    auto& one = web::add(section, "TAG");
    web::set(one, "URL", "/tags/" + tag.slug);
    web::set(one, "NAME", tag.name);
    web::show(one, "CURRENT", place.query.tag == tag.slug);
  }
}

}  // namespace coloquio::community::pages
