#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

MessageChange new_text(MessageId id, std::string body) {
  MessageChange change;
  change.id = id;
  change.body = std::move(body);
  return change;
}

TEST(Editing, LeavesNoTraceInTheFirstFiveMinutes) {
  CommunityForTests world;
  const auto message = world.ask(world.ana).message;
  world.clock.advance(std::chrono::seconds{200});
  const auto edited =
      world.community.posting.edit(world.ana, new_text(message.id, "Mejor dicho")).value();
  EXPECT_EQ(edited.body_html, "<p>Mejor dicho</p>\n");
  EXPECT_EQ(edited.edits, 0);
  EXPECT_FALSE(edited.edited_at);
}

TEST(Editing, KeepsTheVersionBefore) {
  CommunityForTests world;
  const auto message = world.ask(world.ana, "La primera", "Uno").message;
  world.clock.advance(std::chrono::minutes{10});
  auto change = new_text(message.id, "Dos");
  change.title = "La segunda";
  EXPECT_EQ(world.community.posting.edit(world.ana, change)->edits, 1);
  const auto revisions = world.community.reading.revisions(world.bea, message.id).value();
  ASSERT_EQ(revisions.size(), 1U);
  EXPECT_EQ(revisions[0].number, 1);
  EXPECT_EQ(revisions[0].title, "La primera");
  EXPECT_EQ(revisions[0].body_markdown, "Uno");
  EXPECT_EQ(revisions[0].edited_by.name, "Ana");
}

TEST(Editing, DoesNotCountUnchangedTextAsAnEdit) {
  CommunityForTests world;
  const auto message = world.ask(world.ana, "La primera", "Uno").message;
  world.clock.advance(std::chrono::minutes{10});
  EXPECT_EQ(world.community.posting.edit(world.ana, new_text(message.id, "Uno"))->edits, 0);
}

TEST(Editing, IsForTheAuthorAndWhoModerates) {
  CommunityForTests world;
  const auto message = world.ask(world.ana).message;
  EXPECT_TRUE(fails_with(Kind::forbidden,
                         world.community.posting.edit(world.bea, new_text(message.id, "x"))));
  EXPECT_TRUE(fails_with(Kind::forbidden,
                         world.community.posting.edit(world.guest, new_text(message.id, "x"))));
  EXPECT_TRUE(world.community.posting.edit(world.mod, new_text(message.id, "Corregido")));
}

TEST(Editing, OfOthersStandsInTheAudit) {
  CommunityForTests world;
  const auto message = world.ask(world.ana, "La primera", "Uno").message;
  ASSERT_TRUE(world.community.posting.edit(world.mod, new_text(message.id, "Dos")));
  const auto rows = world.database->read([](db::Connection& db) {
    return db.query("SELECT before, after FROM audit WHERE act = 'message.edited'");
  });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].get<std::string>(0), R"({"title":"La primera","body":"Uno"})");
}

TEST(Editing, EndsAfterTheTimeThatTheLimitsAllow) {
  CommunityForTests world;
  const auto message = world.ask(world.ana).message;
  world.clock.advance(std::chrono::hours{25});
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.posting.edit(world.newcomer(world.ana),
                                                                       new_text(message.id, "x"))));
  EXPECT_TRUE(world.community.posting.edit(world.limited(world.ana), new_text(message.id, "x")));
}

TEST(Editing, GivesTitlesOnlyToOpenings) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  const auto message = world.reply(world.bea, id);
  auto change = new_text(message.id, "Otra cosa");
  change.title = "Un título";
  EXPECT_TRUE(fails_with(Kind::invalid, world.community.posting.edit(world.bea, change)));
}

TEST(Editing, MovesTheAddressWithTheTitle) {
  CommunityForTests world;
  const auto started = world.ask(world.ana, "La primera");
  MessageChange change;
  change.id = started.message.id;
  change.title = "La segunda";
  ASSERT_TRUE(world.community.posting.edit(world.ana, change));
  EXPECT_EQ(world.community.reading.show(world.guest, started.conversation.id)->conversation.slug,
            "la-segunda");
}

}  // namespace
}  // namespace coloquio::community
