#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

struct ReadersTest : CommunityForTests {
  Started asked = ask(ana);

  void look(const Viewer& viewer) {
    community.readers.note(viewer, community.reading.show(viewer, asked.conversation.id).value());
  }
  ConversationLine line(const Viewer& viewer) {
    auto page = community.reading.list(viewer, {}).value();
    community.readers.mark(viewer, page.items);
    return page.items.front();
  }
};

TEST(Readers, CountWhatCameSinceOneLooked) {
  ReadersTest world;
  EXPECT_TRUE(world.line(world.bea).unseen);
  world.look(world.bea);
  EXPECT_FALSE(world.line(world.bea).unseen);
  world.reply(world.ana, world.asked.conversation.id);
  world.reply(world.ana, world.asked.conversation.id, "Otra cosa.");
  EXPECT_EQ(world.line(world.bea).unread, 2);
  EXPECT_EQ(world.line(world.ana).unread, 0);
}

TEST(Readers, KeepTheirPlaceOnEveryDevice) {
  ReadersTest world;
  world.look(world.bea);
  world.community.readers.flush();
  EXPECT_TRUE(world.community.readers.unwritten_of(world.bea.person).empty());
  const auto next = world.reply(world.ana, world.asked.conversation.id);
  EXPECT_EQ(world.community.readers.first_unread(world.bea, world.asked.conversation.id).value(),
            next.id);
  EXPECT_EQ(world.line(world.bea).unread, 1);
}

TEST(Readers, NeverGoBack) {
  ReadersTest world;
  const auto last = world.reply(world.ana, world.asked.conversation.id);
  world.look(world.bea);
  world.community.readers.flush();
  const auto set = world.community.readers.set_read(world.bea, world.asked.conversation.id,
                                                    world.asked.message.id);
  EXPECT_EQ(set.value().message, last.id);
}

TEST(Readers, StopInTheMiddleOfALongConversation) {
  ReadersTest world;
  const auto first = world.reply(world.ana, world.asked.conversation.id);
  world.reply(world.ana, world.asked.conversation.id, "Otra cosa.");
  const auto topic =
      world.community.reading.show(world.bea, world.asked.conversation.id, std::nullopt, 2).value();
  world.community.readers.note(world.bea, topic);
  world.community.readers.flush();
  EXPECT_EQ(world.community.readers.stop_of(world.bea, world.asked.conversation.id).message,
            first.id);
  EXPECT_EQ(world.line(world.bea).unread, 1);
}

TEST(Readers, MarkASpaceAsReadWithAllInsideIt) {
  ReadersTest world;
  world.look(world.bea);
  world.reply(world.ana, world.asked.conversation.id);
  world.clock.advance(std::chrono::seconds{1});
  ASSERT_TRUE(world.community.readers.mark_all_read(world.bea, "comunidad"));
  EXPECT_EQ(world.line(world.bea).unread, 0);
  world.reply(world.ana, world.asked.conversation.id, "Una más.");
  EXPECT_EQ(world.line(world.bea).unread, 1);
  ASSERT_TRUE(world.community.readers.mark_all_read(world.mod, ""));
  EXPECT_FALSE(world.line(world.mod).unseen);
}

TEST(Readers, MarkNothingForGuestsAndForWhatIsMuted) {
  ReadersTest world;
  EXPECT_FALSE(world.line(world.guest).unseen);
  world.look(world.bea);
  world.reply(world.ana, world.asked.conversation.id);
  ASSERT_TRUE(
      world.community.following.follow(world.bea, world.asked.conversation.id, Level::muted));
  EXPECT_EQ(world.line(world.bea).unread, 0);
}

TEST(Readers, SayNothingOfWhatOneMayNotRead) {
  ReadersTest world;
  world.space("sala", Visibility::private_);
  const auto secret = world.ask(world.admin, "¿Qué sabemos?", "Secreto.", "sala");
  auto& readers = world.community.readers;
  EXPECT_TRUE(fails_with(Kind::not_found, readers.first_unread(world.bea, secret.conversation.id)));
  EXPECT_TRUE(fails_with(Kind::not_found,
                         readers.set_read(world.bea, secret.conversation.id, secret.message.id)));
  EXPECT_TRUE(fails_with(Kind::not_found, readers.mark_all_read(world.bea, "sala")));
  EXPECT_TRUE(fails_with(Kind::unauthenticated, readers.mark_all_read(world.guest, "")));
}

}  // namespace
}  // namespace coloquio::community
