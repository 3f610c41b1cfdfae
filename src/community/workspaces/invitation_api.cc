#include "community/api.h"
#include "community/workspaces/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct InvitationsOf {
  std::string space;
  std::optional<InvitationId> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(InvitationsOf, (), (space, after, limit))

struct OneInvitation {
  InvitationId id{};
};
BOOST_DESCRIBE_STRUCT(OneInvitation, (), (id))

// `email` and `person` as the inviter knows them: exactly one is there.
struct InvitationJson {
  InvitationId id{};
  api::SpaceRef space;
  std::optional<std::string> email;
  std::optional<people::PersonCard> person;
  SpaceRole role{};
  bool confined = false;
  people::PersonCard invited_by;
  Instant created_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationJson, (),
                      (id, space, email, person, role, confined, invited_by, created_at,
                       expires_at))

InvitationJson to_wire(InvitationView view) {
  InvitationJson json;
  json.id = view.invitation.id;
  json.space = {view.space.slug, view.space.title};
  if (view.invitation.person) {
    json.person = std::move(view.invited);
  } else {
    json.email = std::move(view.invitation.email);
  }
  json.role = view.invitation.role;
  json.confined = view.invitation.confined;
  json.invited_by = std::move(view.inviter);
  json.created_at = view.invitation.created_at;
  json.expires_at = view.invitation.expires_at;
  return json;
}

Result<InvitationJson> to_wire(Result<InvitationView> view) {
  if (!view) return fail(view.error());
  return to_wire(std::move(*view));
}

}  // namespace

void add_invitation_routes(web::Router& router, Community& community) {
  router.post<NewInvitation, InvitationJson>(
      "/api/v1/spaces/{space}/invitations", Permission::signed_in,
      "Invite somebody to a space by e-mail or as a person, for its owners",
      [&community](const Viewer& viewer, NewInvitation in) {
        return to_wire(community.invitations.invite(viewer, std::move(in)));
      });
  router.get<InvitationsOf, List<InvitationJson>>(
      "/api/v1/spaces/{space}/invitations", Permission::signed_in,
      "List the invitations to a space that wait, for its owners",
      [&community](const Viewer& viewer, InvitationsOf in) -> Result<List<InvitationJson>> {
        auto page = community.invitations.waiting(
            viewer, in.space, in.after.value_or(InvitationId{}), in.limit.value_or(50));
        if (!page) return fail(page.error());
        List<InvitationJson> list;
        for (auto& view : page->items) list.items.push_back(to_wire(std::move(view)));
        list.next = std::move(page->next);
        return list;
      });
  router.get<Nothing, List<InvitationJson>>(
      "/api/v1/invitations", Permission::signed_in, "List the invitations that wait for you",
      [&community](const Viewer& viewer, Nothing) -> Result<List<InvitationJson>> {
        List<InvitationJson> list;
        for (auto& view : community.invitations.mine(viewer)) {
          list.items.push_back(to_wire(std::move(view)));
        }
        return list;
      });
  router.remove<OneInvitation, Nothing>("/api/v1/invitations/{id}", Permission::signed_in,
                                        "Take an invitation back",
                                        [&community](const Viewer& viewer, OneInvitation in) {
                                          return community.invitations.revoke(viewer, in.id);
                                        });
  router.put<OneInvitation, InvitationJson>(
      "/api/v1/invitations/{id}/acceptance", Permission::signed_in, "Accept an invitation",
      [&community](const Viewer& viewer, OneInvitation in) {
        return to_wire(community.invitations.answer(viewer, in.id, Invitations::Answer::accept));
      });
  router.remove<OneInvitation, InvitationJson>(
      "/api/v1/invitations/{id}/acceptance", Permission::signed_in, "Decline an invitation",
      [&community](const Viewer& viewer, OneInvitation in) {
        return to_wire(community.invitations.answer(viewer, in.id, Invitations::Answer::decline));
      });
}

}  // namespace coloquio::community
