#include "community/pages/workspace_pages.h"

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

void set_invitation(Values& row, const PageKit& kit, const Request& request,
                    const InvitationView& view) {
  web::set(row, "ID", to_string(view.invitation.id));
  web::set(row, "NAME", view.space.title);
  web::set(row, "INVITED_WORDS",
           kit.say(request, "workspaces.invited_by", {{"name", view.inviter.name}}));
  set_time(row, kit, request, view.invitation.created_at);
}

}  // namespace

Result<Response> WorkspacePages::list(const Request& request) {
  Values values;
  for (const auto& view : community_.invitations.mine(request.viewer)) {
    set_invitation(web::add(web::add(values, "INVITED"), "INVITATION"), kit_, request, view);
  }
  bool empty = true;
  for (const auto& line : community_.workspaces.list(request.viewer)) {
    empty = false;
    auto& row = web::add(values, line.may_enter ? "WORKSPACE" : "JOINABLE");
    web::set(row, "NAME", line.space.title);
    web::set(row, "SLUG", line.space.slug);
    web::set(row, "URL", path_of(line.space));
    web::set_section(row, "ABOUT", "DESCRIPTION", line.space.description);
    web::show(row, "ASKED", line.asked);
    web::show(row, "MAY_ASK", !line.asked);
    web::show(row, "SECRET", line.space.visibility == Visibility::secret);
    web::show(row, "OWNER", line.role == SpaceRole::owner);
    web::show(row, "IN_IT", line.role.has_value());
  }
  web::show(values, "EMPTY", empty);
  if (request.viewer.may(Permission::manage_spaces)) {
    web::set_section(values, "NEW", "NEW_URL", "/moderation/spaces/new");
  }
  return web::page(kit_, request, head_of(kit_.say(request, "workspaces.title")),
                   "community/html/workspaces.tpl", values);
}

Result<Response> WorkspacePages::join(const Request& request) {
  const auto slug = request.path_value("slug");
  const bool wanted = request.form("withdraw").empty();
  const auto done =
      wanted ? community_.workspaces.ask_to_join(request.viewer, slug, typed(request, "note"))
             : community_.workspaces.withdraw_request(request.viewer, slug);
  if (!done) return fail(done.error());
  return web::see_other(wanted ? "/workspaces?done=join_asked" : "/workspaces?done=changed");
}

Result<Response> WorkspacePages::members(const Request& request) {
  return render_members(request, nullptr);
}

Result<Response> WorkspacePages::render_members(const Request& request, const Error* error) {
  PersonId after{};
  parse_id(request.param("after"), after);
  const auto found =
      community_.workspaces.members(request.viewer, request.path_value("slug"), after, kShown);
  if (!found) return fail(found.error());
  Values values;
  web::set(values, "SPACE_URL", path_of(found->space));
  web::set(values, "SPACE_TITLE", found->space.title);
  set_members(values, request, *found);
  if (found->may_manage) set_managing(values, request, found->space);
  if (found->role) web::show(values, "LEAVE");
  int status = 200;
  if (error != nullptr) {
    web::set(values, "EMAIL_VALUE", typed(request, "email"));
    status = set_problems(values, kit_, request, *error);
  }
  const auto title = kit_.say(request, "workspaces.members_of", {{"title", found->space.title}});
  web::set(values, "HEADING", title);
  return web::page(kit_, request, head_of(title), "community/html/members.tpl", values, status);
}

void WorkspacePages::set_members(Values& values, const Request& request,
                                 const WorkspaceMembers& found) {
  for (const auto& member : found.page.items) {
    auto& row = web::add(values, "MEMBER");
    set_avatar(row, member.person);
    web::set(row, "URL", people::path_of(member.person.id));
    web::set(row, "NAME", member.person.name);
    web::set_section(row, "ABOUT", "HEADLINE", member.person.headline);
    const bool owner = member.role == SpaceRole::owner;
    web::show(row, "OWNER", owner);
    if (!found.may_manage || member.person.id == request.viewer.person) continue;
    auto& manage = web::add(row, "MANAGE_MEMBER");
    web::set(manage, "PERSON", to_string(member.person.id));
    web::show(manage, owner ? "MAKE_MEMBER" : "MAKE_OWNER");
  }
  web::show(values, "NOBODY", found.page.items.empty());
  if (found.page.next) {
    web::set_section(values, "MORE", "MORE_URL",
                     path_of(found.space) + "/members?after=" + *found.page.next);
  }
}

void WorkspacePages::set_managing(Values& values, const Request& request, const Space& space) {
  auto& manage = web::add(values, "MANAGE");
  const auto requests =
      community_.workspaces.requests(request.viewer, space.slug, PersonId{}, kShown);
  if (requests && !requests->items.empty()) {
    auto& section = web::add(manage, "REQUESTS");
    for (const auto& one : requests->items) {
      auto& row = web::add(section, "REQUEST");
      web::set(row, "PERSON", to_string(one.person.id));
      web::set(row, "NAME", one.person.name);
      web::set(row, "URL", people::path_of(one.person.id));
      web::set_section(row, "NOTE", "NOTE_TEXT", one.note);
      set_time(row, kit_, request, one.created_at);
    }
  }
  const auto waiting =
      community_.invitations.waiting(request.viewer, space.slug, InvitationId{}, kShown);
  if (!waiting || waiting->items.empty()) return;
  auto& section = web::add(manage, "WAITING");
  for (const auto& view : waiting->items) {
    auto& row = web::add(section, "INVITATION");
    set_invitation(row, kit_, request, view);
    web::set(row, "WHOM", view.invitation.person ? view.invited.name : view.invitation.email);
    web::show(row, "CONFINED", view.invitation.confined);
  }
}

