#include "community/workspaces/invitations.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/workspaces/store.h"
#include "db/audit.h"
#include "people/ground.h"
#include "people/secrets.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

tl::unexpected<Error> gone() { return fail(Kind::gone, "community.invitation.gone"); }
tl::unexpected<Error> unknown() { return fail(Kind::not_found, "community.invitation.not_found"); }

std::string payload(const Invitation& one, PersonId by) {
  return "{\"space\":\"" + to_string(one.space) + "\",\"person\":\"" +
         to_string(one.person.value_or(PersonId{})) + "\",\"by\":\"" + to_string(by) + "\"}";
}

// The event and the audit's line of one step. The address stands in neither: both outlive it.
void leave_word(db::Transaction& tx, const Viewer& viewer, const Invitation& one, const char* act,
                std::int64_t id, std::int64_t event_id, Instant now) {
  db::audit(tx, {.id = id,
                 .at = now,
                 .by = viewer.account,
                 .act = act,
                 .subject = "space:" + to_string(one.space),
                 .before = "",
                 .after = payload(one, viewer.person),
                 .from = origin_of(viewer)});
  bus::record(tx, {.id = bus::EventId{event_id},
                   .name = act,
                   .subject = raw(one.id),
                   .payload = payload(one, viewer.person),
                   .at = now});
}

Result<> fits_limits(db::Transaction& tx, const Invitation& one, std::string_view email_key) {
  const auto day_ago = one.created_at - std::chrono::days{1};
  const auto hour_ago = one.created_at - std::chrono::hours{1};
  if (workspaces::count_by(tx, one.invited_by, day_ago) >= most_invitations_a_day) {
    return fail(Kind::too_many, "community.invitation.too_many");
  }
  if (!email_key.empty() &&
      workspaces::count_to(tx, email_key, hour_ago) >= most_invitations_an_address) {
    return fail(Kind::too_many, "community.invitation.too_many_to_one");
  }
  return {};
}

}  // namespace

InvitationView Invitations::view(db::Connection& db, const SpaceMap& map,
                                 Invitation invitation) const {
  const std::array ids{invitation.invited_by, invitation.person.value_or(PersonId{})};
  const auto cards = people::cards(db, ids);
  const auto* space = map.find(invitation.space);
  InvitationView view;
  if (space != nullptr) view.space = *space;
  view.inviter = people::card_of(cards, invitation.invited_by);
  view.invited = people::card_of(cards, invitation.person.value_or(PersonId{}));
  view.invitation = std::move(invitation);
  return view;
}

std::string Invitations::address_of(const Viewer& viewer) {
  const auto account = context_.db.read(
      [&](db::Connection& db) { return people::find_account(db, viewer.account); });
  return account ? text::normal_email(account->email) : "";
}

Result<InvitationView> Invitations::invite(const Viewer& viewer, NewInvitation draft) {
  const auto space = workspaces_.managed(viewer, draft.space);
  if (!space) return fail(space.error());
  if (draft.email.has_value() == draft.person.has_value()) {
    return fail_fields({{"email", "community.invitation.whom", {}}});
  }
  Invitation one;
  one.space = space->id;
  one.role = draft.role.value_or(SpaceRole::member);
  one.confined = draft.confined.value_or(false) && draft.email;
  one.invited_by = viewer.person;
  one.created_at = context_.clock.now();
  one.expires_at = one.created_at + invitation_lives;
  std::string email_key;
  mail::Letter letter{.to = "",
                      .name = "",
                      .language = viewer.language,
                      .kind = "space_invitation",
                      .link = "",
                      .args = {}};
  if (draft.email) {
    auto email = people::email_typed("email", *draft.email);
    if (!email) return fail(email.error());
    email_key = text::normal_email(*email);
    letter.to = one.email = std::move(*email);
  } else {
    const auto account = context_.db.read(
        [&](db::Connection& db) { return people::find_account_of(db, *draft.person); });
    if (!account || !workspaces_.may_know(viewer, *draft.person)) {
      return fail_fields({{"person", "community.person_not_found", {}}});
    }
    one.person = draft.person;
    letter.to = account->email;
    letter.language = account->language;
  }
  one.id = InvitationId{context_.ids.next()};
  const auto key = people::random_key();
  letter.link = "/invitation?key=" + key;
  const auto map = directory_.spaces();
  const auto shown = context_.db.read([&](db::Connection& db) { return view(db, *map, one); });
  letter.name = shown.invited.name;
  letter.args = {{"space", space->title}, {"inviter", shown.inviter.name}};
  std::optional<mail::Draft> mail;
  if (context_.mailer != nullptr) mail = context_.mailer->compose(letter);

  const auto audit_id = context_.ids.next();
  const auto event_id = context_.ids.next();
  const auto saved = context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (one.person && workspaces::role_of(tx, one.space, *one.person)) {
      return fail(Kind::conflict, "community.workspace.member_already");
    }
    if (auto fits = fits_limits(tx, one, email_key); !fits) return fits;
    workspaces::revoke_same(tx, one, email_key);
    workspaces::insert(tx, one, people::hash_of(key), email_key);
    if (mail) context_.mailer->enqueue(tx, *mail);
    leave_word(tx, viewer, one, "invitation.sent", audit_id, event_id, one.created_at);
    return {};
  });
  if (!saved) return fail(saved.error());
  return shown;
}

