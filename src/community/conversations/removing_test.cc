#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

TEST(Removing, HidesAReplyAndCountsAnew) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  const auto reply = world.reply(world.bea, started.conversation.id);
  ASSERT_TRUE(world.community.posting.remove(world.bea, reply.id));
  const auto topic = world.community.reading.show(world.guest, started.conversation.id).value();
  EXPECT_EQ(topic.messages.size(), 1U);
  EXPECT_EQ(topic.conversation.replies, 0);
  EXPECT_FALSE(topic.conversation.first_reply_at);
  EXPECT_EQ(topic.conversation.active_at, started.message.created_at);
}

TEST(Removing, AnswersGoneToThePublicAndShowsItToWhoModerates) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  ASSERT_TRUE(world.community.posting.remove(world.ana, started.message.id));
  const auto id = started.conversation.id;
  EXPECT_TRUE(fails_with(Kind::gone, world.community.reading.show(world.guest, id)));
  EXPECT_TRUE(fails_with(Kind::gone, world.community.reading.show(world.ana, id)));
  EXPECT_TRUE(
      fails_with(Kind::gone, world.community.reading.message(world.bea, started.message.id)));
  EXPECT_TRUE(world.community.reading.show(world.mod, id));
}

TEST(Removing, LeavesListsSearchAndCounts) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  ASSERT_TRUE(world.community.posting.remove(world.mod, started.message.id));
  EXPECT_TRUE(world.community.reading.list(world.mod, {})->items.empty());
  EXPECT_EQ(world.community.reading.count(world.mod, {}), 0);
  SearchQuery query;
  query.q = "PIN";
  EXPECT_TRUE(world.community.search.search(world.mod, query).items.empty());
}

TEST(Removing, IsForTheAuthorWhileNobodyAnswered) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  EXPECT_TRUE(
      fails_with(Kind::forbidden, world.community.posting.remove(world.bea, started.message.id)));
  const auto answer = world.reply(world.bea, started.conversation.id);
  EXPECT_TRUE(
      fails_with(Kind::conflict, world.community.posting.remove(world.ana, started.message.id)));
  world.reply(world.ana, started.conversation.id, "Gracias", answer.id);
  EXPECT_TRUE(fails_with(Kind::conflict, world.community.posting.remove(world.bea, answer.id)));
}

TEST(Removing, TakesTheAcceptanceWithTheSolution) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  const auto answer = world.reply(world.bea, id);
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer.id));
  ASSERT_TRUE(world.community.posting.remove(world.mod, answer.id));
  EXPECT_FALSE(world.community.reading.show(world.guest, id)->conversation.solved());
  const auto bea = world.database->read(
      [&](db::Connection& db) { return people::find_person(db, world.bea.person); });
  EXPECT_EQ(bea->answers_accepted, 0);
}

TEST(Removing, IsUndoneByRestoringWithEverythingInside) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  world.reply(world.bea, started.conversation.id, "Con la huella dactilar");
  ASSERT_TRUE(world.community.posting.remove(world.mod, started.message.id));
  ASSERT_TRUE(world.community.posting.restore(world.mod, started.message.id));
  EXPECT_EQ(world.community.reading.show(world.guest, started.conversation.id)->messages.size(),
            2U);
  SearchQuery query;
  query.q = "huellas";
  EXPECT_EQ(world.community.search.search(world.guest, query).items.size(), 1U);
}

TEST(Removing, IsRestoredOnlyByWhoModerates) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  ASSERT_TRUE(world.community.posting.remove(world.ana, started.message.id));
  EXPECT_TRUE(
      fails_with(Kind::forbidden, world.community.posting.restore(world.ana, started.message.id)));
}

TEST(Removing, RestoresAReplyOnlyInAStandingConversation) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  const auto reply = world.reply(world.bea, started.conversation.id);
  ASSERT_TRUE(world.community.posting.remove(world.mod, reply.id));
  ASSERT_TRUE(world.community.posting.remove(world.mod, started.message.id));
  EXPECT_TRUE(fails_with(Kind::conflict, world.community.posting.restore(world.mod, reply.id)));
}

TEST(Removing, TwiceIsOnce) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  const auto reply = world.reply(world.bea, id);
  ASSERT_TRUE(world.community.posting.remove(world.mod, reply.id));
  EXPECT_TRUE(world.community.posting.remove(world.mod, reply.id));
  const auto bea = world.database->read(
      [&](db::Connection& db) { return people::find_person(db, world.bea.person); });
  EXPECT_EQ(bea->posts, 0);
}

}  // namespace
}  // namespace coloquio::community
