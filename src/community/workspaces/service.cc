#include "community/workspaces/service.h"

#include <algorithm>

#include "base/text.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/spaces/store.h"
#include "community/workspaces/store.h"
#include "db/audit.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

// Private workspaces of open communities tell members their name; secret ones never.
bool tells_its_name(const Viewer& viewer, const VisibleSpaces& visible, const Space& space) {
  if (viewer.is_guest() || viewer.confined || space.kind != SpaceKind::workspace) return false;
  if (space.visibility != Visibility::private_ || space.state != SpaceState::open) return false;
  return !space.parent || visible.has(*space.parent);
}

tl::unexpected<Error> unknown() { return fail(Kind::not_found, "community.space_not_found"); }

}  // namespace

// What is written down of each change: an event and a line in the audit.
struct Workspaces::Note {
  db::AuditEntry audit;
  bus::Event event;
};

Workspaces::Note Workspaces::note(const Viewer& viewer, const char* act, SpaceId space,
                                  PersonId person) const {
  const auto payload = "{\"space\":\"" + to_string(space) + "\",\"person\":\"" + to_string(person) +
                       "\",\"by\":\"" + to_string(viewer.person) + "\"}";
  const auto now = context_.clock.now();
  return {{.id = context_.ids.next(),
           .at = now,
           .by = viewer.account,
           .act = act,
           .subject = "space:" + to_string(space),
           .before = "",
           .after = payload,
           .from = origin_of(viewer)},
          {.id = bus::EventId{context_.ids.next()},
           .name = act,
           .subject = raw(space),
           .payload = payload,
           .at = now}};
}

void Workspaces::leave_word(db::Transaction& tx, const Note& note) {
  db::audit(tx, note.audit);
  bus::record(tx, note.event);
  tx.after_commit([this] { directory_.changed(); });
}

std::vector<WorkspaceLine> Workspaces::list(const Viewer& viewer) {
  if (viewer.is_guest()) return {};
  const auto visible = directory_.visible_spaces(viewer);
  std::vector<workspaces::MembershipRow> roles;
  std::vector<SpaceId> asked;
  context_.db.read([&](db::Connection& db) {
    roles = workspaces::roles_of(db, viewer.person);
    asked = workspaces::requests_of(db, viewer.person);
  });
  std::vector<WorkspaceLine> lines;
  for (const auto& space : visible.map().all()) {
    WorkspaceLine line;
    line.space = space;
    line.may_enter = visible.has(space.id);
    for (const auto& row : roles) {
      if (row.space == space.id && line.may_enter) line.role = row.role;
    }
    line.asked = std::find(asked.begin(), asked.end(), space.id) != asked.end();
    const bool workspace = space.kind == SpaceKind::workspace || line.role;
    if (workspace && (line.may_enter || tells_its_name(viewer, visible, space))) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

Result<Space> Workspaces::managed(const Viewer& viewer, std::string_view slug) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return unknown();
  if (viewer.may(Permission::manage_spaces)) return *space;
  const auto role = context_.db.read(
      [&](db::Connection& db) { return workspaces::role_of(db, space->id, viewer.person); });
  if (role != SpaceRole::owner || viewer.confined || !viewer.may(Permission::post)) {
    return fail(Kind::forbidden, "community.workspace.owners_only");
  }
  return *space;
}

Result<WorkspaceMembers> Workspaces::members(const Viewer& viewer, std::string_view slug,
                                             PersonId after, int limit) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return unknown();
  limit = std::clamp(limit, 1, 100);
  return context_.db.read([&](db::Connection& db) -> Result<WorkspaceMembers> {
    WorkspaceMembers found;
    found.space = *space;
    found.role = workspaces::role_of(db, space->id, viewer.person);
    found.may_manage =
        viewer.may(Permission::manage_spaces) ||
        (found.role == SpaceRole::owner && !viewer.confined && viewer.may(Permission::post));
    if (!found.role && !found.may_manage) {
      return fail(Kind::forbidden, "community.workspace.members_only");
    }
    auto rows = workspaces::list_members(db, space->id, after, limit + 1);
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      found.page.next = to_string(rows.back().person);
    }
    std::vector<PersonId> ids;
    for (const auto& row : rows) ids.push_back(row.person);
    const auto cards = people::cards(db, ids);
    for (const auto& row : rows) {
      found.page.items.push_back({people::card_of(cards, row.person), row.role, row.added_at});
    }
    return found;
  });
}

