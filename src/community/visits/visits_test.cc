#include <gtest/gtest.h>

#include "community/community_for_tests.h"
#include "community/visits/query_privacy.h"

namespace coloquio::community {
namespace {

using std::chrono::days;

struct Visited : CommunityForTests {
  Started asked = ask(ana);
  Message answer = reply(bea, asked.conversation.id);
  Visited() { (void)community.answering.accept(ana, asked.conversation.id, answer.id); }

  // A guest, each number another one.
  web::Looker looker(int number) {
    ip = "192.0.2." + std::to_string(number);
    return {.ip = ip, .user_agent = "Firefox", .purpose = "", .account = {}};
  }
  void look(int number, bool answered) {
    community.visits.footfall().saw({.subject = raw(asked.conversation.id), .answered = answered},
                                    looker(number));
  }
  void search(int number, const char* query, bool found = false) {
    community.visits.searched(looker(number), query, found);
  }
  VisitsOfDay today() {
    community.visits.write_down();
    const auto all = community.visits.days(admin, "comunidad", {}, {}).value();
    return all.empty() ? VisitsOfDay{} : all.back();
  }
  std::vector<SearchCount> searches() {
    community.visits.write_down();
    return community.visits.searches(admin, SearchOrderBy::nothing_found, 100).value();
  }
  std::string ip;
};

TEST(Visits, AreWrittenDownByDayAndAddedTo) {
  Visited world;
  world.look(1, true);
  EXPECT_EQ(world.today().guests, 1);
  world.look(2, false);
  const auto day = world.today();
  EXPECT_EQ(day.date, "2026-11-21");
  EXPECT_EQ(day.guests, 2);
  EXPECT_EQ(day.guests_answered, 1);
  EXPECT_EQ(day.members, 0);
}

TEST(Visits, ToWhatIsPrivateAreCountedForWhoSeesIt) {
  Visited world;
  world.space("equipo", Visibility::private_);
  const auto secret = world.ask(world.admin, "Entre nosotros", "x", "equipo").conversation.id;
  world.community.visits.footfall().saw({.subject = raw(secret), .answered = false},
                                        world.looker(1));
  EXPECT_EQ(world.today().guests, 1);
  EXPECT_TRUE(world.community.visits.days(world.mod, "comunidad", {}, {})->empty());
}

TEST(Visits, AreForWhoModerates) {
  Visited world;
  auto& visits = world.community.visits;
  EXPECT_TRUE(fails_with(Kind::forbidden, visits.days(world.ana, "comunidad", {}, {})));
  EXPECT_TRUE(fails_with(Kind::forbidden, visits.searches(world.ana, SearchOrderBy::searches, 5)));
}

TEST(Visits, AreForgottenAfterFourHundredDays) {
  Visited world;
  world.look(1, true);
  world.community.visits.write_down();
  world.clock.advance(days{400});
  world.community.visits.forget_old();
  const auto all = [&] {
    return world.community.visits.days(world.admin, "comunidad", world.clock.now() - days{399},
                                       world.clock.now());
  };
  const auto rows = [&] {
    return world.database
        ->read([](db::Connection& db) { return db.query("SELECT COUNT(*) FROM visit_day"); })
        .front()
        .get<int>(0);
  };
  EXPECT_EQ(rows(), 1);
  EXPECT_TRUE(all()->empty());
  world.clock.advance(days{1});
  world.community.visits.forget_old();
  EXPECT_EQ(rows(), 0);
}

TEST(Helped, CountsAnOpinionOfEachVisitor) {
  Visited world;
  auto& visits = world.community.visits;
  ASSERT_TRUE(visits.helped(world.guest, world.looker(1), world.answer.id, true));
  ASSERT_TRUE(visits.helped(world.guest, world.looker(1), world.answer.id, true));
  ASSERT_TRUE(visits.helped(world.guest, world.looker(2), world.answer.id, false));
  const auto day = world.today();
  EXPECT_EQ(day.helped, 1);
  EXPECT_EQ(day.not_helped, 1);
}

TEST(Helped, LetsAVisitorChangeTheirMind) {
  Visited world;
  auto& visits = world.community.visits;
  ASSERT_TRUE(visits.helped(world.guest, world.looker(1), world.answer.id, true));
  EXPECT_EQ(world.today().helped, 1);
  world.clock.advance(days{1});
  ASSERT_TRUE(visits.helped(world.guest, world.looker(1), world.answer.id, false));
  visits.write_down();
  const auto all = visits.days(world.admin, "comunidad", {}, {}).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].helped, 0);
  EXPECT_EQ(all[0].not_helped, 1);
}

