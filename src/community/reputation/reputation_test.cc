#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/circle.h"
#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

struct Earning : CommunityForTests {
  // A question of Ana's that Bea answered.
  std::pair<ConversationId, MessageId> answered(const std::string& title,
                                                const std::string& space = "comunidad") {
    const auto id = ask(ana, title, "No lo encuentro.", space).conversation.id;
    return {id, reply(bea, id, "En Ajustes: " + title).id};
  }
  std::int64_t points(const Viewer& viewer) { return reputation.total(viewer, bea.person); }

  Reputation& reputation = community.circle().reputation;
};

TEST(Reputation, CountsAcceptedAnswersAndVotes) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  ASSERT_TRUE(world.community.answering.vote(world.mod, answer, true));
  world.reputation.settle(id);
  EXPECT_EQ(world.points(world.ana), 25);
}

TEST(Reputation, SaysWhyAndAddsUp) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  world.reputation.settle(id);
  ASSERT_TRUE(world.community.answering.unaccept(world.ana, id));
  world.reputation.settle(id);
  const auto found = world.reputation.points(world.ana, world.bea.person, "", 10).value();
  ASSERT_EQ(found.page.items.size(), 2U);
  EXPECT_EQ(found.page.items.front().points, -15);
  EXPECT_EQ(found.page.items.back().points, 15);
  EXPECT_EQ(found.total, 0);
}

TEST(Reputation, IsToldTwiceAndCountsOnce) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  const auto rows = world.database->read([](db::Connection& db) {
    return db.query("SELECT payload FROM event WHERE name = 'answer.accepted'");
  });
  const bus::Event event{.id = bus::EventId{1},
                         .name = "answer.accepted",
                         .subject = 1,
                         .payload = rows.front().get<std::string>(0),
                         .at = world.clock.now()};
  world.reputation.note(event);
  world.reputation.note(event);
  EXPECT_EQ(world.points(world.ana), 15);
}

TEST(Reputation, PassesToWhoIsAcceptedInstead) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  const auto better = world.reply(world.mod, id, "Mejor así.").id;
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  world.reputation.settle(id);
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, better));
  world.reputation.settle(id);
  EXPECT_EQ(world.points(world.ana), 0);
  EXPECT_EQ(world.reputation.total(world.ana, world.mod.person), 15);
}

TEST(Reputation, EndsWithTheMessageAndComesBackWithIt) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.vote(world.ana, answer, true));
  world.reputation.settle(id);
  ASSERT_TRUE(world.community.posting.remove(world.mod, answer));
  world.reputation.settle(id);
  EXPECT_EQ(world.points(world.ana), 0);
  ASSERT_TRUE(world.community.posting.restore(world.mod, answer));
  world.reputation.settle(id);
  EXPECT_EQ(world.points(world.ana), 10);
}

TEST(Reputation, OfOnesOwnAnswersIsNone) {
  Earning world;
  const auto id = world.ask(world.bea, "¿Dónde está el PIN?").conversation.id;
  ASSERT_TRUE(world.community.answering.accept(world.bea, id, world.reply(world.bea, id).id));
  world.reputation.settle(id);
  EXPECT_EQ(world.points(world.ana), 0);
}

TEST(Reputation, IsOfTheSpacesThatTheViewerSees) {
  Earning world;
  world.space("secreto", Visibility::secret);
  auto& spaces = world.community.spaces;
  ASSERT_TRUE(spaces.add_member(world.admin, "secreto", world.ana.person));
  ASSERT_TRUE(spaces.add_member(world.admin, "secreto", world.bea.person));
  const auto [id, answer] = world.answered("¿Dónde está el PIN?", "secreto");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  world.reputation.settle(id);
  EXPECT_EQ(world.points(world.ana), 15);
  EXPECT_EQ(world.points(world.mod), 0);
  EXPECT_TRUE(world.reputation.points(world.mod, world.bea.person, "", 10)->page.items.empty());
  EXPECT_TRUE(world.reputation.leaders(world.mod, "", LeaderPeriod::ever)->empty());
  EXPECT_TRUE(fails_with(Kind::not_found,
                         world.reputation.leaders(world.mod, "secreto", LeaderPeriod::ever)));
}

