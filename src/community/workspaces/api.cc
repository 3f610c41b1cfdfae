#include "community/api.h"

#include "community/workspaces/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct BySpace {
  std::string space;
  std::optional<PersonId> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(BySpace, (), (space, after, limit))

struct Membership {
  std::string space;
  PersonId person{};
};
BOOST_DESCRIBE_STRUCT(Membership, (), (space, person))

struct MembershipWanted {
  std::string space;
  PersonId person{};
  std::optional<SpaceRole> role;
};
BOOST_DESCRIBE_STRUCT(MembershipWanted, (), (space, person, role))

struct JoinWanted {
  std::string space;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(JoinWanted, (), (space, note))

struct JoinVerdict {
  std::string space;
  PersonId person{};
  bool admitted = false;
};
BOOST_DESCRIBE_STRUCT(JoinVerdict, (), (space, person, admitted))

struct WorkspaceJson {
  std::string slug;
  std::string title;
  std::string description;
  std::optional<SpaceRole> role;
  bool may_enter = false;
  bool asked = false;
};
BOOST_DESCRIBE_STRUCT(WorkspaceJson, (), (slug, title, description, role, may_enter, asked))

struct MemberJson {
  people::PersonCard person;
  SpaceRole role{};
  Instant added_at;
};
BOOST_DESCRIBE_STRUCT(MemberJson, (), (person, role, added_at))

struct JoinRequestJson {
  people::PersonCard person;
  std::string note;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(JoinRequestJson, (), (person, note, created_at))

void add_members(web::Router& router, Community& community) {
  router.get<Nothing, List<WorkspaceJson>>(
      "/api/v1/workspaces", Permission::signed_in,
      "List the workspaces you are in, and the private ones you may ask to join",
      [&community](const Viewer& viewer, Nothing) -> Result<List<WorkspaceJson>> {
        List<WorkspaceJson> list;
        for (auto& line : community.workspaces.list(viewer)) {
          list.items.push_back({line.space.slug, line.space.title, line.space.description,
                                line.role, line.may_enter, line.asked});
        }
        return list;
      });
  router.get<BySpace, List<MemberJson>>(
      "/api/v1/spaces/{space}/members", Permission::signed_in,
      "List the members of a space, for its members",
      [&community](const Viewer& viewer, BySpace in) -> Result<List<MemberJson>> {
        auto found = community.workspaces.members(viewer, in.space, in.after.value_or(PersonId{}),
                                                  in.limit.value_or(50));
        if (!found) return fail(found.error());
        List<MemberJson> list;
        for (auto& one : found->page.items) {
          list.items.push_back({std::move(one.person), one.role, one.added_at});
        }
        list.next = std::move(found->page.next);
        return list;
      });
  router.put<MembershipWanted, Nothing>(
      "/api/v1/spaces/{space}/members/{person}", Permission::signed_in,
      "Add somebody to a space or change their role, for its owners",
      [&community](const Viewer& viewer, MembershipWanted in) {
        return community.workspaces.set_member(viewer, in.space, in.person,
                                               in.role.value_or(SpaceRole::member));
      });
  router.remove<Membership, Nothing>(
      "/api/v1/spaces/{space}/members/{person}", Permission::signed_in,
      "Take somebody out of a space, or leave it",
      [&community](const Viewer& viewer, Membership in) {
        return community.workspaces.remove_member(viewer, in.space, in.person);
      });
}

void add_requests(web::Router& router, Community& community) {
  router.put<JoinWanted, Nothing>(
      "/api/v1/spaces/{space}/join_request", Permission::signed_in,
      "Ask to join a private workspace", [&community](const Viewer& viewer, JoinWanted in) {
        return community.workspaces.ask_to_join(viewer, in.space, in.note.value_or(""));
      });
  router.remove<JoinWanted, Nothing>(
      "/api/v1/spaces/{space}/join_request", Permission::signed_in,
      "Take back that you asked to join", [&community](const Viewer& viewer, JoinWanted in) {
        return community.workspaces.withdraw_request(viewer, in.space);
      });
  router.get<BySpace, List<JoinRequestJson>>(
      "/api/v1/spaces/{space}/join_requests", Permission::signed_in,
      "List who asks to join, for the owners of the space",
      [&community](const Viewer& viewer, BySpace in) -> Result<List<JoinRequestJson>> {
        auto page = community.workspaces.requests(viewer, in.space, in.after.value_or(PersonId{}),
                                                  in.limit.value_or(50));
        if (!page) return fail(page.error());
        List<JoinRequestJson> list;
        for (auto& one : page->items) {
          list.items.push_back({std::move(one.person), std::move(one.note), one.created_at});
        }
        list.next = std::move(page->next);
        return list;
      });
  router.put<JoinVerdict, Nothing>(
      "/api/v1/spaces/{space}/join_requests/{person}", Permission::signed_in,
      "Admit or refuse somebody who asks to join",
      [&community](const Viewer& viewer, JoinVerdict in) {
        const auto verdict =
            in.admitted ? Workspaces::Verdict::admitted : Workspaces::Verdict::refused;
        return community.workspaces.answer_request(viewer, in.space, in.person, verdict);
      });
}

}  // namespace

void add_workspace_routes(web::Router& router, Community& community) {
  add_members(router, community);
  add_requests(router, community);
}

}  // namespace coloquio::community
