#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

// A workspace that Olga, an ordinary member, looks after.
struct Workspace : CommunityForTests {
  explicit Workspace(Visibility visibility = Visibility::private_) {
    NewSpace draft;
    draft.title = "Taller";
    draft.parent = "comunidad";
    draft.kind = SpaceKind::workspace;
    draft.visibility = visibility;
    EXPECT_TRUE(community.spaces.create(admin, draft));
    EXPECT_TRUE(community.spaces.set_state(admin, "taller", SpaceState::open));
    EXPECT_TRUE(at.set_member(admin, "taller", olga.person, SpaceRole::owner));
    EXPECT_TRUE(at.remove_member(admin, "taller", admin.person));
  }
  // Somebody with a login, whom mails and rights can reach.
  Viewer login(const std::string& name, people::Role role = people::Role::member) {
    auto viewer = person(name, role);
    people::Account account;
    account.id = viewer.account;
    account.person = viewer.person;
    account.email = name + "@example.org";
    account.role = role;
    account.created_at = clock.now();
    database->write([&](db::Transaction& tx) { people::insert_account(tx, account, ""); });
    viewer.confined = role == people::Role::partner;
    return viewer;
  }
  InvitationView invited(const std::string& email) {
    NewInvitation draft;
    draft.space = "taller";
    draft.email = email;
    return community.invitations.invite(olga, draft).value();
  }
  bool sees(const Viewer& viewer) { return community.spaces.show(viewer, "taller").has_value(); }

  Workspaces& at = community.workspaces;
  Viewer olga = login("Olga");
};

TEST(Workspaces, BelongToWhoMakesThem) {
  CommunityForTests world;
  NewSpace draft;
  draft.title = "Taller";
  draft.parent = "comunidad";
  draft.kind = SpaceKind::workspace;
  ASSERT_TRUE(world.community.spaces.create(world.admin, draft));
  const auto lines = world.community.workspaces.list(world.admin);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines.front().role, SpaceRole::owner);
}

TEST(Workspaces, TellMembersTheNameOfPrivateOnesAndNothingElse) {
  Workspace world;
  const auto lines = world.at.list(world.ana);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_FALSE(lines.front().may_enter);
  EXPECT_FALSE(world.sees(world.ana));
  EXPECT_TRUE(world.at.list(world.guest).empty());
  auto partner = world.ana;
  partner.confined = true;
  EXPECT_TRUE(world.at.list(partner).empty());
}

TEST(Workspaces, NeverTellOfSecretOnes) {
  Workspace world(Visibility::secret);
  const auto manager = world.person("Marta", people::Role::manager);
  for (const auto& viewer : {world.guest, world.ana, world.mod, manager}) {
    EXPECT_TRUE(world.at.list(viewer).empty());
    EXPECT_FALSE(world.sees(viewer));
    EXPECT_TRUE(fails_with(Kind::not_found, world.at.members(viewer, "taller", {}, 10)));
    EXPECT_TRUE(fails_with(Kind::not_found, world.at.ask_to_join(viewer, "taller", "")));
  }
  EXPECT_TRUE(world.sees(world.olga));
  EXPECT_TRUE(world.sees(world.admin));  // Somebody answers for what is kept here.
}

TEST(Workspaces, AreSecretWithEverythingInside) {
  Workspace world(Visibility::secret);
  NewSpace draft;
  draft.title = "Dentro";
  draft.parent = "taller";
  ASSERT_TRUE(world.community.spaces.create(world.admin, draft));
  ASSERT_TRUE(world.community.spaces.set_state(world.admin, "dentro", SpaceState::open));
  EXPECT_FALSE(world.community.spaces.show(world.ana, "dentro"));
  EXPECT_TRUE(world.community.spaces.show(world.olga, "dentro"));
}

TEST(Workspaces, AreManagedByTheirOwners) {
  Workspace world;
  EXPECT_TRUE(world.at.set_member(world.olga, "taller", world.ana.person, SpaceRole::member));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.at.set_member(world.ana, "taller", world.bea.person,
                                                              SpaceRole::member)));
  EXPECT_TRUE(
      fails_with(Kind::forbidden, world.at.remove_member(world.ana, "taller", world.olga.person)));
  EXPECT_EQ(world.at.members(world.ana, "taller", {}, 10)->page.items.size(), 2U);
  EXPECT_TRUE(world.at.remove_member(world.olga, "taller", world.ana.person));
  EXPECT_FALSE(world.sees(world.ana));
}

TEST(Workspaces, KeepAnOwner) {
  Workspace world;
  const auto& olga = world.olga;
  const auto alone = world.at.remove_member(olga, "taller", olga.person);
  ASSERT_TRUE(fails_with(Kind::conflict, alone));
  EXPECT_EQ(alone.error().key, "community.workspace.last_owner");
  EXPECT_TRUE(fails_with(Kind::conflict,
                         world.at.set_member(olga, "taller", olga.person, SpaceRole::member)));
  ASSERT_TRUE(world.at.set_member(olga, "taller", world.ana.person, SpaceRole::owner));
  EXPECT_TRUE(world.at.remove_member(olga, "taller", olga.person));
}