Result<> WorkspacePages::invite(const Request& request, const std::string& slug) {
  NewInvitation draft;
  draft.space = slug;
  PersonId person{};
  if (parse_id(request.form("person"), person)) {
    draft.person = person;
  } else {
    draft.email = typed(request, "email");
  }
  draft.role = request.form("role") == "owner" ? SpaceRole::owner : SpaceRole::member;
  draft.confined = request.form("confined") == "1";
  const auto sent = community_.invitations.invite(request.viewer, std::move(draft));
  if (!sent) return fail(sent.error());
  return {};
}

Result<Response> WorkspacePages::change_members(const Request& request) {
  const std::string slug(request.path_value("slug"));
  const std::string here = "/c/" + web::encode(slug) + "/members?done=";
  const auto what = request.form("what");
  auto& workspaces = community_.workspaces;
  if (what == "invite") {
    const auto sent = invite(request, slug);
    if (!sent) return render_members(request, &sent.error());
    return web::see_other(here + "invited");
  }
  if (what == "leave") {
    const auto left = workspaces.remove_member(request.viewer, slug, request.viewer.person);
    if (!left) return fail(left.error());
    return web::see_other("/workspaces?done=left");
  }
  Result<> done = no_such_page();
  PersonId person{};
  InvitationId invitation{};
  if (what == "revoke" && parse_id(request.form("invitation"), invitation)) {
    done = community_.invitations.revoke(request.viewer, invitation);
  } else if (parse_id(request.form("person"), person)) {
    if (what == "owner") {
      done = workspaces.set_member(request.viewer, slug, person, SpaceRole::owner);
    } else if (what == "member") {
      done = workspaces.set_member(request.viewer, slug, person, SpaceRole::member);
    } else if (what == "remove") {
      done = workspaces.remove_member(request.viewer, slug, person);
    } else if (what == "admit" || what == "refuse") {
      done = workspaces.answer_request(
          request.viewer, slug, person,
          what == "admit" ? Workspaces::Verdict::admitted : Workspaces::Verdict::refused);
    }
  }
  if (!done) return fail(done.error());
  return web::see_other(here + "changed");
}

Result<Response> WorkspacePages::answer(const Request& request) {
  const auto id = path_id<InvitationId>(request);
  if (!id) return no_such_page();
  const bool accepts = request.form("answer") == "accept";
  const auto done = community_.invitations.answer(
      request.viewer, *id, accepts ? Invitations::Answer::accept : Invitations::Answer::decline);
  if (!done) return fail(done.error());
  if (!accepts) return web::see_other("/workspaces?done=invitation_declined");
  return web::see_other(path_of(done->space) + "?done=invitation_accepted");
}

Result<Response> WorkspacePages::invitation(const Request& request) {
  return render_invitation(request, request.param("key"), nullptr);
}

Result<Response> WorkspacePages::render_invitation(const Request& request, std::string_view key,
                                                   const Error* error) {
  const auto view = community_.invitations.look_at(key);
  if (!view) return fail(view.error());
  Values values;
  set_invitation(values, kit_, request, *view);
  web::set(values, "KEY", key);
  web::set_section(values, "ABOUT", "DESCRIPTION", view->space.description);
  web::show(values, "CONFINED", view->invitation.confined);
  if (!request.viewer.is_guest()) {
    web::show(values, "SIGNED_IN");
  } else if (view->has_account) {
    web::set_section(values, "SIGN_IN", "SIGN_IN_URL",
                     sign_in_url("/invitation?key=" + std::string(key)));
  } else {
    auto& form = web::add(values, "NEW_ACCOUNT");
    web::set(form, "EMAIL", view->invitation.email);
    web::set(form, "NAME_VALUE", typed(request, "name"));
  }
  const int status = error != nullptr ? set_problems(values, kit_, request, *error) : 200;
  return web::page(kit_, request, head_of(kit_.say(request, "workspaces.invitation")),
                   "community/html/invitation.tpl", values, status);
}

Result<Response> WorkspacePages::answer_by_link(const Request& request) {
  const std::string key(request.form("key"));
  if (request.form("answer") == "decline") {
    const auto done = community_.invitations.decline(key);
    if (!done) return fail(done.error());
    return web::see_other("/?done=invitation_declined");
  }
  const auto made = community_.invitations.accept_as_new(
      request.viewer.language, key,
      {.name = typed(request, "name"), .password = std::string(request.form("password"))});
  if (!made) {
    if (made.error().kind == Kind::gone) return fail(made.error());
    return render_invitation(request, key, &made.error());
  }
  return web::see_other("/sign-in?next=%2Fworkspaces&done=verified");
}

}  // namespace coloquio::community::pages
