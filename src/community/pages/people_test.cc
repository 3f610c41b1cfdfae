// Pages about people: workspaces, the directory, who knows, points.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/circle.h"
#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

struct PeoplePagesTest : PagesForTests {
  Viewer login(const std::string& name) {
    auto viewer = person(name);
    people::Account account;
    account.id = viewer.account;
    account.person = viewer.person;
    account.email = name + "@example.org";
    account.created_at = clock.now();
    database->write([&](db::Transaction& tx) { people::insert_account(tx, account, ""); });
    return viewer;
  }
  void workspace(Visibility visibility) {
    NewSpace draft;
    draft.title = "Taller";
    draft.parent = "comunidad";
    draft.kind = SpaceKind::workspace;
    draft.visibility = visibility;
    EXPECT_TRUE(community.spaces.create(admin, draft));
    EXPECT_TRUE(community.spaces.set_state(admin, "taller", SpaceState::open));
  }
  Viewer eva = login("Eva");
};

TEST(WorkspacePages, OfferToAskForPrivateOnesAndSayNothingOfSecretOnes) {
  PeoplePagesTest world;
  world.workspace(Visibility::private_);
  EXPECT_THAT(world.page(world.ana, "/workspaces"), HasSubstr("/workspaces/taller/join"));
  SpaceChange change;
  change.space = "taller";
  change.visibility = Visibility::secret;
  ASSERT_TRUE(world.community.spaces.change(world.admin, change));
  EXPECT_THAT(world.page(world.ana, "/workspaces"), Not(HasSubstr("Taller")));
  EXPECT_EQ(world.page(world.ana, "/c/taller/members"), "error: community.space_not_found");
}

TEST(WorkspacePages, ShowFormsToOwnersOnly) {
  PeoplePagesTest world;
  world.workspace(Visibility::private_);
  ASSERT_TRUE(world.community.spaces.add_member(world.admin, "taller", world.ana.person));
  EXPECT_THAT(world.page(world.admin, "/c/taller/members"), HasSubstr("value=\"invite\""));
  const auto seen = world.page(world.ana, "/c/taller/members");
  EXPECT_THAT(seen, Not(HasSubstr("value=\"invite\"")));
  EXPECT_THAT(seen, HasSubstr("value=\"leave\""));
}

TEST(WorkspacePages, SayWhatIsWrongWithAnAddressAndKeepIt) {
  PeoplePagesTest world;
  world.workspace(Visibility::private_);
  const auto again = world.submit(world.admin, "/c/taller/members",
                                  {{"what", "invite"}, {"email", "no<es>correo"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("no&lt;es&gt;correo"));
}

TEST(WorkspacePages, InviteAndAnswer) {
  PeoplePagesTest world;
  world.workspace(Visibility::secret);
  const auto sent = world.submit(world.admin, "/c/taller/members",
                                 {{"what", "invite"}, {"email", "Eva@example.org"}});
  EXPECT_EQ(world.location(sent), "/c/taller/members?done=invited");
  const auto mine = world.community.invitations.mine(world.eva);
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_THAT(world.page(world.eva, "/workspaces"), HasSubstr("Taller"));
  const auto in = world.submit(world.eva, "/invitations/" + to_string(mine.front().invitation.id),
                               {{"answer", "accept"}});
  EXPECT_EQ(world.location(in), "/c/taller?done=invitation_accepted");
  EXPECT_THAT(world.page(world.eva, "/c/taller"), HasSubstr("/c/taller/members"));
}

TEST(WorkspacePages, AnswerWrongKeysLikeOldOnes) {
  PeoplePagesTest world;
  EXPECT_EQ(world.page(world.guest, "/invitation?key=nada"), "error: community.invitation.gone");
  EXPECT_EQ(world.page(world.guest, "/invitation"), "error: community.invitation.gone");
}

TEST(PeoplePages, ListWhoIsFound) {
  PeoplePagesTest world;
  MemberChange change;
  change.expertise = std::vector<std::string>{"<b>Hipotecas</b>"};
  ASSERT_TRUE(world.community.circle().members.change(world.eva, change));
  const auto found = world.page(world.ana, "/people?q=eva");
  EXPECT_THAT(found, HasSubstr("Eva"));
  EXPECT_THAT(found, HasSubstr("&lt;b&gt;Hipotecas"));
  EXPECT_THAT(world.page(world.ana, "/people?q=zzz"), Not(HasSubstr("Eva")));
}

TEST(PeoplePages, KeepWhatWasTypedInSettings) {
  PeoplePagesTest world;
  const auto again = world.submit(world.eva, "/settings/knowledge",
                                  {{"expertise", "bizum"}, {"place", std::string(81, 'x')}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("value=\"bizum\""));
}

TEST(PeoplePages, ShowWhoKnowsBesideAnOpenQuestionToMembers) {
  PeoplePagesTest world;
  const auto old = world.ask(world.ana, "¿Qué es el euríbor?").conversation.id;
  world.reply(world.eva, old);
  const auto started = world.ask(world.ana, "¿Qué es la TAE?");
  const auto path = path_of(started.conversation);
  EXPECT_THAT(world.page(world.ana, path), HasSubstr("Eva"));
  EXPECT_THAT(world.page(world.guest, path), Not(HasSubstr("Eva")));
  const auto asked =
      world.submit(world.ana, "/conversations/" + to_string(started.conversation.id) + "/experts",
                   {{"person", to_string(world.eva.person)}});
  EXPECT_THAT(world.location(asked), HasSubstr("done=expert_invited"));
}

TEST(ReputationPages, ExplainPointsAndBadges) {
  PeoplePagesTest world;
  const auto id = world.ask(world.ana, "¿Qué es el euríbor?").conversation.id;
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, world.reply(world.eva, id).id));
  world.community.circle().reputation.settle(id);
  const auto path = people::path_of(world.eva.person) + "/points";
  const auto page = world.page(world.guest, path);
  EXPECT_THAT(page, HasSubstr("+15"));
  EXPECT_THAT(page, HasSubstr("¿Qué es el euríbor?"));
  EXPECT_THAT(page, Not(HasSubstr("/badges\"")));
  EXPECT_THAT(world.page(world.admin, path), HasSubstr("/badges\""));
  EXPECT_THAT(world.page(world.ana, "/leaderboard?period=week"), HasSubstr("Eva"));
}

}  // namespace
}  // namespace coloquio::community::pages