Result<Page<InvitationView>> Invitations::waiting(const Viewer& viewer, std::string_view slug,
                                                  InvitationId before, int limit) {
  const auto space = workspaces_.managed(viewer, slug);
  if (!space) return fail(space.error());
  limit = std::clamp(limit, 1, 100);
  if (before == InvitationId{}) before = InvitationId{INT64_MAX};
  const auto map = directory_.spaces();
  return context_.db.read([&](db::Connection& db) {
    Page<InvitationView> page;
    auto rows = workspaces::list_waiting(db, space->id, before, context_.clock.now(), limit + 1);
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      page.next = to_string(rows.back().id);
    }
    for (auto& row : rows) page.items.push_back(view(db, *map, std::move(row)));
    return page;
  });
}

Result<> Invitations::revoke(const Viewer& viewer, InvitationId id) {
  const auto one =
      context_.db.read([&](db::Connection& db) { return workspaces::find_invitation(db, id); });
  if (!one) return unknown();
  const auto map = directory_.spaces();
  const auto* space = map->find(one->space);
  if (space == nullptr) return unknown();
  // Whoever must not know of the space does not learn of its invitations either.
  if (const auto may = workspaces_.managed(viewer, space->slug); !may) return unknown();
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  const auto event_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!workspaces::answer(tx, id, InvitationState::revoked, now)) return gone();
    leave_word(tx, viewer, *one, "invitation.revoked", audit_id, event_id, now);
    return {};
  });
}

std::vector<InvitationView> Invitations::mine(const Viewer& viewer) {
  if (viewer.is_guest()) return {};
  const auto address = address_of(viewer);
  const auto map = directory_.spaces();
  return context_.db.read([&](db::Connection& db) {
    std::vector<InvitationView> views;
    for (auto& one :
         workspaces::list_waiting_for(db, viewer.person, address, context_.clock.now())) {
      views.push_back(view(db, *map, std::move(one)));
    }
    return views;
  });
}

Result<> Invitations::admit(const Viewer& viewer, const Invitation& one) {
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  const auto event_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    // Only one of two clicks, or of two people with the same link, finds it waiting.
    if (!workspaces::answer(tx, one.id, InvitationState::accepted, now)) return gone();
    // A member who accepts an invitation keeps the greater role.
    const auto role = workspaces::role_of(tx, one.space, viewer.person) == SpaceRole::owner
                          ? SpaceRole::owner
                          : one.role;
    workspaces::save_member(tx, one.space, viewer.person, role, now);
    workspaces::delete_request(tx, one.space, viewer.person);
    auto joined = one;
    joined.person = viewer.person;
    leave_word(tx, viewer, joined, "invitation.accepted", audit_id, event_id, now);
    tx.after_commit([this] { directory_.changed(); });
    return {};
  });
}

Result<InvitationView> Invitations::answer(const Viewer& viewer, InvitationId id, Answer answer) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  const auto one =
      context_.db.read([&](db::Connection& db) { return workspaces::find_invitation(db, id); });
  if (!one) return unknown();
  const bool by_person = one->person == viewer.person;
  const bool by_address = !one->person && text::normal_email(one->email) == address_of(viewer);
  if (!by_person && !by_address) return unknown();
  if (answer == Answer::accept) {
    if (const auto done = admit(viewer, *one); !done) return fail(done.error());
  } else {
    const auto now = context_.clock.now();
    const bool was = context_.db.write([&](db::Transaction& tx) {
      return workspaces::answer(tx, id, InvitationState::declined, now);
    });
    if (!was) return gone();
  }
  const auto map = directory_.spaces();
  return context_.db.read([&](db::Connection& db) { return view(db, *map, *one); });
}

Result<InvitationView> Invitations::look_at(std::string_view key) {
  const auto hash = people::hash_of(key);
  const auto map = directory_.spaces();
  return context_.db.read([&](db::Connection& db) -> Result<InvitationView> {
    auto one = workspaces::find_invitation(db, hash);
    const bool waits = one && one->state == InvitationState::waiting &&
                       one->expires_at > context_.clock.now() && map->find(one->space) != nullptr;
    if (!waits) return gone();
    auto shown = view(db, *map, std::move(*one));
    shown.has_account =
        shown.invitation.person || people::find_account(db, shown.invitation.email).has_value();
    return shown;
  });
}

Result<> Invitations::decline(std::string_view key) {
  const auto shown = look_at(key);
  if (!shown) return fail(shown.error());
  const auto now = context_.clock.now();
  const bool was = context_.db.write([&](db::Transaction& tx) {
    return workspaces::answer(tx, shown->invitation.id, InvitationState::declined, now);
  });
  if (!was) return gone();
  return {};
}

Result<std::string> Invitations::accept_as_new(Language language, std::string_view key,
                                               const NewcomerForm& form) {
  const auto shown = look_at(key);
  if (!shown) return fail(shown.error());
  const auto& one = shown->invitation;
  if (one.person || context_.accounts == nullptr) return gone();
  const auto account = context_.accounts->create(
      {.email = one.email,
       .name = form.name,
       .role = one.confined ? people::Role::partner : people::Role::member,
       .password = form.password},
      language);
  if (!account) return fail(account.error());
  Viewer viewer;
  viewer.account = account->id;
  viewer.person = account->person;
  // Another click may have been faster; the account is made and its owner signs in.
  if (const auto done = admit(viewer, one); !done) return fail(done.error());
  return one.email;
}

}  // namespace coloquio::community
