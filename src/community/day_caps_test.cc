#include "community/day_caps.h"

#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

TEST(DayCaps, CountUpToTheLimitOfTheLevel) {
  DayCaps caps({.likes = 2, .reports = 1, .edits = 4});
  Viewer viewer;
  viewer.account = AccountId{1};
  const Instant now = from_micros(1'000'000);
  EXPECT_TRUE(caps.take(viewer, DayCaps::Deed::like, now));
  EXPECT_TRUE(caps.take(viewer, DayCaps::Deed::like, now));
  EXPECT_TRUE(fails_with(Kind::too_many, caps.take(viewer, DayCaps::Deed::like, now)));
  EXPECT_TRUE(caps.take(viewer, DayCaps::Deed::report, now));
  EXPECT_TRUE(caps.take(viewer, DayCaps::Deed::like, now + std::chrono::hours{24}));
  EXPECT_EQ(caps.most(DayCaps::Deed::edit, 1), 4);
  EXPECT_EQ(caps.most(DayCaps::Deed::edit, 2), 6);
  EXPECT_EQ(caps.most(DayCaps::Deed::edit, 3), 8);
  EXPECT_EQ(caps.most(DayCaps::Deed::edit, 4), 12);
}

TEST(DayCaps, LeaveStaffAlone) {
  DayCaps caps({.likes = 1, .reports = 1, .edits = 1});
  Viewer viewer;
  viewer.account = AccountId{1};
  viewer.permissions.add(Permission::moderate);
  const Instant now = from_micros(1'000'000);
  EXPECT_TRUE(caps.take(viewer, DayCaps::Deed::like, now));
  EXPECT_TRUE(caps.take(viewer, DayCaps::Deed::like, now));
}

}  // namespace
}  // namespace coloquio::community
