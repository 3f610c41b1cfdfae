#include "community/conversations/answering.h"

#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

struct Question : CommunityForTests {
  Started asked = ask(ana);
  ConversationId id = asked.conversation.id;
  Message answer = reply(bea, id);

  int accepted_of(const Viewer& viewer) {
    return database
        ->read([&](db::Connection& db) { return people::find_person(db, viewer.person); })
        ->answers_accepted;
  }
};

TEST(Accepting, IsForTheAsker) {
  Question world;
  EXPECT_TRUE(fails_with(Kind::forbidden,
                         world.community.answering.accept(world.bea, world.id, world.answer.id)));
  const auto solved =
      world.community.answering.accept(world.ana, world.id, world.answer.id).value();
  EXPECT_EQ(solved.accepted, world.answer.id);
  EXPECT_EQ(solved.accepted_by, world.ana.person);
  EXPECT_EQ(world.accepted_of(world.bea), 1);
}

TEST(Accepting, IsForStaffToo) {
  Question world;
  EXPECT_TRUE(world.community.answering.accept(world.mod, world.id, world.answer.id));
  EXPECT_TRUE(world.community.answering.unaccept(world.mod, world.id));
}

TEST(Accepting, CanBeUndone) {
  Question world;
  ASSERT_TRUE(world.community.answering.accept(world.ana, world.id, world.answer.id));
  EXPECT_FALSE(world.community.answering.unaccept(world.ana, world.id)->solved());
  EXPECT_EQ(world.accepted_of(world.bea), 0);
}

TEST(Accepting, AnotherReplacesTheFirst) {
  Question world;
  const auto better = world.reply(world.mod, world.id, "Mejor así.");
  ASSERT_TRUE(world.community.answering.accept(world.ana, world.id, world.answer.id));
  ASSERT_TRUE(world.community.answering.accept(world.ana, world.id, better.id));
  EXPECT_EQ(world.accepted_of(world.bea), 0);
  EXPECT_EQ(world.accepted_of(world.mod), 1);
}

TEST(Accepting, TwiceCountsOnce) {
  Question world;
  ASSERT_TRUE(world.community.answering.accept(world.ana, world.id, world.answer.id));
  ASSERT_TRUE(world.community.answering.accept(world.ana, world.id, world.answer.id));
  EXPECT_EQ(world.accepted_of(world.bea), 1);
}

TEST(Accepting, DoesNotPraiseWhoAnswersOneself) {
  Question world;
  const auto own = world.reply(world.ana, world.id, "Ya lo encontré.");
  ASSERT_TRUE(world.community.answering.accept(world.ana, world.id, own.id));
  EXPECT_EQ(world.accepted_of(world.ana), 0);
}

TEST(Accepting, TakesOnlyStandingAnswersOfThisQuestion) {
  Question world;
  auto& answering = world.community.answering;
  const auto comment = world.reply(world.ana, world.id, "¿Seguro?", world.answer.id);
  const auto elsewhere = world.reply(world.bea, world.ask(world.ana, "Otra duda").conversation.id);
  EXPECT_TRUE(
      fails_with(Kind::conflict, answering.accept(world.ana, world.id, world.asked.message.id)));
  EXPECT_TRUE(fails_with(Kind::conflict, answering.accept(world.ana, world.id, comment.id)));
  EXPECT_TRUE(fails_with(Kind::conflict, answering.accept(world.ana, world.id, elsewhere.id)));
  const auto removed = world.reply(world.bea, world.id, "Borrada");
  ASSERT_TRUE(world.community.posting.remove(world.bea, removed.id));
  EXPECT_TRUE(fails_with(Kind::gone, answering.accept(world.ana, world.id, removed.id)));
}

TEST(Accepting, IsNothingForDiscussions) {
  CommunityForTests world;
  NewConversation draft;
  draft.space = "comunidad";
  draft.kind = ConversationKind::discussion;
  draft.title = "¿Qué os parece?";
  draft.body = "Contadme.";
  const auto id = world.community.posting.start(world.ana, draft)->conversation.id;
  const auto reply = world.reply(world.bea, id);
  EXPECT_TRUE(
      fails_with(Kind::conflict, world.community.answering.accept(world.ana, id, reply.id)));
}

TEST(Voting, CountsPeopleNotClicks) {
  Question world;
  auto& answering = world.community.answering;
  EXPECT_EQ(answering.vote(world.ana, world.answer.id, true)->votes, 1);
  EXPECT_EQ(answering.vote(world.ana, world.answer.id, true)->votes, 1);
  EXPECT_EQ(answering.vote(world.mod, world.answer.id, true)->votes, 2);
  EXPECT_EQ(answering.vote(world.ana, world.answer.id, false)->votes, 1);
  EXPECT_EQ(answering.vote(world.ana, world.answer.id, false)->votes, 1);
}

TEST(Voting, IsForWhatOthersAnswered) {
  Question world;
  auto& answering = world.community.answering;
  EXPECT_TRUE(fails_with(Kind::forbidden, answering.vote(world.bea, world.answer.id, true)));
  EXPECT_TRUE(fails_with(Kind::conflict, answering.vote(world.bea, world.asked.message.id, true)));
  EXPECT_TRUE(fails_with(Kind::forbidden, answering.vote(world.guest, world.answer.id, true)));
  EXPECT_TRUE(fails_with(Kind::not_found, answering.vote(world.ana, MessageId{7}, true)));
}

TEST(Voting, IsShownToTheVoter) {
  Question world;
  ASSERT_TRUE(world.community.answering.vote(world.ana, world.answer.id, true));
  EXPECT_TRUE(world.community.reading.show(world.ana, world.id)->messages[1].voted);
  EXPECT_FALSE(world.community.reading.show(world.mod, world.id)->messages[1].voted);
}

TEST(MeToo, CountsOthersOnce) {
  Question world;
  auto& answering = world.community.answering;
  EXPECT_TRUE(fails_with(Kind::forbidden, answering.me_too(world.ana, world.id, true)));
  EXPECT_EQ(answering.me_too(world.bea, world.id, true)->me_too, 1);
  EXPECT_EQ(answering.me_too(world.bea, world.id, true)->me_too, 1);
  EXPECT_TRUE(world.community.reading.show(world.bea, world.id)->me_too);
  EXPECT_EQ(answering.me_too(world.bea, world.id, false)->me_too, 0);
}

}  // namespace
}  // namespace coloquio::community
