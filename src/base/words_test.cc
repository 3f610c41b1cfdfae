#include <gtest/gtest.h>
#include <unicode/numberformatter.h>

#include "base/messages.h"

namespace coloquio {
namespace {

constexpr auto es = Language::es;
constexpr auto en = Language::en;

Instant at(const std::string& text) {
  Instant out{};
  EXPECT_TRUE(from_iso(text, out));
  return out;
}

TEST(WordsNumber, GroupsAlways) {
  EXPECT_EQ(words::number(es, 999), "999");
  EXPECT_EQ(words::number(es, 1406), "1.406");
  EXPECT_EQ(words::number(en, 1'234'567), "1,234,567");
  EXPECT_EQ(words::number(es, -100), "-100");
  EXPECT_EQ(words::number(es, std::numeric_limits<std::int64_t>::min()),
            "-9.223.372.036.854.775.808");
}

TEST(WordsNumber, AgreesWithIcu) {
  const auto formatter =
      icu::number::NumberFormatter::withLocale("es_ES").grouping(UNUM_GROUPING_ON_ALIGNED);
  for (std::int64_t n = -1'000'000'000'000; n < 1'000'000'000'000;
       n = n / 3 + 7 + (n > 0 ? n : 0)) {
    UErrorCode status = U_ZERO_ERROR;
    std::string expected;
    formatter.formatInt(n, status).toString(status).toUTF8String(expected);
    ASSERT_EQ(words::number(es, n), expected);
  }
}

TEST(WordsPercent, HasEachLanguagesForm) {
  EXPECT_EQ(words::percent(es, 0.914), "91\u00a0%");
  EXPECT_EQ(words::percent(en, 0.914), "91%");
  EXPECT_EQ(words::percent(es, 0.0326, 1), "3,3\u00a0%");
  EXPECT_EQ(words::percent(en, -0.00001), "0%");
}

TEST(WordsRelative, CountsUnderADay) {
  const auto now = at("2026-11-21T10:00:00Z");
  EXPECT_EQ(words::relative(es, at("2026-11-21T09:59:01Z"), now), "ahora mismo");
  EXPECT_EQ(words::relative(es, at("2026-11-21T10:05:00Z"), now), "ahora mismo");
  EXPECT_EQ(words::relative(es, at("2026-11-21T09:35:00Z"), now), "hace 25\u00a0min");
  EXPECT_EQ(words::relative(en, at("2026-11-21T07:00:00Z"), now), "3\u00a0h ago");
  EXPECT_EQ(words::relative(en, at("2026-11-20T10:00:01Z"), now), "23\u00a0h ago");
}

TEST(WordsRelative, NamesTheDayAfterThat) {
  const auto now = at("2026-11-21T10:00:00Z");
  EXPECT_EQ(words::relative(es, at("2026-11-20T09:00:00Z"), now), "ayer");
  EXPECT_EQ(words::relative(es, at("2026-11-19T23:30:00Z"), now), "ayer");
  EXPECT_EQ(words::relative(es, at("2026-11-19T23:30:00Z"), now, "UTC"), "19\u00a0nov");
  EXPECT_EQ(words::relative(en, at("2026-01-05T09:00:00Z"), now), "5\u00a0Jan");
  EXPECT_EQ(words::relative(es, at("2024-09-21T09:00:00Z"), now), "21\u00a0sept 2024");
}

TEST(WordsFullDateTime, FollowsTheTimeZone) {
  const auto when = at("2026-11-21T09:30:00Z");
  EXPECT_EQ(words::full_date_time(es, when), "21 de noviembre de 2026, 10:30");
  EXPECT_EQ(words::full_date_time(en, when), "21 November 2026 at 10:30");
  EXPECT_EQ(words::full_date_time(es, when, "No/Such"), "21 de noviembre de 2026, 9:30");
}

TEST(WordsDuration, TakesTheUnitThatFits) {
  EXPECT_EQ(words::duration(es, 12), "12\u00a0s");
  EXPECT_EQ(words::duration(es, 38 * 60L + 20), "38\u00a0min");
  EXPECT_EQ(words::duration(en, 2 * 3600L), "2\u00a0h");
  EXPECT_EQ(words::duration(es, 47 * 3600L), "47\u00a0h");
  EXPECT_EQ(words::duration(es, 3 * 86400L), "3\u00a0días");
}

}  // namespace
}  // namespace coloquio
