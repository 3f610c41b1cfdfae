#include "demo/ago.h"

#include <gtest/gtest.h>

namespace coloquio::demo {
namespace {

const Instant now = from_micros(1795253400000000);  // 2026-11-21 09:30 UTC

std::string ago(std::string_view text) {
  const auto when = parse_ago(text, now);
  return when ? to_iso(*when).substr(0, 16) : "";
}

TEST(Ago, CountsHoursAndMinutesBack) {
  EXPECT_EQ(ago("25m"), "2026-11-21T09:05");
  EXPECT_EQ(ago("3h"), "2026-11-21T06:30");
  EXPECT_EQ(ago("20h56m"), "2026-11-20T12:34");
}

TEST(Ago, PutsDaysAtAnHourOfTheClock) { EXPECT_EQ(ago("12d19:42"), "2026-11-09T18:42"); }

TEST(Ago, CountsDaysFromTheLocalMidnight) {
  const auto late = from_micros(1795303800000000);  // 23:30 UTC: already tomorrow in Madrid.
  EXPECT_EQ(to_iso(*parse_ago("1d00:10", late)).substr(0, 16), "2026-11-20T23:10");
}

TEST(Ago, RefusesWhatItCannotRead) {
  for (const auto* wrong :
       {"", "5", "m", "-3h", "3h2", "1d", "1d25:00", "1d10:60", "0d10:00", "3m2h"}) {
    EXPECT_FALSE(parse_ago(wrong, now)) << wrong;
  }
}

}  // namespace
}  // namespace coloquio::demo
