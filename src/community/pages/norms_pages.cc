#include "community/pages/norms_pages.h"

#include <charconv>

#include "community/pages/diff.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kVersionsShown = 10;

web::PageHead head_of(std::string title, std::string canonical, bool index) {
  return {.title = std::move(title),
          .description = "",
          .canonical = std::move(canonical),
          .json_ld_html = "",
          .feed = "",
          .section = "",
          .index = index};
}

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<Response> NormsPages::show(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  const auto norms = community_.norms.show(request.viewer, space->slug);
  if (!norms && norms.error().key != "norms.none") return fail(norms.error());

  const auto path = path_of(*space) + "/norms";
  Values values;
  web::set(values, "SPACE_TITLE", space->title);
  web::set(values, "SPACE_URL", path_of(*space));
  if (norms) {
    auto& section = web::add(values, "NORMS");
    web::set(section, "NORMS_HTML", norms->version.body_html);
    web::set(section, "VERSION_WORDS",
             kit_.say(request, "norms.version", {{"number", norms->version.number}}));
    set_time(section, kit_, request, norms->version.written_at);
    web::set(section, "HISTORY_URL", path + "/history");
  }
  web::show(values, "EMPTY", !norms);
  if (!space->parent && request.viewer.may(Permission::manage_spaces)) {
    web::set_section(values, "WRITE", "WRITE_URL", path + "/edit");
  }
  const bool index = norms && space->visibility == Visibility::public_ && !space->parent;
  auto page = web::page(kit_, request, head_of(kit_.say(request, "norms.title"), path, index),
                        "community/html/norms.tpl", values);
  page.cache_topics = {"space:" + to_string(space->id)};
  return page;
}

Result<Response> NormsPages::history(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  const auto after = request.param("after");
  const auto found = community_.norms.versions(request.viewer, space->slug, after, kVersionsShown);
  if (!found) return fail(found.error());

  const auto path = path_of(*space) + "/norms";
  Values values;
  web::set(values, "NORMS_URL", path);
  for (const auto& view : found->items) {
    auto& version = web::add(values, "VERSION");
    web::set(version, "NUMBER_WORDS",
             kit_.say(request, "norms.version", {{"number", view.version.number}}));
    web::set(version, "BY_NAME", view.author.name);
    set_time(version, kit_, request, view.version.written_at);
    web::set_section(version, "NOTE", "NOTE_TEXT", view.version.note);
    const bool first = view.version.number == 1;
    web::set(
        version, "CHANGES_HTML",
        changes_html(first ? view.version.body_markdown : view.before, view.version.body_markdown));
  }
  if (!after.empty()) web::set_section(values, "BACK", "BACK_URL", path + "/history");
  if (found->next) {
    web::set_section(values, "MORE", "MORE_URL",
                     path + "/history?after=" + web::encode(*found->next));
  }
  return web::page(kit_, request,
                   head_of(kit_.say(request, "norms.history"), path + "/history", false),
                   "community/html/norms_history.tpl", values);
}

Result<Response> NormsPages::form(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  if (space->parent) return fail(Kind::conflict, "norms.only_communities");
  Draft draft;
  if (const auto norms = community_.norms.show(request.viewer, space->slug)) {
    draft.body = norms->version.body_markdown;
    draft.based_on = norms->version.number;
  } else {
    draft.body = kit_.say(request, "norms.example");
  }
  return render(request, *space, draft);
}

Result<Response> NormsPages::save(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  Draft draft;
  draft.body = typed(request, "body");
  draft.note = typed(request, "note");
  draft.based_on = number_in(request.form("based_on"));
  if (!request.form("preview").empty()) {
    const auto html = community_.posting.preview(request.viewer, draft.body);
    if (html) draft.preview_html = *html;
    if (!html) draft.error = &html.error();
    return render(request, *space, draft);
  }
  const auto saved = community_.norms.set(
      request.viewer,
      {.space = space->slug, .body = draft.body, .note = draft.note, .based_on = draft.based_on});
  if (saved) return web::see_other(path_of(*space) + "/norms?done=saved");
  draft.error = &saved.error();
  return render(request, *space, draft);
}

Response NormsPages::render(const Request& request, const Space& space, const Draft& draft) {
  const auto path = path_of(space) + "/norms";
  Values values;
  web::set(values, "NORMS_URL", path);
  web::set(values, "ACTION", path + "/edit");
  web::set(values, "BODY", draft.body);
  web::set(values, "DRAFT_KEY", "norms-" + to_string(space.id));
  web::set(values, "BASED_ON", std::to_string(draft.based_on));
  if (draft.based_on > 0) {
    web::set(web::add(values, "NOTE_FIELD"), "NOTE_VALUE", draft.note);
  }
  web::set_section(values, "PREVIEW", "PREVIEW_HTML", draft.preview_html);
  const int status = draft.error ? set_problems(values, kit_, request, *draft.error) : 200;
  return web::page(kit_, request, head_of(kit_.say(request, "norms.write"), "", false),
                   "community/html/norms_edit.tpl", values, status);
}

void set_norms_card(Values& values, Community& community, const Request& request,
                    const std::string& space) {
  const auto person = community.overview.person(request.viewer, request.viewer.person);
  if (!person || person->posts > 0) return;
  auto slug = space;
  const auto spaces = community.spaces.list(request.viewer);
  if (slug.empty() && !spaces.empty()) slug = spaces.front().slug;
  const auto norms = community.norms.show(request.viewer, slug);
  if (!norms) return;
  auto& card = web::add(values, "NORMS");
  web::set(card, "NORMS_HTML", norms->version.body_html);
  web::set(card, "NORMS_URL", "/c/" + slug + "/norms");
}

}  // namespace coloquio::community::pages