Result<> Workspaces::set_member(const Viewer& viewer, std::string_view slug, PersonId person,
                                SpaceRole role) {
  const auto space = managed(viewer, slug);
  if (!space) return fail(space.error());
  const bool known = may_know(viewer, person) && context_.db.read([&](db::Connection& db) {
    return people::find_person(db, person).has_value();
  });
  if (!known) return fail_fields({{"person", "community.person_not_found", {}}});
  const auto word = note(viewer, "space.member_added", space->id, person);
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    workspaces::lock_members(tx, space->id);
    const auto before = workspaces::role_of(tx, space->id, person);
    const bool steps_down = before == SpaceRole::owner && role != SpaceRole::owner;
    if (steps_down && workspaces::count_owners(tx, space->id) == 1) {
      return fail(Kind::conflict, "community.workspace.last_owner");
    }
    if (!workspaces::save_member(tx, space->id, person, role, word.event.at)) return {};
    workspaces::delete_request(tx, space->id, person);
    leave_word(tx, word);
    return {};
  });
}

Result<> Workspaces::remove_member(const Viewer& viewer, std::string_view slug, PersonId person) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return unknown();
  if (person != viewer.person) {
    if (const auto may = managed(viewer, slug); !may) return fail(may.error());
  }
  const auto word = note(viewer, "space.member_removed", space->id, person);
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    workspaces::lock_members(tx, space->id);
    const bool owner = workspaces::role_of(tx, space->id, person) == SpaceRole::owner;
    if (owner && workspaces::count_owners(tx, space->id) == 1) {
      return fail(Kind::conflict, "community.workspace.last_owner");
    }
    if (community::remove_member(tx, space->id, person)) leave_word(tx, word);
    return {};
  });
}

Result<Space> Workspaces::joinable(const Viewer& viewer, std::string_view slug) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.map().find(slug);
  if (space == nullptr || !tells_its_name(viewer, visible, *space)) return unknown();
  return *space;
}

Result<> Workspaces::ask_to_join(const Viewer& viewer, std::string_view slug,
                                 std::string_view typed) {
  const auto space = joinable(viewer, slug);
  if (!space) return fail(space.error());
  if (!viewer.may(Permission::post)) return fail(Kind::forbidden, "community.cannot_post");
  const auto words = text::clean(typed);
  if (text::count_graphemes(words) > join_note_max) {
    return fail_fields({{"note", "community.too_long", {{"max", std::int64_t{join_note_max}}}}});
  }
  const auto word = note(viewer, "space.join_asked", space->id, viewer.person);
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (workspaces::role_of(tx, space->id, viewer.person)) {
      return fail(Kind::conflict, "community.workspace.member_already");
    }
    workspaces::save_request(tx, space->id, viewer.person, words, word.event.at);
    bus::record(tx, word.event);
    return {};
  });
}

Result<> Workspaces::withdraw_request(const Viewer& viewer, std::string_view slug) {
  const auto space = joinable(viewer, slug);
  if (!space) return fail(space.error());
  context_.db.write(
      [&](db::Transaction& tx) { workspaces::delete_request(tx, space->id, viewer.person); });
  return {};
}

Result<Page<JoinRequest>> Workspaces::requests(const Viewer& viewer, std::string_view slug,
                                               PersonId after, int limit) {
  const auto space = managed(viewer, slug);
  if (!space) return fail(space.error());
  limit = std::clamp(limit, 1, 100);
  return context_.db.read([&](db::Connection& db) {
    Page<JoinRequest> page;
    auto rows = workspaces::list_requests(db, space->id, after, limit + 1);
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      page.next = to_string(rows.back().person);
    }
    std::vector<PersonId> ids;
    for (const auto& row : rows) ids.push_back(row.person);
    const auto cards = people::cards(db, ids);
    for (auto& row : rows) {
      page.items.push_back(
          {people::card_of(cards, row.person), std::move(row.note), row.created_at});
    }
    return page;
  });
}

Result<> Workspaces::answer_request(const Viewer& viewer, std::string_view slug, PersonId person,
                                    Verdict verdict) {
  const auto space = managed(viewer, slug);
  if (!space) return fail(space.error());
  const bool admitted = verdict == Verdict::admitted;
  const auto word =
      note(viewer, admitted ? "space.member_added" : "space.join_refused", space->id, person);
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!workspaces::delete_request(tx, space->id, person)) {
      return fail(Kind::not_found, "community.workspace.no_request");
    }
    if (admitted) {
      workspaces::save_member(tx, space->id, person, SpaceRole::member, word.event.at);
    }
    leave_word(tx, word);
    return {};
  });
}

bool Workspaces::may_know(const Viewer& viewer, PersonId person) {
  if (viewer.person == person && !viewer.is_guest()) return true;
  if (viewer.may(Permission::manage_accounts)) return true;
  const auto account =
      context_.db.read([&](db::Connection& db) { return people::find_account_of(db, person); });
  const bool other_confined = account && account->role == people::Role::partner;
  if (!viewer.confined && !other_confined) return true;
  if (viewer.is_guest()) return false;
  // One of the two is confined: known is who is listed in a space that the viewer may enter.
  const auto visible = directory_.visible_spaces(viewer);
  const auto theirs = directory_.memberships(person);
  return std::any_of(theirs->begin(), theirs->end(), [&](SpaceId id) { return visible.has(id); });
}

}  // namespace coloquio::community
