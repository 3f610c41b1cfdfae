#include "base/zones.h"

#include <gtest/gtest.h>

namespace coloquio::zones {
namespace {

Instant at(const std::string& iso) {
  Instant when{};
  EXPECT_TRUE(from_iso(iso, when));
  return when;
}

TEST(Zones, KnowTheWallClockInSummerAndWinter) {
  EXPECT_EQ(minute_of_day(at("2026-07-01T22:30:00Z"), "Europe/Madrid"), 30);
  EXPECT_EQ(minute_of_day(at("2026-12-01T22:30:00Z"), "Europe/Madrid"), 23 * 60 + 30);
  EXPECT_EQ(minute_of_day(at("2026-12-01T22:30:00Z"), "America/Bogota"), 17 * 60 + 30);
}

TEST(Zones, TellNamesFromNonsense) {
  EXPECT_TRUE(is_known("America/Mexico_City"));
  EXPECT_FALSE(is_known("Europa/Madrid"));
  EXPECT_FALSE(is_known(""));
}

}  // namespace
}  // namespace coloquio::zones
