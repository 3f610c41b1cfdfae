#include <gtest/gtest.h>

#include "community/community_for_tests.h"
#include "community/trust/store.h"

namespace coloquio::community {
namespace {

TrustCounts enough_for_one() {
  TrustCounts counts;
  counts.topics = 5;
  counts.posts = 30;
  counts.seconds = 600;
  return counts;
}

TrustCounts enough_for_two() {
  TrustCounts counts;
  counts.topics = 20;
  counts.posts = 100;
  counts.seconds = 600;
  counts.days = 15;
  counts.likes_given = 1;
  counts.likes_received = 1;
  return counts;
}

TrustCounts enough_for_three() {
  auto counts = enough_for_two();
  counts.recent_days = 50;
  counts.likes_given = 30;
  counts.likes_received = 20;
  counts.decisions = 5;
  return counts;
}

TEST(TrustLevels, AreEarnedOneAfterTheOther) {
  EXPECT_EQ(earned_level(0, {}), 0);
  EXPECT_EQ(earned_level(0, enough_for_one()), 1);
  EXPECT_EQ(earned_level(0, enough_for_two()), 2);
  EXPECT_EQ(earned_level(0, enough_for_three()), 3);
}

TEST(TrustLevels, AskForAllOfEachLevel) {
  auto counts = enough_for_one();
  counts.seconds = 599;
  EXPECT_EQ(earned_level(0, counts), 0);
  counts = enough_for_two();
  counts.days = 14;
  EXPECT_EQ(earned_level(0, counts), 1);
  counts = enough_for_three();
  counts.recent_days = 49;
  EXPECT_EQ(earned_level(0, counts), 2);
}

TEST(TrustLevels, AreLostFromThreeOnly) {
  auto counts = enough_for_three();
  counts.decisions = 6;
  EXPECT_EQ(earned_level(3, counts), 2);
  EXPECT_EQ(earned_level(2, {}), 2);
  EXPECT_EQ(earned_level(1, {}), 1);
  EXPECT_EQ(earned_level(4, {}), 4);
}

TEST(TrustLevels, SayWhatIsMissing) {
  const auto asked = requirements(1, enough_for_one());
  ASSERT_EQ(asked.size(), 3U);
  EXPECT_TRUE(asked[0].met());
  EXPECT_EQ(asked[2].measure, Measure::minutes);
  EXPECT_EQ(asked[2].have, 10);
  EXPECT_TRUE(requirements(4, {}).empty());
}

struct Reading : CommunityForTests {
  Viewer reader = limited(ana);
  Trust& trust = community.trust;

  void read(ConversationId id, std::chrono::seconds pause) {
    trust.saw(reader, community.reading.show(reader, id).value());
    clock.advance(pause);
  }
  std::int64_t have(Measure measure) {
    const auto view = trust.view(reader, reader.person).value();
    for (const auto& one : view.next) {
      if (one.measure == measure) return one.have;
    }
    return -1;
  }
};

TEST(TrustService, CountsAConversationOnceADay) {
  Reading world;
  const auto id = world.ask(world.bea).conversation.id;
  world.reply(world.bea, id);
  world.read(id, std::chrono::seconds{30});
  world.read(id, std::chrono::seconds{30});
  world.trust.write_seen();
  EXPECT_EQ(world.have(Measure::topics), 1);
  EXPECT_EQ(world.have(Measure::posts), 2);
  world.clock.advance(std::chrono::hours{24});
  world.read(id, std::chrono::seconds{30});
  world.trust.write_seen();
  EXPECT_EQ(world.have(Measure::topics), 2);
}

TEST(TrustService, NotesNothingOfGuestsAndPrograms) {
  Reading world;
  const auto id = world.ask(world.bea).conversation.id;
  const auto topic = world.community.reading.show(world.guest, id).value();
  world.trust.saw(world.guest, topic);
  world.trust.saw(world.ana, topic);  // By token.
  world.trust.write_seen();
  EXPECT_EQ(world.have(Measure::topics), 0);
}

TEST(TrustService, RaisesWhoReadEnough) {
  Reading world;
  for (int i = 0; i < 5; ++i) {
    const auto id = world.ask(world.bea, "Pregunta número " + std::to_string(i)).conversation.id;
    for (int j = 0; j < 5; ++j) world.reply(world.bea, id, "Respuesta " + std::to_string(j));
    world.read(id, std::chrono::seconds{110});
  }
  world.read(world.ask(world.bea, "Otra más").conversation.id, std::chrono::seconds{120});
  world.trust.write_seen();
  EXPECT_EQ(world.trust.view(world.reader, world.reader.person)->level, 0);  // 585 seconds.
  world.read(world.ask(world.bea, "Y otra").conversation.id, std::chrono::seconds{120});
  world.trust.write_seen();
  EXPECT_EQ(world.trust.view(world.reader, world.reader.person)->level, 1);
}

TEST(TrustService, KeepsALevelThatStaffSet) {
  Reading world;
  ASSERT_TRUE(world.trust.set(world.mod, world.ana.person, 4));
  world.trust.look_at_all();
  EXPECT_EQ(world.trust.view(world.reader, world.ana.person)->level, 4);
  EXPECT_TRUE(world.trust.view(world.reader, world.ana.person)->locked);
  ASSERT_TRUE(world.trust.set(world.mod, world.ana.person, std::nullopt));
  EXPECT_EQ(world.trust.view(world.reader, world.ana.person)->level, 0);
}

TEST(TrustService, TakesTheThirdLevelBack) {
  Reading world;
  world.database->write(
      [&](db::Transaction& tx) { people::set_trust_level(tx, world.ana.person, 3); });
  world.trust.look_at_all();
  EXPECT_EQ(world.trust.view(world.reader, world.ana.person)->level, 2);
}

TEST(TrustService, IsSetByStaffForOthers) {
  Reading world;
  EXPECT_TRUE(fails_with(Kind::forbidden, world.trust.set(world.bea, world.ana.person, 4)));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.trust.set(world.mod, world.mod.person, 4)));
  EXPECT_TRUE(fails_with(Kind::invalid, world.trust.set(world.mod, world.ana.person, 5)));
  EXPECT_TRUE(fails_with(Kind::invalid, world.trust.set(world.mod, world.ana.person, -1)));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.trust.view(world.bea, world.ana.person)));
  EXPECT_TRUE(fails_with(Kind::not_found, world.trust.set(world.mod, PersonId{7}, 1)));
}

}  // namespace
}  // namespace coloquio::community
