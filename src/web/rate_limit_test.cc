#include "web/rate_limit.h"

#include <gtest/gtest.h>

#include "test/database.h"

namespace coloquio::web {
namespace {

Request from(const std::string& ip, AccountId account = {}) {
  Request request;
  request.ip = ip;
  request.viewer.account = account;
  if (account != AccountId{}) request.viewer.role = "member";
  return request;
}

struct Visitors {
  test::ManualClock clock;
  RateLimits limits;
  RateLimiter limiter{limits, clock, 3};

  int allowed(const Request& request, Rate rate, int tries) {
    int count = 0;
    for (int i = 0; i < tries; ++i) count += limiter.take(request, rate).allowed ? 1 : 0;
    return count;
  }
};

TEST(RateLimiter, CountsGuestsByAddressAndMembersByAccount) {
  Visitors hall;
  EXPECT_EQ(hall.allowed(from("192.0.2.1"), Rate::search, 20), 15);
  EXPECT_EQ(hall.allowed(from("192.0.2.2"), Rate::search, 20), 15);
  EXPECT_EQ(hall.allowed(from("192.0.2.1", AccountId{1}), Rate::search, 40), 30);
  EXPECT_EQ(hall.allowed(from("192.0.2.9", AccountId{1}), Rate::search, 1), 0);
}

TEST(RateLimiter, AllowsEachRoleWhatTheSettingsSay) {
  Visitors hall;
  auto request = from("192.0.2.1", AccountId{1});
  request.viewer.role = "moderator";
  EXPECT_EQ(hall.allowed(request, Rate::search, 130), 120);
  RateLimits own;
  own.search.agent = {.per_minute = 7};
  RateLimiter limiter{own, hall.clock};
  request.viewer.role = "agent";
  int count = 0;
  for (int i = 0; i < 20; ++i) count += limiter.take(request, Rate::search).allowed ? 1 : 0;
  EXPECT_EQ(count, 7);
}

TEST(RateLimiter, CountsAHouseholdOfIpv6Once) {
  Visitors hall;
  EXPECT_EQ(hall.allowed(from("2001:db8::1"), Rate::search, 15), 15);
  EXPECT_EQ(hall.allowed(from("2001:db8::ffff:2"), Rate::search, 1), 0);
  EXPECT_EQ(hall.allowed(from("2001:db8:0:1::1"), Rate::search, 1), 1);
}

TEST(RateLimiter, SlowsGuessingDownByTheHour) {
  Visitors hall;
  int tries = 0;
  for (int minute = 0; minute < 10; ++minute) {
    tries += hall.allowed(from("192.0.2.1", AccountId{1}), Rate::sign_in, 10);
    hall.clock.advance(std::chrono::minutes{1});
  }
  EXPECT_GE(tries, 30);
  EXPECT_LE(tries, 35);
}

TEST(RateLimiter, TellsWhenToComeBack) {
  Visitors hall;
  EXPECT_EQ(hall.limiter.take(from("192.0.2.1"), Rate::search).remaining, 14);
  hall.allowed(from("192.0.2.1"), Rate::search, 20);
  const auto verdict = hall.limiter.take(from("192.0.2.1"), Rate::search);
  EXPECT_FALSE(verdict.allowed);
  EXPECT_EQ(verdict.limit, 15);
  EXPECT_EQ(verdict.wait.count(), 4);
}

TEST(RateLimiter, LetsAdministratorsTokensPass) {
  Visitors hall;
  auto request = from("192.0.2.1", AccountId{1});
  request.viewer.permissions.add(Permission::no_limits);
  EXPECT_EQ(hall.allowed(request, Rate::search, 40), 30);
  request.viewer.by_token = true;
  EXPECT_EQ(hall.allowed(request, Rate::search, 40), 40);
}

TEST(RateLimiter, DoesNotCountReadsOfThisMachine) {
  Visitors hall;
  EXPECT_EQ(hall.allowed(from("127.0.0.1"), Rate::page, 2000), 2000);
  EXPECT_EQ(hall.allowed(from("127.0.0.1"), Rate::search, 40), 15);
}

TEST(RateLimiter, ForgetsTheVisitorOfLongestAgo) {
  Visitors hall;
  hall.allowed(from("192.0.2.1"), Rate::search, 15);
  for (const auto* ip : {"192.0.2.2", "192.0.2.3", "192.0.2.4"})
    hall.allowed(from(ip), Rate::search, 1);
  EXPECT_EQ(hall.allowed(from("192.0.2.1"), Rate::search, 1), 1);
}

}  // namespace
}  // namespace coloquio::web
