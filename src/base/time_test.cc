#include "base/time.h"

#include <gtest/gtest.h>

#include <limits>

namespace coloquio {
namespace {

Instant read(const std::string& text) {
  Instant out{};
  EXPECT_TRUE(from_iso(text, out)) << text;
  return out;
}

TEST(ToIso, WritesMicrosecondsInUtc) {
  EXPECT_EQ(to_iso(from_micros(1'795'253'400'123'456)), "2026-11-21T09:30:00.123456Z");
  EXPECT_EQ(to_iso(from_micros(0)), "1970-01-01T00:00:00.000000Z");
  EXPECT_EQ(to_iso(from_micros(-1)), "1969-12-31T23:59:59.999999Z");
}

TEST(ToIso, StaysWithinFourDigitsOfYear) {
  EXPECT_EQ(to_iso(from_micros(std::numeric_limits<std::int64_t>::max())),
            "9999-12-31T23:59:59.999999Z");
  EXPECT_EQ(to_iso(from_micros(std::numeric_limits<std::int64_t>::min())),
            "0000-01-01T00:00:00.000000Z");
}

TEST(FromIso, ReadsWhatToIsoWrites) {
  for (const std::int64_t micros : {0L, -1L, 1'795'253'400'123'456L, 951'782'400'000'000L}) {
    EXPECT_EQ(to_micros(read(to_iso(from_micros(micros)))), micros);
  }
}

TEST(FromIso, TakesFewerDecimalsAndOffsets) {
  EXPECT_EQ(read("2026-11-21T09:30:00"), read("2026-11-21T09:30:00.000000Z"));
  EXPECT_EQ(read("2026-11-21T09:30:00.5"), read("2026-11-21T09:30:00.500000Z"));
  EXPECT_EQ(read("2026-11-21T11:30:00+02:00"), read("2026-11-21T09:30:00Z"));
  EXPECT_EQ(read("2026-11-20T23:00:00-10:30"), read("2026-11-21T09:30:00Z"));
}

TEST(FromIso, RefusesWhatIsNoInstant) {
  Instant out = from_micros(7);
  for (const auto* text :
       {"", "2026", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01 00:00:00Z", "2026-01-01T00:00:00.1234567Z", "2026-01-01T00:00:00ZZ",
        "2026-01-01T00:00:00+2:00", "-026-01-01T00:00:00Z", "2026-01-01T00:60:00Z"}) {
    EXPECT_FALSE(from_iso(text, out)) << text;
  }
  EXPECT_EQ(to_micros(out), 7);
}

TEST(SystemClock, TellsAPlausibleTime) {
  EXPECT_GT(SystemClock{}.now(), read("2025-01-01T00:00:00Z"));
}

}  // namespace
}  // namespace coloquio
