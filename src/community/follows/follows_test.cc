#include <gtest/gtest.h>

#include "community/circle.h"
#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

struct Following : CommunityForTests {
  Follows& follows = community.circle().follows;
};

TEST(Follows, ShowWhatTheFollowedWrote) {
  Following world;
  ASSERT_TRUE(world.follows.follow(world.ana, world.bea.person));
  ASSERT_TRUE(world.follows.follow(world.ana, world.bea.person));
  world.ask(world.bea, "¿Alguien sabe de firmas?");
  world.ask(world.mod, "Otra cosa");
  const auto written = world.follows.written(world.ana, "", 10).value();
  ASSERT_EQ(written.items.size(), 1U);
  EXPECT_EQ(written.items.front().conversation.title, "¿Alguien sabe de firmas?");
  EXPECT_EQ(world.follows.followed(world.ana)->size(), 1U);
}

TEST(Follows, EndWhenOneWants) {
  Following world;
  ASSERT_TRUE(world.follows.follow(world.ana, world.bea.person));
  ASSERT_TRUE(world.follows.unfollow(world.ana, world.bea.person));
  world.ask(world.bea, "¿Alguien sabe de firmas?");
  EXPECT_TRUE(world.follows.written(world.ana, "", 10)->items.empty());
  EXPECT_FALSE(world.follows.follows(world.ana, world.bea.person));
}

TEST(Follows, ShowNothingOfSpacesThatTheViewerMayNotSee) {
  Following world;
  world.space("secreto", Visibility::secret);
  ASSERT_TRUE(world.community.spaces.add_member(world.admin, "secreto", world.bea.person));
  ASSERT_TRUE(world.follows.follow(world.ana, world.bea.person));
  world.ask(world.bea, "Entre nosotros", "Nadie lo sabe.", "secreto");
  EXPECT_TRUE(world.follows.written(world.ana, "", 10)->items.empty());
}

TEST(Follows, ArePaged) {
  Following world;
  ASSERT_TRUE(world.follows.follow(world.ana, world.bea.person));
  world.ask(world.bea, "La primera");
  world.ask(world.bea, "La segunda");
  const auto first = world.follows.written(world.ana, "", 1).value();
  ASSERT_TRUE(first.next);
  const auto second = world.follows.written(world.ana, *first.next, 1).value();
  EXPECT_EQ(second.items.front().conversation.title, "La primera");
  EXPECT_FALSE(second.next);
}

TEST(Follows, ForgetWhatIsOlderThanThirtyDays) {
  Following world;
  ASSERT_TRUE(world.follows.follow(world.ana, world.bea.person));
  world.ask(world.bea, "La de antes");
  world.clock.advance(followed_for);
  EXPECT_EQ(world.follows.written(world.ana, "", 10)->items.size(), 1U);
  world.clock.advance(std::chrono::seconds{1});
  EXPECT_TRUE(world.follows.written(world.ana, "", 10)->items.empty());
}

TEST(Follows, AreOfOthersWhoExistAndAtMostTwoHundred) {
  Following world;
  EXPECT_TRUE(fails_with(Kind::conflict, world.follows.follow(world.ana, world.ana.person)));
  EXPECT_TRUE(fails_with(Kind::not_found, world.follows.follow(world.ana, PersonId{7})));
  EXPECT_TRUE(
      fails_with(Kind::unauthenticated, world.follows.follow(world.guest, world.ana.person)));
  for (int i = 0; i < most_followed; ++i) {
    ASSERT_TRUE(world.follows.follow(world.ana, world.person("P" + std::to_string(i)).person));
  }
  EXPECT_TRUE(fails_with(Kind::too_many, world.follows.follow(world.ana, world.bea.person)));
}

}  // namespace
}  // namespace coloquio::community
