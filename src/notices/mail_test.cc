#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notices/notices_for_tests.h"

namespace coloquio::notices {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct MailTest : NoticesForTests {
  community::Started asked = ask(ana);

  int send_after(std::chrono::minutes wait) {
    deliver();
    clock.advance(wait);
    return notices.postman.send_due();
  }
  Preferences preferences(const Viewer& viewer) { return notices.preferences.of(viewer).value(); }
  void set(const Viewer& viewer, const Preferences& wanted) {
    ASSERT_TRUE(notices.preferences.set(viewer, wanted));
  }
  std::string column(const std::string& name) {
    return database
        ->read([&](db::Connection& db) { return db.query("SELECT " + name + " FROM mail"); })
        .front()
        .get<std::string>(0);
  }
};

TEST(NoticeMail, WaitsTenMinutes) {
  MailTest world;
  world.reply(world.bea, world.asked.conversation.id, "En **Ajustes**.\n\nAbajo.");
  EXPECT_EQ(world.send_after(std::chrono::minutes{9}), 0);
  EXPECT_EQ(world.send_after(std::chrono::minutes{1}), 1);
  EXPECT_EQ(world.send_after(std::chrono::minutes{30}), 0);
  const auto mail = world.mailer.newest(1).front();
  EXPECT_THAT(mail.text, HasSubstr("Bea ha respondido en «¿Cómo cambio el PIN?»"));
  EXPECT_THAT(mail.text, HasSubstr("> En Ajustes. Abajo."));
  EXPECT_EQ(mail.subject, "[Coloquio] ¿Cómo cambio el PIN?");
  EXPECT_THAT(world.column("unsubscribe"), HasSubstr("http://localhost:8080/unsubscribe/"));
}

TEST(NoticeMail, IsDroppedWhenItWasSeen) {
  MailTest world;
  world.reply(world.bea, world.asked.conversation.id);
  world.deliver();
  world.look(world.ana, world.asked.conversation.id);
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
  world.community.readers.flush();
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
}

TEST(NoticeMail, IsOneForWhatJoined) {
  MailTest world;
  world.reply(world.bea, world.asked.conversation.id);
  world.reply(world.mod, world.asked.conversation.id, "Yo también.");
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 1);
}

TEST(NoticeMail, IsOfTheKindOneWants) {
  MailTest world;
  auto wanted = world.preferences(world.ana);
  wanted.mail = MailWanted::personal;
  world.set(world.ana, wanted);
  world.reply(world.bea, world.asked.conversation.id);
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
  world.reply(world.bea, world.asked.conversation.id, "Mira, @ana.");
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 1);
  wanted.mail = MailWanted::none;
  world.set(world.ana, wanted);
  world.reply(world.mod, world.asked.conversation.id, "Eso, @ana.");
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
}

TEST(NoticeMail, WaitsForTheEndOfQuietHours) {
  MailTest world;  // 10:30 in Madrid.
  auto wanted = world.preferences(world.ana);
  wanted.quiet_from = 10 * 60;
  wanted.quiet_until = 12 * 60;
  world.set(world.ana, wanted);
  world.reply(world.bea, world.asked.conversation.id);
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
  EXPECT_EQ(world.send_after(std::chrono::minutes{60}), 0);
  EXPECT_EQ(world.send_after(std::chrono::minutes{20}), 1);
}

TEST(NoticeMail, GoesToNobodyWhoMayNotReadAnyMore) {
  MailTest world;
  world.reply(world.bea, world.asked.conversation.id);
  world.deliver();
  world.space("sala", community::Visibility::private_);
  community::ConversationChange change;
  change.id = world.asked.conversation.id;
  change.space = "sala";
  ASSERT_TRUE(world.community.moderation.change(world.admin, change));
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
}

TEST(NoticeMail, StopsAtAHundredADay) {
  MailTest world;
  const auto set_sent = [&](int sent) {
    world.database->write([&](db::Transaction& tx) {
      tx.execute("DELETE FROM mail_tally");
      tx.execute(
          "INSERT INTO mail_tally (person_id, day, sent) VALUES ($1, $2, $3)", world.ana.person,
          std::chrono::floor<std::chrono::days>(world.clock.now()).time_since_epoch().count(),
          sent);
    });
  };
  set_sent(Postman::most_a_day - 1);
  world.reply(world.bea, world.asked.conversation.id);
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 1);
  ASSERT_TRUE(world.notices.inbox.mark_all_read(world.ana));
  world.reply(world.bea, world.asked.conversation.id, "Otra cosa.");
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
  EXPECT_EQ(world.unread(world.ana), 1);
}