TEST(Reputation, IsCountedAnewFromTheRows) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  ASSERT_TRUE(world.community.answering.vote(world.mod, answer, true));
  world.reputation.recount();
  EXPECT_EQ(world.points(world.ana), 25);
  ASSERT_TRUE(world.reputation.set_rules(world.admin, {.accepted = 20, .vote = 1}));
  world.reputation.recount();
  EXPECT_EQ(world.points(world.ana), 21);
}

TEST(Reputation, HasRulesWithinLimitsThatAdministratorsSet) {
  Earning world;
  auto& reputation = world.reputation;
  EXPECT_TRUE(fails_with(Kind::forbidden, reputation.set_rules(world.mod, {})));
  EXPECT_TRUE(reputation.set_rules(world.admin, {.accepted = 0, .vote = 1000}));
  EXPECT_TRUE(fails_with(Kind::invalid, reputation.set_rules(world.admin, {.accepted = -1})));
  EXPECT_TRUE(fails_with(Kind::invalid, reputation.set_rules(world.admin, {.accepted = 1001})));
}

TEST(Leaders, MayBeLeftByAMemberAndSwitchedOffByTheOrganisation) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  world.reputation.settle(id);
  EXPECT_EQ(world.reputation.leaders(world.ana, "", LeaderPeriod::week)->size(), 1U);
  ASSERT_TRUE(world.reputation.be_ranked(world.bea, false));
  EXPECT_TRUE(world.reputation.leaders(world.ana, "", LeaderPeriod::week)->empty());
  ASSERT_TRUE(world.reputation.set_rules(world.admin, {.leaderboards = false}));
  EXPECT_TRUE(
      fails_with(Kind::not_found, world.reputation.leaders(world.ana, "", LeaderPeriod::week)));
}

TEST(Leaders, AreOfAPeriod) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  world.reputation.settle(id);
  world.clock.advance(std::chrono::days{8});
  EXPECT_TRUE(world.reputation.leaders(world.ana, "", LeaderPeriod::week)->empty());
  EXPECT_EQ(world.reputation.leaders(world.ana, "", LeaderPeriod::month)->size(), 1U);
}

TEST(Badges, AreGivenByRuleOnce) {
  Earning world;
  const auto [id, answer] = world.answered("¿Dónde está el PIN?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  world.reputation.settle(id);
  const auto [other, second] = world.answered("¿Y la firma?");
  ASSERT_TRUE(world.community.answering.accept(world.ana, other, second));
  world.reputation.settle(other);
  const auto badges = world.reputation.badges(world.ana, world.bea.person).value();
  ASSERT_EQ(badges.size(), 1U);
  EXPECT_EQ(badges.front().name, BadgeName::first_solution);
}

TEST(Badges, AreGivenByHandAndTakenBack) {
  Earning world;
  auto& reputation = world.reputation;
  EXPECT_TRUE(fails_with(Kind::forbidden, reputation.give(world.mod, world.bea.person, "Sí")));
  EXPECT_TRUE(fails_with(Kind::invalid, reputation.give(world.admin, world.bea.person, " ")));
  const auto badge = reputation.give(world.admin, world.bea.person, "Organizó el encuentro");
  ASSERT_TRUE(badge);
  EXPECT_TRUE(reputation.revoke(world.admin, badge->id));
  EXPECT_TRUE(fails_with(Kind::conflict, reputation.revoke(world.admin, badge->id)));
  EXPECT_TRUE(reputation.badges(world.ana, world.bea.person)->front().revoked_at);
}

}  // namespace
}  // namespace coloquio::community
