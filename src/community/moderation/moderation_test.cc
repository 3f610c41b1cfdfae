#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

TEST(Moderation, IsForWhoModerates) {
  CommunityForTests world;
  ConversationChange change;
  change.id = world.ask(world.ana).conversation.id;
  change.pinned = true;
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.moderation.change(world.ana, change)));
  EXPECT_TRUE(world.community.moderation.change(world.mod, change)->pinned);
}

TEST(Moderation, LeavesALineInTheAudit) {
  CommunityForTests world;
  const auto asked = world.ask(world.ana);
  const auto rude = world.reply(world.bea, asked.conversation.id);
  ASSERT_TRUE(world.community.posting.remove(world.mod, rude.id));
  const auto rows = world.database->read(
      [](db::Connection& db) { return db.query("SELECT act, account_id FROM audit"); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].get<std::string>(0), "message.removed");
  EXPECT_EQ(rows[0].get<AccountId>(1), world.mod.account);
}

}  // namespace
}  // namespace coloquio::community
