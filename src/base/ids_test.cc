#include "base/ids.h"

#include <gtest/gtest.h>

#include <limits>

namespace coloquio {
namespace {

enum class ThingId : std::int64_t {};

class SetClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void set(std::int64_t micros) { now_ = from_micros(micros); }

 private:
  Instant now_ = from_micros(1'700'000'000'000'000);
};

TEST(ParseId, ReadsDecimalDigits) {
  ThingId id{};
  EXPECT_TRUE(parse_id("9223372036854775807", id));
  EXPECT_EQ(raw(id), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(to_string(id), "9223372036854775807");
}

TEST(ParseId, RefusesAllElseAndLeavesTheResultAlone) {
  ThingId id{7};
  for (const auto* text : {"", "0", "-1", "+1", " 1", "1 ", "1x", "0x1", "9223372036854775808"}) {
    EXPECT_FALSE(parse_id(text, id)) << text;
  }
  EXPECT_EQ(id, ThingId{7});
}

TEST(Ids, GrowEvenWhenTheClockGoesBack) {
  SetClock clock;
  Ids ids(clock);
  const auto first = ids.next();
  const auto second = ids.next();
  clock.set(1'600'000'000'000'000);
  EXPECT_LT(first, second);
  EXPECT_LT(second, ids.next());
}

TEST(Ids, HoldTheirMillisecond) {
  SetClock clock;
  Ids ids(clock);
  EXPECT_EQ(ids.next() >> 20, 1'700'000'000'000);
}

TEST(Ids, OfImportsKeepTheOrderOfTheirDates) {
  SetClock clock;
  Ids ids(clock);
  const auto newer = ids.at(from_micros(1'300'000'000'000'000));
  const auto older = ids.at(from_micros(1'200'000'000'000'000));
  const auto twin = ids.at(from_micros(1'200'000'000'000'000));
  EXPECT_LT(older, newer);
  EXPECT_LT(older, twin);
  EXPECT_LT(twin, newer);
  EXPECT_GT(ids.at(from_micros(-5)), 0);
}

}  // namespace
}  // namespace coloquio