TEST(Workspaces, KeepAnOwnerWhenTwoLeaveAtOnce) {
  Workspace world;
  ASSERT_TRUE(world.at.set_member(world.olga, "taller", world.ana.person, SpaceRole::owner));
  bool olga_left = false, ana_left = false;
  std::thread one([&] {
    olga_left = world.at.remove_member(world.olga, "taller", world.olga.person).has_value();
  });
  std::thread two([&] {
    ana_left = world.at.remove_member(world.ana, "taller", world.ana.person).has_value();
  });
  one.join();
  two.join();
  EXPECT_NE(olga_left, ana_left);
}

TEST(Workspaces, ListMembersByPages) {
  Workspace world;
  ASSERT_TRUE(world.at.set_member(world.olga, "taller", world.ana.person, SpaceRole::member));
  const auto first = world.at.members(world.olga, "taller", {}, 1).value();
  ASSERT_TRUE(first.page.next);
  PersonId after{};
  ASSERT_TRUE(parse_id(*first.page.next, after));
  const auto second = world.at.members(world.olga, "taller", after, 1).value();
  EXPECT_FALSE(second.page.next);
  EXPECT_NE(first.page.items.front().person.id, second.page.items.front().person.id);
}

TEST(JoinRequests, AreAnsweredByOwners) {
  Workspace world;
  ASSERT_TRUE(world.at.ask_to_join(world.ana, "taller", "Trabajo en ello"));
  ASSERT_TRUE(world.at.ask_to_join(world.bea, "taller", ""));
  EXPECT_TRUE(fails_with(Kind::not_found, world.at.requests(world.ana, "taller", {}, 10)));
  EXPECT_EQ(world.at.requests(world.olga, "taller", {}, 10)->items.front().note, "Trabajo en ello");
  using Verdict = Workspaces::Verdict;
  EXPECT_TRUE(world.at.answer_request(world.olga, "taller", world.ana.person, Verdict::admitted));
  EXPECT_TRUE(world.at.answer_request(world.olga, "taller", world.bea.person, Verdict::refused));
  EXPECT_TRUE(world.sees(world.ana));
  EXPECT_FALSE(world.sees(world.bea));
  EXPECT_TRUE(fails_with(
      Kind::not_found,
      world.at.answer_request(world.olga, "taller", world.bea.person, Verdict::admitted)));
}

TEST(JoinRequests, MayBeWithdrawnAndHaveALimit) {
  Workspace world;
  ASSERT_TRUE(world.at.ask_to_join(world.ana, "taller", std::string(500, 'x')));
  EXPECT_TRUE(
      fails_with(Kind::invalid, world.at.ask_to_join(world.ana, "taller", std::string(501, 'x'))));
  EXPECT_TRUE(world.at.list(world.ana).front().asked);
  ASSERT_TRUE(world.at.withdraw_request(world.ana, "taller"));
  EXPECT_FALSE(world.at.list(world.ana).front().asked);
}

TEST(Invitations, AdmitTheHolderOfTheAddressOnce) {
  Workspace world;
  const auto luis = world.login("luis");
  const auto id = world.invited("Luis@Example.org").invitation.id;
  auto& invitations = world.community.invitations;
  EXPECT_TRUE(fails_with(Kind::not_found,
                         invitations.answer(world.login("eva"), id, Invitations::Answer::accept)));
  EXPECT_EQ(invitations.mine(luis).size(), 1U);
  EXPECT_TRUE(invitations.answer(luis, id, Invitations::Answer::accept));
  EXPECT_TRUE(world.sees(luis));
  EXPECT_TRUE(fails_with(Kind::gone, invitations.answer(luis, id, Invitations::Answer::accept)));
}

TEST(Invitations, ExpireAfterFourteenDays) {
  Workspace world;
  const auto luis = world.login("luis");
  const auto early = world.invited("luis@example.org").invitation.id;
  world.clock.advance(invitation_lives - std::chrono::seconds{1});
  EXPECT_EQ(world.community.invitations.mine(luis).size(), 1U);
  world.clock.advance(std::chrono::seconds{1});
  EXPECT_TRUE(world.community.invitations.mine(luis).empty());
  EXPECT_TRUE(fails_with(
      Kind::gone, world.community.invitations.answer(luis, early, Invitations::Answer::accept)));
}

TEST(Invitations, AreDeclinedAndTakenBack) {
  Workspace world;
  const auto luis = world.login("luis");
  auto& invitations = world.community.invitations;
  const auto first = world.invited("luis@example.org").invitation.id;
  ASSERT_TRUE(invitations.answer(luis, first, Invitations::Answer::decline));
  EXPECT_FALSE(world.sees(luis));
  const auto second = world.invited("luis@example.org").invitation.id;
  EXPECT_TRUE(fails_with(Kind::not_found, invitations.revoke(world.ana, second)));
  ASSERT_TRUE(invitations.revoke(world.olga, second));
  EXPECT_TRUE(
      fails_with(Kind::gone, invitations.answer(luis, second, Invitations::Answer::accept)));
}