TEST(Helped, IsAskedOfAcceptedAnswersOnly) {
  Visited world;
  auto& visits = world.community.visits;
  const auto other = world.reply(world.bea, world.asked.conversation.id, "Otra.");
  EXPECT_TRUE(
      fails_with(Kind::conflict, visits.helped(world.guest, world.looker(1), other.id, true)));
  EXPECT_TRUE(fails_with(Kind::forbidden,
                         visits.helped(world.bea, world.looker(1), world.answer.id, true)));
  EXPECT_TRUE(
      fails_with(Kind::not_found, visits.helped(world.guest, world.looker(1), MessageId{9}, true)));
}

TEST(Helped, TellsNothingOfPrivateSpaces) {
  Visited world;
  world.space("equipo", Visibility::private_);
  const auto id = world.ask(world.admin, "Entre nosotros", "x", "equipo").conversation.id;
  const auto answer = world.reply(world.admin, id);
  EXPECT_TRUE(fails_with(Kind::not_found, world.community.visits.helped(
                                              world.guest, world.looker(1), answer.id, true)));
}

TEST(Searches, AreWrittenDownOnceThreeVisitorsMadeThem) {
  Visited world;
  world.search(1, "Bizum  PENDIENTE");
  world.search(2, "bizum pendiente");
  EXPECT_TRUE(world.searches().empty());
  world.search(3, "bizum pendiente", true);
  const auto counts = world.searches();
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0].query, "bizum pendiente");
  EXPECT_EQ(counts[0].searches, 3);
  EXPECT_EQ(counts[0].nothing_found, 2);
}

TEST(Searches, OfOneVisitorNeverAddUpToThree) {
  Visited world;
  for (int hour = 0; hour < 9; ++hour) {
    world.search(1, "mi apellido raro");
    world.clock.advance(std::chrono::hours{1});
  }
  EXPECT_TRUE(world.searches().empty());
}

TEST(Searches, ThatAreKnownNeedNoThreeAgain) {
  Visited world;
  for (int who = 1; who <= 3; ++who) world.search(who, "clave pin");
  EXPECT_EQ(world.searches().size(), 1U);
  world.clock.advance(days{8});  // Forgotten in memory.
  EXPECT_EQ(world.searches().size(), 1U);
  world.search(7, "clave pin");
  EXPECT_EQ(world.searches().front().searches, 4);
}

TEST(Searches, ByRobotsDoNotCount) {
  Visited world;
  for (int who = 1; who <= 3; ++who) {
    auto robot = world.looker(who);
    robot.user_agent = "curl/8";
    world.community.visits.searched(robot, "pin", false);
  }
  EXPECT_TRUE(world.searches().empty());
}

TEST(QueryPrivacy, FoldsWhatMayBeCounted) {
  EXPECT_EQ(countable("  ¿Cambiar   CAMIÓN? "), "¿cambiar camion?");
  EXPECT_EQ(countable("modelo 303"), "modelo 303");
  EXPECT_EQ(countable("año 2024"), "año 2024");
  EXPECT_EQ(countable("clave 12345"), "clave 12345");
}

TEST(QueryPrivacy, DropsWhatLooksPersonal) {
  EXPECT_FALSE(countable("ana@example.org"));
  EXPECT_FALSE(countable("600 12 34 56"));
  EXPECT_FALSE(countable("+34 (600) 123-456"));
  EXPECT_FALSE(countable("ES91 2100 0418 4502 0005 1332"));
  EXPECT_FALSE(countable("4111-1111-1111-1111"));
  EXPECT_FALSE(countable("12345678Z"));
  EXPECT_FALSE(countable("clave 123456"));
  EXPECT_FALSE(countable("from:123 pin"));
  EXPECT_FALSE(countable("a"));
}

TEST(QueryPrivacy, DropsWholeSentences) {
  EXPECT_TRUE(countable(std::string(60, 'x')));
  EXPECT_FALSE(countable(std::string(61, 'x')));
}

}  // namespace
}  // namespace coloquio::community
