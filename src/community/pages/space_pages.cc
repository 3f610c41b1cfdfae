#include "community/pages/space_pages.h"

#include <array>

#include "community/missions/figure_words.h"
#include "community/pages/review_pages.h"

namespace coloquio::community::pages {
namespace {

constexpr std::array<std::pair<std::string_view, Visibility>, 4> kVisibilities{
    {{"public", Visibility::public_},
     {"members", Visibility::members},
     {"private", Visibility::private_},
     {"secret", Visibility::secret}}};

std::string_view name_of(Visibility visibility) {
  for (const auto& [name, value] : kVisibilities) {
    if (value == visibility) return name;
  }
  return "";
}

std::optional<Visibility> visibility_of(std::string_view name) {
  for (const auto& [known, value] : kVisibilities) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::string_view name_of(SpaceKind kind) {
  if (kind == SpaceKind::workspace) return "workspace";
  return kind == SpaceKind::category ? "category" : "community";
}

std::string_view name_of(SpaceState state) {
  if (state == SpaceState::archived) return "archived";
  return state == SpaceState::open ? "open" : "draft";
}

// The names that the form gives to what the service calls otherwise.
Error as_in_form(Error error) {
  for (auto& field : error.fields) {
    if (field.field == "participant_benefit") field.field = "participant";
    if (field.field == "organisation_benefit") field.field = "organisation";
    if (field.field == "measured_by") field.field = "measured";
  }
  return error;
}

}  // namespace

Result<Response> SpacePages::list(const Request& request) {
  Values values;
  set_moderation_nav(values, community_, kit_, request, "AT_SPACES");
  web::set(values, "NEW_URL", "/moderation/spaces/new");
  for (const auto& space : community_.spaces.list(request.viewer)) {
    auto& row = web::add(values, "SPACE");
    web::set(row, "URL", path_of(space) + "/settings");
    web::set(row, "NAME", space.title);
    web::set(row, "KIND_WORDS",
             kit_.say(request, "spaces.kinds." + std::string(name_of(space.kind))));
    web::set(row, "VISIBILITY_WORDS",
             kit_.say(request, "spaces.visibilities." + std::string(name_of(space.visibility))));
    if (space.state != SpaceState::open) {
      web::set_section(row, "STATE", "STATE_WORDS",
                       kit_.say(request, "spaces.states." + std::string(name_of(space.state))));
    }
  }
  const web::PageHead head{.title = kit_.say(request, "moderation.spaces"),
                           .description = "",
                           .canonical = "",
                           .json_ld_html = "",
                           .feed = "",
                           .section = "",
                           .index = false};
  return web::page(kit_, request, head, "community/html/spaces.tpl", values);
}

Result<Response> SpacePages::new_form(const Request& request) {
  Draft draft;
  draft.parent = std::string(request.param("parent"));
  draft.visibility = "public";
  return render(request, draft);
}

SpacePages::Draft SpacePages::from_form(const Request& request) const {
  Draft draft;
  draft.title = typed(request, "title");
  draft.slug = typed(request, "slug");
  draft.description = typed(request, "description");
  draft.parent = typed(request, "parent");
  draft.visibility = typed(request, "visibility");
  draft.participant = typed(request, "participant");
  draft.organisation = typed(request, "organisation");
  draft.measured = typed(request, "measured");
  draft.key_figure = typed(request, "key_figure");
  draft.target = typed(request, "target");
  draft.target_date = typed(request, "target_date");
  return draft;
}

Result<Response> SpacePages::create(const Request& request) {
  Draft draft = from_form(request);
  NewSpace wanted;
  wanted.title = draft.title;
  if (!draft.slug.empty()) wanted.slug = draft.slug;
  wanted.description = draft.description;
  if (!draft.parent.empty()) wanted.parent = draft.parent;
  if (request.form("workspace") == "1") wanted.kind = SpaceKind::workspace;
  wanted.visibility = visibility_of(draft.visibility);
  const auto made = community_.spaces.create(request.viewer, wanted);
  if (made) return web::see_other(path_of(*made) + "/settings?done=saved");
  draft.error = &made.error();
  return render(request, draft);
}

Result<Response> SpacePages::settings(const Request& request) {
  if (!request.viewer.may(Permission::manage_spaces))
    return fail(Kind::forbidden, "errors.forbidden");
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  Draft draft;
  draft.space = &*space;
  draft.title = space->title;
  draft.description = space->description;
  draft.visibility = std::string(name_of(space->visibility));
  const auto mission = community_.missions.find(request.viewer, space->id);
  if (!space->parent && mission) {
    draft.participant = mission->mission.participant_benefit;
    draft.organisation = mission->mission.organisation_benefit;
    draft.measured = mission->mission.measured_by;
    draft.key_figure = std::string(key_of(mission->mission.key_figure));
    draft.target_date = mission->mission.target_date.value_or("");
    if (mission->mission.target) {
      draft.target = write_target(request.viewer.language, *mission->mission.target,
                                  entry(mission->mission.key_figure).unit);
    }
  }
  return render(request, draft);
}

Result<> SpacePages::save_mission(const Request& request, const Draft& draft) {
  const bool nothing =
      draft.participant.empty() && draft.organisation.empty() && draft.measured.empty();
  if (draft.space->parent || nothing) return {};
  const auto figure = figure_named(draft.key_figure).value_or(KeyFigureName::share_solved);
  const auto target = read_target(draft.target, entry(figure).unit);
  if (!target) return fail(target.error());
  std::optional<std::string> date;
  if (!draft.target_date.empty()) date = draft.target_date;
  const auto saved =
      community_.missions.set(request.viewer, {.space = draft.space->slug,
                                               .participant_benefit = draft.participant,
                                               .organisation_benefit = draft.organisation,
                                               .measured_by = draft.measured,
                                               .key_figure = figure,
                                               .target = *target,
                                               .target_date = std::move(date)});
  if (!saved) return fail(saved.error());
  return {};
}

Result<Response> SpacePages::change(const Request& request) {
  const auto space = community_.spaces.show(request.viewer, request.path_value("slug"));
  if (!space) return fail(space.error());
  Draft draft = from_form(request);
  draft.space = &*space;
  Error error;
  const auto again = [&](const Error& problem) {
    error = as_in_form(problem);
    draft.error = &error;
    return render(request, draft);
  };
  const auto changed =
      community_.spaces.change(request.viewer, {.space = space->slug,
                                                .title = draft.title,
                                                .description = draft.description,
                                                .slug = {},
                                                .visibility = visibility_of(draft.visibility),
                                                .position = {}});
  if (!changed) return again(changed.error());
  if (const auto saved = save_mission(request, draft); !saved) return again(saved.error());
  const auto state = request.form("state");
  if (state == "open" || state == "archived") {
    const auto moved = community_.spaces.set_state(
        request.viewer, space->slug, state == "open" ? SpaceState::open : SpaceState::archived);
    if (!moved) return again(moved.error());
    return web::see_other(path_of(*moved) +
                          (state == "open" ? "?done=opened" : "/settings?done=saved"));
  }
  return web::see_other(path_of(*changed) + "/settings?done=saved");
}

Response SpacePages::render(const Request& request, const Draft& draft) {
  Values values;
  const std::string heading =
      draft.space ? kit_.say(request, "spaces.settings_of", {{"title", draft.space->title}})
                  : kit_.say(request, "spaces.new");
  web::set(values, "HEADING", heading);
  if (draft.space) {
    web::set_section(values, "MODERATORS", "MODERATORS_URL", path_of(*draft.space) + "/moderators");
  }
  web::set(values, "ACTION",
           draft.space ? path_of(*draft.space) + "/settings" : "/moderation/spaces/new");
  web::set(values, "TITLE_VALUE", draft.title);
  web::set(values, "DESCRIPTION_VALUE", draft.description);
  set_choices(values, request, draft);
  if (draft.space) {
    const bool community = !draft.space->parent;
    if (community) set_mission_fields(values, request, draft);
    web::show(values, "DRAFT", community && draft.space->state == SpaceState::draft);
    web::show(values, "OPEN", draft.space->state != SpaceState::open);
    web::show(values, "ARCHIVE", draft.space->state == SpaceState::open);
    set_categories(values, request, *draft.space);
  }
  const int status = draft.error ? set_problems(values, kit_, request, *draft.error) : 200;
  const web::PageHead head{.title = heading,
                           .description = "",
                           .canonical = "",
                           .json_ld_html = "",
                           .feed = "",
                           .section = "",
                           .index = false};
  return web::page(kit_, request, head, "community/html/space_settings.tpl", values, status);
}

void SpacePages::set_choices(Values& values, const Request& request, const Draft& draft) {
  for (const auto& [name, visibility] : kVisibilities) {
    auto& option = web::add(values, "VISIBILITY");
    web::set(option, "VALUE", name);
    web::set(option, "TEXT", kit_.say(request, "spaces.visibilities." + std::string(name)));
    web::show(option, "SELECTED", draft.visibility == name);
  }
  if (draft.space) return;
  auto& fresh = web::add(values, "NEW");
  web::set(fresh, "SLUG_VALUE", draft.slug);
  auto& parent = web::add(values, "PARENT");
  for (const auto& space : community_.spaces.list(request.viewer)) {
    if (space.parent) continue;
    auto& option = web::add(parent, "OPTION");
    web::set(option, "SLUG", space.slug);
    web::set(option, "NAME", space.title);
    web::show(option, "SELECTED", draft.parent == space.slug);
  }
}

void SpacePages::set_mission_fields(Values& values, const Request& request, const Draft& draft) {
  auto& mission = web::add(values, "MISSION");
  web::set(mission, "PARTICIPANT", draft.participant);
  web::set(mission, "ORGANISATION", draft.organisation);
  web::set(mission, "MEASURED", draft.measured);
  web::set(mission, "TARGET_VALUE", draft.target);
  web::set(mission, "TARGET_DATE_VALUE", draft.target_date);
  for (const auto& one : catalogue()) {
    const auto key = key_of(one.name);
    auto& option = web::add(mission, "KEY_FIGURE");
    web::set(option, "VALUE", key);
    web::set(option, "TEXT", kit_.say(request, "missions.figures." + std::string{key} + ".name"));
    web::show(option, "SELECTED", draft.key_figure == key);
  }
  web::set(mission, "NORMS_URL", path_of(*draft.space) + "/norms/edit");
}

void SpacePages::set_categories(Values& values, const Request& request, const Space& space) {
  if (space.parent) return;
  auto& section = web::add(values, "CATEGORIES");
  web::set(section, "NEW_URL", "/moderation/spaces/new?parent=" + space.slug);
  for (const auto& other : community_.spaces.list(request.viewer)) {
    if (other.parent != space.id) continue;
    auto& category = web::add(section, "CATEGORY");
    web::set(category, "URL", path_of(other) + "/settings");
    web::set(category, "NAME", other.title);
  }
}

}  // namespace coloquio::community::pages