TEST(NoticeMail, StopsForAnAddressThatBounces) {
  MailTest world;
  const auto bounce = [&](int id) {
    world.database->write([&](db::Transaction& tx) {
      tx.execute("INSERT INTO mail_bounce (email_key, mail_id, score, at) VALUES ($1, $2, 2, $3)",
                 to_string(world.ana.person) + "@example.org", id, world.clock.now());
    });
  };
  bounce(1);
  world.reply(world.bea, world.asked.conversation.id);
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 1);
  bounce(2);
  world.reply(world.mod, world.asked.conversation.id, "Mira, @ana.");
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 0);
  world.clock.advance(std::chrono::days{31});
  world.reply(world.mod, world.asked.conversation.id, "¿Lo viste?");
  ASSERT_TRUE(world.notices.inbox.mark_all_read(world.ana));
  world.reply(world.mod, world.asked.conversation.id, "¿Sigues ahí?");
  EXPECT_EQ(world.send_after(std::chrono::minutes{11}), 1);
}

TEST(Preferences, KnowQuietHoursThatPassMidnight) {
  Preferences night;
  night.quiet_from = 22 * 60;
  night.quiet_until = 8 * 60;
  night.time_zone = "Europe/Madrid";
  Instant late{};
  ASSERT_TRUE(from_iso("2026-11-21T23:30:20Z", late));  // 00:30 there.
  EXPECT_EQ(to_iso(quiet_until(night, late).value()), "2026-11-22T07:00:00.000000Z");
  EXPECT_FALSE(quiet_until(night, late + std::chrono::hours{8}));
}

TEST(Preferences, SayWhatIsWrong) {
  MailTest world;
  auto wanted = world.preferences(world.ana);
  wanted.quiet_from = 60;
  EXPECT_TRUE(
      community::fails_with(Kind::invalid, world.notices.preferences.set(world.ana, wanted)));
  wanted.quiet_until = 60;
  EXPECT_TRUE(
      community::fails_with(Kind::invalid, world.notices.preferences.set(world.ana, wanted)));
  wanted.quiet_until = 24 * 60;
  EXPECT_TRUE(
      community::fails_with(Kind::invalid, world.notices.preferences.set(world.ana, wanted)));
  wanted.quiet_until = 24 * 60 - 1;
  EXPECT_TRUE(world.notices.preferences.set(world.ana, wanted));
  wanted.time_zone = "Marte/Olympus";
  EXPECT_TRUE(
      community::fails_with(Kind::invalid, world.notices.preferences.set(world.ana, wanted)));
}

TEST(Preferences, OpenWithTheKeyOfAMailAndNoOther) {
  MailTest world;
  auto& book = world.notices.preferences;
  const auto key = book.key_for(world.ana.person);
  ASSERT_TRUE(book.set_by_key(key, MailWanted::none, DigestEvery::never));
  EXPECT_EQ(world.preferences(world.ana).mail, MailWanted::none);
  EXPECT_EQ(world.preferences(world.bea).mail, MailWanted::all);
  const auto forged = to_string(world.bea.person) + key.substr(key.find('.'));
  for (const auto& wrong : {forged, key + "A", key.substr(0, key.size() - 1), std::string("7"),
                            std::string("."), std::string{}}) {
    EXPECT_TRUE(community::fails_with(Kind::not_found, book.of_key(wrong))) << wrong;
  }
}

TEST(Digest, ComesAfterAWeekAwayAndOncePerWeek) {
  MailTest world;
  world.clock.advance(std::chrono::days{6});
  world.ask(world.bea, "¿Cuánto tarda un Bizum?");
  EXPECT_EQ(world.notices.digest.send_due(), 0);
  world.clock.advance(std::chrono::days{1} + std::chrono::minutes{1});
  EXPECT_EQ(world.notices.digest.send_due(), 2);  // Ana and Mario; Bea asked it herself.
  EXPECT_EQ(world.notices.digest.send_due(), 0);
  EXPECT_THAT(world.mailer.newest(1).front().text, HasSubstr("¿Cuánto tarda un Bizum?"));
}

TEST(Digest, TellsNothingSecretAndEndsAfterHalfAYear) {
  MailTest world;
  world.space("sala", community::Visibility::private_);
  world.clock.advance(std::chrono::days{8});
  world.ask(world.admin, "¿Qué sabemos?", "Secreto.", "sala");
  world.ask(world.admin, "¿Cuánto tarda un Bizum?");
  EXPECT_EQ(world.notices.digest.send_due(), 3);
  EXPECT_THAT(world.mailer.newest(1).front().text, Not(HasSubstr("sabemos")));
  world.clock.advance(std::chrono::days{173});
  world.ask(world.admin, "¿Y los viernes?");
  EXPECT_EQ(world.notices.digest.send_due(), 0);
}

}  // namespace
}  // namespace coloquio::notices