TEST(Invitations, ReplaceTheOneBefore) {
  Workspace world;
  world.invited("luis@example.org");
  world.invited("LUIS@example.org");
  EXPECT_EQ(
      world.community.invitations.waiting(world.olga, "taller", InvitationId{}, 10)->items.size(),
      1U);
}

TEST(Invitations, GoToOneAddressFiveTimesAnHour) {
  Workspace world;
  for (int i = 0; i < most_invitations_an_address; ++i) world.invited("luis@example.org");
  NewInvitation draft;
  draft.space = "taller";
  draft.email = "luis@example.org";
  EXPECT_TRUE(fails_with(Kind::too_many, world.community.invitations.invite(world.olga, draft)));
  world.clock.advance(std::chrono::hours{1} + std::chrono::seconds{1});
  EXPECT_TRUE(world.community.invitations.invite(world.olga, draft));
}

TEST(Invitations, SayWhatIsWrong) {
  Workspace world;
  NewInvitation draft;
  draft.space = "taller";
  auto& invitations = world.community.invitations;
  EXPECT_TRUE(fails_with(Kind::invalid, invitations.invite(world.olga, draft)));
  draft.email = "no es un correo\r\nBcc: otra@example.org";
  EXPECT_TRUE(fails_with(Kind::invalid, invitations.invite(world.olga, draft)));
  draft.email.reset();
  draft.person = PersonId{7};
  EXPECT_TRUE(fails_with(Kind::invalid, invitations.invite(world.olga, draft)));
  draft.space = "comunidad";
  EXPECT_TRUE(fails_with(Kind::forbidden, invitations.invite(world.olga, draft)));
}

TEST(Invitations, AdmitOneOfTwoClicksAtOnce) {
  Workspace world;
  const auto luis = world.login("luis");
  const auto id = world.invited("luis@example.org").invitation.id;
  bool first = false, second = false;
  const auto accept = [&](bool& done) {
    done = world.community.invitations.answer(luis, id, Invitations::Answer::accept).has_value();
  };
  std::thread one([&] { accept(first); });
  std::thread two([&] { accept(second); });
  one.join();
  two.join();
  EXPECT_NE(first, second);
  EXPECT_TRUE(world.sees(luis));
}

TEST(Invitations, LeaveAnEventAndALineWithoutTheAddress) {
  Workspace world;
  world.invited("luis@example.org");
  const auto rows = world.database->read([](db::Connection& db) {
    return db.query(
        "SELECT e.payload, a.after FROM event e JOIN audit a ON a.act = e.name "
        "WHERE e.name = 'invitation.sent'");
  });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(rows.front().get<std::string>(0), testing::Not(testing::HasSubstr("luis@")));
  EXPECT_THAT(rows.front().get<std::string>(1), testing::Not(testing::HasSubstr("luis@")));
}

TEST(Partners, SeeTheirWorkspaceAndNothingAround) {
  Workspace world;
  const auto pau = world.login("pau", people::Role::partner);
  EXPECT_TRUE(world.community.spaces.list(pau).empty());
  ASSERT_TRUE(world.at.set_member(world.admin, "taller", pau.person, SpaceRole::member));
  const auto seen = world.community.spaces.list(pau);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen.front().slug, "taller");
  world.ask(world.ana, "Pregunta pública");
  EXPECT_TRUE(world.community.reading.list(pau, {})->items.empty());
  EXPECT_EQ(world.community.reading.count(pau, {}), 0);
}

TEST(Partners, AreKnownWhereTheyMeet) {
  Workspace world;
  const auto pau = world.login("pau", people::Role::partner);
  EXPECT_FALSE(world.at.may_know(world.ana, pau.person));
  EXPECT_FALSE(world.at.may_know(pau, world.ana.person));
  ASSERT_TRUE(world.at.set_member(world.admin, "taller", pau.person, SpaceRole::member));
  EXPECT_TRUE(world.at.may_know(pau, world.olga.person));
  EXPECT_TRUE(world.at.may_know(world.olga, pau.person));
  EXPECT_FALSE(world.at.may_know(world.guest, pau.person));
  EXPECT_FALSE(world.at.may_know(pau, world.ana.person));
}

TEST(Partners, AreNeverOwnersWhoDecide) {
  Workspace world;
  const auto pau = world.login("pau", people::Role::partner);
  ASSERT_TRUE(world.at.set_member(world.admin, "taller", pau.person, SpaceRole::owner));
  EXPECT_TRUE(
      fails_with(Kind::forbidden, world.at.remove_member(pau, "taller", world.olga.person)));
}

}  // namespace
}  // namespace coloquio::community
