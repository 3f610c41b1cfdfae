#include "community/spaces/service.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "community/missions/store.h"
#include "community/spaces/store.h"
#include "community/touch.h"
#include "community/workspaces/store.h"
#include "db/audit.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr std::size_t longest_title = 120;
constexpr std::size_t longest_description = 300;
constexpr std::size_t longest_slug = 60;

// What the audit keeps of a space.
struct Facts {
  std::string slug, title, description;
  Visibility visibility;
  SpaceState state;
};
BOOST_DESCRIBE_STRUCT(Facts, (), (slug, title, description, visibility, state))

std::string in_json(const Space& space) {
  return to_json(Facts{space.slug, space.title, space.description, space.visibility, space.state});
}

std::vector<FieldError> problems_of(const Space& space) {
  std::vector<FieldError> problems;
  if (space.title.empty()) problems.push_back({"title", "community.space.title_missing", {}});
  if (text::count_graphemes(space.title) > longest_title) {
    problems.push_back({"title", "community.too_long", {{"max", std::int64_t{longest_title}}}});
  }
  if (text::count_graphemes(space.description) > longest_description) {
    problems.push_back(
        {"description", "community.too_long", {{"max", std::int64_t{longest_description}}}});
  }
  if (space.slug.empty() || space.slug != text::slug(space.slug, longest_slug)) {
    problems.push_back({"slug", "community.space.slug_form", {}});
  }
  return problems;
}

Error slug_taken() {
  return {Kind::conflict,
          "community.space.slug_taken",
          {},
          {{"slug", "community.space.slug_taken", {}}}};
}

const Space* find_in(const std::vector<Space>& spaces, std::string_view slug) {
  const auto found = std::find_if(spaces.begin(), spaces.end(),
                                  [&](const Space& space) { return space.slug == slug; });
  return found == spaces.end() ? nullptr : &*found;
}

}  // namespace

void Spaces::ensure_first_space(std::string_view name) {
  const auto now = context_.clock.now();
  const auto id = SpaceId{context_.ids.next()};
  const auto& words = Messages::embedded();
  const auto say = [&](const char* key) {
    return words.say(context_.site.language, key, {{"name", std::string{name}}});
  };
  Space space;
  space.id = id;
  space.slug = context_.site.language == Language::es ? "comunidad" : "community";
  space.title = say("community.first.title");
  space.description = say("community.first.description");
  space.state = SpaceState::open;
  space.created_at = now;
  const Mission mission{.space = id,
                        .participant_benefit = say("community.first.participant_benefit"),
                        .organisation_benefit = say("community.first.organisation_benefit"),
                        .measured_by = say("community.first.measured_by"),
                        .target = 0.8,
                        .target_date = {},
                        .updated_at = now};
  context_.db.write([&](db::Transaction& tx) {
    if (any_space(tx)) return;
    insert(tx, space);
    save(tx, mission);
    tx.after_commit([this] { directory_.changed(); });
  });
}

std::vector<Space> Spaces::list(const Viewer& viewer) {
  const auto visible = directory_.visible_spaces(viewer);
  std::vector<Space> spaces;
  for (const auto& space : visible.map().all()) {
    if (visible.has(space.id)) spaces.push_back(space);
  }
  return spaces;
}

Result<Space> Spaces::show(const Viewer& viewer, std::string_view slug) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  return *space;
}

// The row as it is saved (the directory's states follow from the spaces around), for who may change
// it.
Result<Space> Spaces::managed(const Viewer& viewer, std::string_view slug) {
  if (auto seen = show(viewer, slug); !seen) return fail(seen.error());
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  const auto spaces = context_.db.read(load_spaces);
  const auto* space = find_in(spaces, slug);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  return *space;
}

void Spaces::audit(db::Transaction& tx, const Viewer& viewer, std::string_view act,
                   const Space& space, std::string before, std::string after, std::int64_t id) {
  db::audit(tx, {.id = id,
                 .at = context_.clock.now(),
                 .by = viewer.account,
                 .act = std::string{act},
                 .subject = "space:" + to_string(space.id),
                 .before = std::move(before),
                 .after = std::move(after),
                 .from = viewer.by_token ? "api" : "web"});
  touch_all(tx, context_);
  tx.after_commit([this] { directory_.changed(); });
}

