#include "web/footfall.h"

#include <gtest/gtest.h>

#include <thread>

#include "test/database.h"
#include "web/robots.h"

namespace coloquio::web {
namespace {

constexpr std::string_view firefox =
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

struct Street {
  test::ManualClock clock;
  Footfall footfall{clock};

  static Looker guest(std::string_view ip) {
    return {.ip = ip, .user_agent = firefox, .purpose = "", .account = {}};
  }
  Footfall::Count of(std::int64_t subject) {
    for (const auto& count : footfall.take()) {
      if (count.subject == subject) return count;
    }
    return {};
  }
};

TEST(Footfall, CountsGuestsAndMembersApart) {
  Street street;
  street.footfall.saw({.subject = 7, .answered = true}, Street::guest("192.0.2.1"));
  street.footfall.saw({.subject = 7, .answered = false}, Street::guest("192.0.2.2"));
  auto ana = Street::guest("192.0.2.1");
  ana.account = AccountId{5};
  street.footfall.saw({.subject = 7, .answered = true}, ana);
  const auto count = street.of(7);
  EXPECT_EQ(count.guests, 2);
  EXPECT_EQ(count.guests_answered, 1);
  EXPECT_EQ(count.members, 1);
  EXPECT_EQ(count.members_answered, 1);
}

TEST(Footfall, CountsAVisitorOnceInHalfAnHour) {
  Street street;
  const Look look{.subject = 7, .answered = false};
  street.footfall.saw(look, Street::guest("192.0.2.1"));
  street.footfall.saw(look, Street::guest("192.0.2.1"));
  EXPECT_EQ(street.of(7).guests, 1);
  street.clock.advance(std::chrono::minutes{30});
  street.footfall.saw(look, Street::guest("192.0.2.1"));
  EXPECT_EQ(street.of(7).guests, 1);
}

TEST(Footfall, CountsThirtyGuestsOfAnAddressBetweenTwoWritings) {
  Street street;
  const auto flood = [&street](int from, int to) {
    for (int n = from; n < to; ++n) {
      const auto name = "Firefox/" + std::to_string(n);
      auto looker = Street::guest("192.0.2.1");
      looker.user_agent = name;
      street.footfall.saw({.subject = 7}, looker);
    }
  };
  flood(0, 31);
  EXPECT_EQ(street.of(7).guests, 30);
  flood(31, 61);
  EXPECT_EQ(street.of(7).guests, 30);
}

TEST(Footfall, LeavesRobotsAndPrefetchesOut) {
  Street street;
  auto robot = Street::guest("192.0.2.1");
  robot.user_agent = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
  street.footfall.saw({.subject = 7}, robot);
  auto early = Street::guest("192.0.2.2");
  early.purpose = "prefetch;prerender";
  street.footfall.saw({.subject = 7}, early);
  street.footfall.saw({.subject = 0}, Street::guest("192.0.2.3"));
  EXPECT_TRUE(street.footfall.take().empty());
}

TEST(Footfall, TakesWhatWasGivenBackAgain) {
  Street street;
  street.footfall.saw({.subject = 7}, Street::guest("192.0.2.1"));
  street.footfall.give_back(street.footfall.take());
  EXPECT_EQ(street.of(7).guests, 1);
  EXPECT_TRUE(street.footfall.take().empty());
}

TEST(Footfall, LosesNothingWhenManyLookAtOnce) {
  Street street;
  const auto walk = [&street](int street_number) {
    for (int house = 0; house < 250; ++house) {
      const auto ip = std::to_string(street_number) + "." + std::to_string(house);
      street.footfall.saw({.subject = 7}, Street::guest(ip));
    }
  };
  std::thread one(walk, 1);
  std::thread two(walk, 2);
  one.join();
  two.join();
  EXPECT_EQ(street.of(7).guests, 500);
}

TEST(Footfall, KnowsAVisitorByNumbersOfItsOwn) {
  Street street;
  Footfall other{street.clock};
  const auto ana = Street::guest("192.0.2.1");
  EXPECT_EQ(street.footfall.visitor(ana), street.footfall.visitor(ana));
  EXPECT_NE(street.footfall.visitor(ana), other.visitor(ana));
  EXPECT_NE(street.footfall.visitor(ana), street.footfall.visitor(Street::guest("192.0.2.2")));
}

TEST(Footfall, ReadsTheFieldsOfAHeadAsSpelt) {
  const auto looker = looker_of({{"USER-agent", "curl/8"}, {"Sec-Purpose", "prefetch"}});
  EXPECT_EQ(looker.user_agent, "curl/8");
  EXPECT_EQ(looker.purpose, "prefetch");
}

TEST(Robots, AreKnownByTheirName) {
  EXPECT_FALSE(is_robot(firefox));
  EXPECT_TRUE(is_robot(""));
  EXPECT_TRUE(is_robot("curl/7.88.1"));
  EXPECT_TRUE(is_robot("BingPreview/1.0b"));
  EXPECT_TRUE(is_robot("python-requests/2.31"));
}

}  // namespace
}  // namespace coloquio::web
