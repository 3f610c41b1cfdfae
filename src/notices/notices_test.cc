#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notices/notices_for_tests.h"

namespace coloquio::notices {
namespace {

using community::Level;
using ::testing::HasSubstr;

TEST(Notices, TellTheAskerOfAReplyAndNobodyOfTheirOwn) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  const auto reply = world.reply(world.bea, asked.conversation.id);
  const auto told = world.of(world.ana);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].notice.kind, NoticeKind::replied);
  EXPECT_EQ(told[0].notice.first, reply.id);
  EXPECT_EQ(told[0].actor.name, "Bea");
  EXPECT_TRUE(world.of(world.bea).empty());
}

TEST(Notices, JoinWhatIsUnread) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  const auto first = world.reply(world.bea, asked.conversation.id);
  world.reply(world.mod, asked.conversation.id, "Yo también.");
  const auto last = world.reply(world.bea, asked.conversation.id, "Y otra cosa.");
  const auto told = world.of(world.ana);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].notice.people, 2);
  EXPECT_EQ(told[0].notice.first, first.id);
  EXPECT_EQ(told[0].notice.last, last.id);
}

TEST(Notices, SayOnceWhatNamesAndAnswersAndIsFollowed) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id, "Mira, @ana: en Ajustes.");
  const auto told = world.of(world.ana);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].notice.kind, NoticeKind::mentioned);
}

TEST(Notices, TellWhoIsNamedWithoutFollowing) {
  NoticesForTests world;
  world.ask(world.ana, "¿Cómo cambio el PIN?", "¿Lo sabes, @bea?");
  ASSERT_EQ(world.of(world.bea).size(), 1U);
  EXPECT_EQ(world.of(world.bea)[0].notice.kind, NoticeKind::mentioned);
}

TEST(Notices, TellWhoIsNamedByAnEditOnce) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.deliver();
  community::MessageChange change;
  change.id = asked.message.id;
  change.body = "¿Lo sabes, @bea?";
  ASSERT_TRUE(world.community.posting.edit(world.ana, change));
  ASSERT_EQ(world.of(world.bea).size(), 1U);
  ASSERT_TRUE(world.notices.inbox.mark_all_read(world.bea));
  change.body = "¿Lo sabes tú, @bea?";
  ASSERT_TRUE(world.community.posting.edit(world.ana, change));
  EXPECT_EQ(world.unread(world.bea), 0);
}

TEST(Notices, NeverTellWhoMayNotRead) {
  NoticesForTests world;
  world.space("sala", community::Visibility::private_);
  world.ask(world.admin, "¿Qué sabemos?", "Que no lo lea @bea.", "sala");
  EXPECT_TRUE(world.of(world.bea).empty());
}

TEST(Notices, HideWhatBecameSecret) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id);
  world.deliver();
  world.space("sala", community::Visibility::private_);
  community::ConversationChange change;
  change.id = asked.conversation.id;
  change.space = "sala";
  ASSERT_TRUE(world.community.moderation.change(world.admin, change));
  const auto told = world.of(world.ana);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].title, "");
  EXPECT_EQ(told[0].actor.name, "");
}

TEST(Notices, SayNothingOfWhatIsMuted) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  ASSERT_TRUE(world.community.following.follow(world.ana, asked.conversation.id, Level::muted));
  world.reply(world.bea, asked.conversation.id, "Hola, @ana.");
  EXPECT_TRUE(world.of(world.ana).empty());
}

TEST(Notices, TellOfNewConversationsInWhatIsFollowed) {
  NoticesForTests world;
  ASSERT_TRUE(world.community.following.follow_space(world.bea, "comunidad", Level::first_post));
  const auto asked = world.ask(world.ana);
  world.reply(world.mod, asked.conversation.id);
  const auto told = world.of(world.bea);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].notice.kind, NoticeKind::started);
}

TEST(Notices, TellOfAnAcceptedAnswer) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  const auto answer = world.reply(world.bea, asked.conversation.id);
  ASSERT_TRUE(world.community.answering.accept(world.ana, asked.conversation.id, answer.id));
  ASSERT_EQ(world.of(world.bea).size(), 1U);
  EXPECT_EQ(world.of(world.bea)[0].notice.kind, NoticeKind::accepted);
  // Bea had read it all: looking there again is enough.
  world.look(world.bea, asked.conversation.id);
  EXPECT_EQ(world.unread(world.bea), 0);
}

TEST(Notices, AreReadWithTheirConversation) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id);
  EXPECT_EQ(world.unread(world.ana), 1);
  world.look(world.ana, asked.conversation.id);
  EXPECT_EQ(world.unread(world.ana), 0);
  world.community.readers.flush();
  EXPECT_EQ(world.unread(world.ana), 0);
  EXPECT_TRUE(world.of(world.ana)[0].notice.read_at);
}

TEST(Notices, BeginAnewAfterTheyWereRead) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id);
  world.deliver();
  ASSERT_TRUE(world.notices.inbox.mark_all_read(world.ana));
  world.reply(world.bea, asked.conversation.id, "Y otra cosa.");
  EXPECT_EQ(world.unread(world.ana), 1);
  EXPECT_EQ(world.of(world.ana).size(), 2U);
}