Result<Space> Spaces::create(const Viewer& viewer, NewSpace draft) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  Space space;
  space.id = SpaceId{context_.ids.next()};
  space.title = text::clean_line(draft.title);
  space.description = text::clean_line(draft.description.value_or(""));
  space.visibility = draft.visibility.value_or(Visibility::public_);
  space.created_at = context_.clock.now();
  space.slug =
      draft.slug && !draft.slug->empty() ? *draft.slug : text::slug(space.title, longest_slug);
  if (draft.parent && !draft.parent->empty()) {
    const auto parent = show(viewer, *draft.parent);
    if (!parent) return fail_fields({{"parent", "community.space_not_found", {}}});
    space.parent = parent->id;
  }
  space.kind = draft.kind.value_or(space.parent ? SpaceKind::category : SpaceKind::community);
  auto problems = problems_of(space);
  if ((space.kind == SpaceKind::community) == space.parent.has_value()) {
    problems.push_back({"parent", "community.space.place", {}});
  }
  if (!problems.empty()) return fail_fields(std::move(problems));

  const auto audit_id = context_.ids.next();
  const auto saved = context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!insert(tx, space)) return fail(slug_taken());
    if (space.kind == SpaceKind::workspace || space.visibility == Visibility::secret) {
      workspaces::save_member(tx, space.id, viewer.person, SpaceRole::owner, space.created_at);
    }
    audit(tx, viewer, "space.created", space, "", in_json(space), audit_id);
    return {};
  });
  if (!saved) return fail(saved.error());
  return space;
}

Result<Space> Spaces::change(const Viewer& viewer, SpaceChange change) {
  const auto before = managed(viewer, change.space);
  if (!before) return fail(before.error());
  auto space = *before;
  if (change.title) space.title = text::clean_line(*change.title);
  if (change.description) space.description = text::clean_line(*change.description);
  if (change.slug) space.slug = *change.slug;
  if (change.visibility) space.visibility = *change.visibility;
  if (change.position) space.position = *change.position;
  if (auto problems = problems_of(space); !problems.empty())
    return fail_fields(std::move(problems));

  const auto audit_id = context_.ids.next();
  const auto saved = context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!update(tx, space)) return fail(slug_taken());
    audit(tx, viewer, "space.changed", space, in_json(*before), in_json(space), audit_id);
    return {};
  });
  if (!saved) return fail(saved.error());
  return space;
}

Result<Space> Spaces::set_state(const Viewer& viewer, std::string_view slug, SpaceState state) {
  const auto before = managed(viewer, slug);
  if (!before) return fail(before.error());
  if (state == SpaceState::draft && before->state != SpaceState::draft) {
    return fail(Kind::conflict, "community.space.not_a_draft_again");
  }
  auto space = *before;
  space.state = state;
  const auto audit_id = context_.ids.next();
  const auto saved = context_.db.write([&](db::Transaction& tx) -> Result<> {
    const bool opens = state == SpaceState::open && space.kind == SpaceKind::community;
    if (opens && !find_mission(tx, space.id)) {
      return fail(Kind::conflict, "community.space.needs_a_mission");
    }
    update(tx, space);
    audit(tx, viewer, "space.state_set", space, in_json(*before), in_json(space), audit_id);
    return {};
  });
  if (!saved) return fail(saved.error());
  return space;
}

Result<> Spaces::add_member(const Viewer& viewer, std::string_view slug, PersonId person) {
  const auto space = managed(viewer, slug);
  if (!space) return fail(space.error());
  const auto known = context_.db.read(
      [&](db::Connection& db) { return people::find_person(db, person).has_value(); });
  if (!known) return fail_fields({{"person", "community.person_not_found", {}}});
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
    if (!community::add_member(tx, space->id, person, now)) return;
    audit(tx, viewer, "space.member_added", *space, "",
          "{\"person\":\"" + to_string(person) + "\"}", audit_id);
  });
  return {};
}

Result<> Spaces::remove_member(const Viewer& viewer, std::string_view slug, PersonId person) {
  const auto space = managed(viewer, slug);
  if (!space) return fail(space.error());
  const auto audit_id = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
    if (!community::remove_member(tx, space->id, person)) return;
    audit(tx, viewer, "space.member_removed", *space, "{\"person\":\"" + to_string(person) + "\"}",
          "", audit_id);
  });
  return {};
}

Result<std::vector<PersonId>> Spaces::members(const Viewer& viewer, std::string_view slug) {
  const auto space = managed(viewer, slug);
  if (!space) return fail(space.error());
  return context_.db.read([&](db::Connection& db) { return members_of(db, space->id); });
}

}  // namespace coloquio::community