TEST(Notices, AreSavedOnceHoweverOftenTheyAreDelivered) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  const auto reply = world.reply(world.bea, asked.conversation.id);
  world.deliver();
  bus::Event again;
  again.name = "message.posted";
  again.at = reply.created_at;
  again.payload = "{\"conversation\":\"" + to_string(asked.conversation.id) + "\",\"message\":\"" +
                  to_string(reply.id) + "\",\"by\":\"" + to_string(world.bea.person) + "\"}";
  world.notices.teller.tell(again);
  ASSERT_EQ(world.of(world.ana).size(), 1U);
  EXPECT_EQ(world.of(world.ana)[0].notice.people, 1);
  ASSERT_TRUE(world.notices.inbox.mark_all_read(world.ana));
  world.notices.teller.tell(again);
  EXPECT_EQ(world.unread(world.ana), 0);
}

TEST(Notices, CanBeUndone) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id);
  world.deliver();
  auto& inbox = world.notices.inbox;
  const auto marked = inbox.mark_all_read(world.ana).value();
  ASSERT_TRUE(inbox.undo_all_read(world.ana, marked));
  EXPECT_EQ(world.unread(world.ana), 1);
  const auto id = world.of(world.ana)[0].notice.id;
  ASSERT_TRUE(inbox.mark_read(world.ana, id));
  EXPECT_EQ(world.unread(world.ana), 0);
  // Meanwhile there is a new one of its kind: the old one stays read.
  world.reply(world.bea, asked.conversation.id, "Y otra cosa.");
  world.deliver();
  ASSERT_TRUE(inbox.mark_unread(world.ana, id));
  EXPECT_EQ(world.unread(world.ana), 1);
}

TEST(Notices, BelongToOnePerson) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id);
  const auto id = world.of(world.ana)[0].notice.id;
  auto& inbox = world.notices.inbox;
  EXPECT_TRUE(community::fails_with(Kind::not_found, inbox.find(world.bea, id)));
  EXPECT_TRUE(community::fails_with(Kind::not_found, inbox.mark_read(world.bea, id)));
  EXPECT_TRUE(community::fails_with(Kind::unauthenticated, inbox.list(world.guest, "", 10)));
  EXPECT_EQ(inbox.count_unread(world.guest), 0);
}

TEST(Notices, ArePagedByTheirKey) {
  NoticesForTests world;
  for (const auto* title : {"Pregunta una", "Pregunta dos", "Pregunta tres"}) {
    world.ask(world.bea, title, "Hola, @ana.");
  }
  world.deliver();
  const auto first = world.notices.inbox.list(world.ana, "", 2).value();
  ASSERT_EQ(first.items.size(), 2U);
  EXPECT_EQ(first.items[0].title, "Pregunta tres");
  ASSERT_TRUE(first.next);
  const auto second = world.notices.inbox.list(world.ana, *first.next, 2).value();
  ASSERT_EQ(second.items.size(), 1U);
  EXPECT_EQ(second.items[0].title, "Pregunta una");
  EXPECT_FALSE(second.next);
  EXPECT_EQ(world.notices.inbox.list(world.ana, "no cursor", 10).value().items.size(), 3U);
}

TEST(Notices, TellACrowdInPieces) {
  NoticesForTests world;
  std::vector<Viewer> crowd;
  world.database->write([&](db::Transaction& tx) {
    for (int i = 0; i < Teller::piece + 200; ++i) {
      people::Account account;
      account.id = AccountId{world.ids.next()};
      account.person = PersonId{world.ids.next()};
      account.email = to_string(account.person) + "@example.org";
      people::insert_account(tx, account, "");
      tx.execute(
          "INSERT INTO space_follow (space_id, person_id, level) SELECT id, $1, 'watching' "
          "FROM space WHERE slug = 'comunidad'",
          account.person);
    }
  });
  world.ask(world.ana);
  world.bus.deliver_now();
  const auto count = [&] {
    return world.database
        ->read([](db::Connection& db) { return db.query("SELECT COUNT(*) FROM notice"); })
        .front()
        .get<std::int64_t>(0);
  };
  EXPECT_EQ(count(), Teller::piece);
  world.jobs.run_due();
  EXPECT_EQ(count(), Teller::piece + 200);
}

TEST(Notices, AreHeardAtOnceOnOpenPages) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  const auto stream = world.hub.open(Live::channel_of(world.ana.person), "", [] {});
  world.look(world.ana, asked.conversation.id);
  world.reply(world.bea, asked.conversation.id);
  world.deliver();
  const auto heard = stream->take();
  EXPECT_THAT(heard, HasSubstr("event: bell\ndata: {\"unread\":1}"));
  EXPECT_THAT(heard, HasSubstr("event: reply\ndata: {\"conversation\":\"" +
                               to_string(asked.conversation.id)));
  world.look(world.ana, asked.conversation.id);
  world.community.readers.flush();
  EXPECT_THAT(stream->take(), HasSubstr("{\"unread\":0}"));
}

TEST(Notices, OfRemovedMessagesAreNotMade) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  const auto reply = world.reply(world.bea, asked.conversation.id);
  ASSERT_TRUE(world.community.posting.remove(world.mod, reply.id));
  EXPECT_TRUE(world.of(world.ana).empty());
}

TEST(Notices, OfLongAgoAreNotMade) {
  NoticesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id);
  world.clock.advance(std::chrono::days{3});
  EXPECT_TRUE(world.of(world.ana).empty());
}

}  // namespace
}  // namespace coloquio::notices
