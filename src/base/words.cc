// words:: of messages.h.
#include <fmt/format.h>
#include <unicode/dtfmtsym.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "base/messages.h"

namespace coloquio::words {
namespace {

using std::chrono::days;
using std::chrono::floor;
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

// British English: the rest of the product writes day before month and 24 hours.
const icu::Locale& locale(Language language) {
  static const std::array<icu::Locale, 2> both{icu::Locale("es", "ES"), icu::Locale("en", "GB")};
  return both[static_cast<std::size_t>(language)];
}

// ICU's objects are slow to make and not for several threads; a few zones are in use at most.
const icu::TimeZone& zone(std::string_view name) {
  thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>, std::less<>> cache;
  const auto found = cache.find(name);
  if (found != cache.end()) return *found->second;
  std::unique_ptr<icu::TimeZone> made(icu::TimeZone::createTimeZone(utf16(name)));
  if (*made == icu::TimeZone::getUnknown()) made.reset(icu::TimeZone::getGMT()->clone());
  if (cache.size() > 100) cache.clear();  // Names may come from strangers.
  return *cache.emplace(std::string(name), std::move(made)).first->second;
}

LocalTime local(Instant when, std::string_view time_zone) {
  std::int32_t standard = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone(time_zone).getOffset(static_cast<double>(to_micros(when)) / 1000, false, standard, saving,
                            status);
  check(status);
  return LocalTime{when.time_since_epoch() + std::chrono::milliseconds{standard + saving}};
}

using MonthNames = std::array<std::string, 12>;

MonthNames month_names(Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale(language), status);
  check(status);
  std::int32_t count = 0;
  const auto* months =
      symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::ABBREVIATED);
  MonthNames names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    months[i].toUTF8String(names[i]);
    // "sept" in both: with a full stop in some releases of ICU's data.
    if (names[i].ends_with('.')) names[i].pop_back();
  }
  return names;
}

// "21 nov", with the year where it is not this one.
std::string short_date(Language language, LocalTime then, LocalTime now) {
  static const std::array<MonthNames, 2> months{month_names(Language::es),
                                                month_names(Language::en)};
  const std::chrono::year_month_day date{floor<days>(then)};
  const auto month = static_cast<unsigned>(date.month()) - 1;
  auto out = fmt::format("{}\u00a0{}", static_cast<unsigned>(date.day()),
                         months[static_cast<std::size_t>(language)][month]);
  if (date.year() != std::chrono::year_month_day{floor<days>(now)}.year()) {
    out += fmt::format(" {}", static_cast<int>(date.year()));
  }
  return out;
}

std::string say(Language language, const char* key, std::int64_t count) {
  return Messages::embedded().say(language, key, {{"count", count}});
}

}  // namespace

std::string number(Language language, std::int64_t value) {
  auto digits = std::to_string(value);
  const std::size_t sign = value < 0 ? 1 : 0;
  for (auto at = digits.size(); at > sign + 3;) {
    at -= 3;
    digits.insert(at, 1, language == Language::es ? '.' : ',');
  }
  return digits;
}

std::string percent(Language language, double share, int decimals) {
  if (!std::isfinite(share)) return "–";
  auto text = fmt::format("{:.{}f}", share * 100, decimals);
  if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
  if (language == Language::en) return text + "%";
  if (const auto point = text.find('.'); point != std::string::npos) text[point] = ',';
  return text + "\u00a0%";
}

std::string relative(Language language, Instant then, Instant now, std::string_view time_zone) {
  const auto seconds = floor<std::chrono::seconds>(now - then).count();
  if (seconds < kMinute) return Messages::embedded().say(language, "words.now");
  if (seconds < kHour) return say(language, "words.minutes_ago", seconds / kMinute);
  if (seconds < kDay) return say(language, "words.hours_ago", seconds / kHour);
  const auto then_there = local(then, time_zone);
  const auto now_there = local(now, time_zone);
  if (floor<days>(now_there) - floor<days>(then_there) == days{1}) {
    return Messages::embedded().say(language, "words.yesterday");
  }
  return short_date(language, then_there, now_there);
}

namespace {

std::string made_by_icu(Language language, Instant when, std::string_view time_zone) {
  using Format = std::unique_ptr<icu::DateFormat>;
  thread_local std::array<Format, 2> formats;
  auto& format = formats[static_cast<std::size_t>(language)];
  if (!format) {
    format.reset(icu::DateFormat::createDateTimeInstance(
        icu::DateFormat::kLong, icu::DateFormat::kShort, locale(language)));
    if (!format) throw std::runtime_error("ICU has no date format");
  }
  format->setTimeZone(zone(time_zone));
  icu::UnicodeString text;
  format->format(static_cast<double>(to_micros(when)) / 1000, text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Sentences of minutes already asked for. A page says a dozen of them, the same each time it is
// made, and ICU takes 3 µs for each.
struct Minutes {
  std::string time_zone;
  std::array<std::unordered_map<std::int64_t, std::string>, 2> by_language;
};

}  // namespace

std::string full_date_time(Language language, Instant when, std::string_view time_zone) {
  constexpr std::size_t most = 2048;
  thread_local Minutes known;
  if (known.time_zone != time_zone) known = {std::string(time_zone), {}};
  auto& sentences = known.by_language[static_cast<std::size_t>(language)];
  if (sentences.size() >= most) sentences.clear();
  const auto minute = floor<std::chrono::minutes>(when).time_since_epoch().count();
  auto& sentence = sentences[minute];
  if (sentence.empty()) sentence = made_by_icu(language, when, time_zone);
  return sentence;
}

std::string duration(Language language, std::int64_t seconds) {
  if (seconds < kMinute) return say(language, "words.seconds", std::max<std::int64_t>(seconds, 0));
  if (seconds < kHour) return say(language, "words.minutes", seconds / kMinute);
  if (seconds < 2 * kDay) return say(language, "words.hours", seconds / kHour);
  return say(language, "words.days", seconds / kDay);
}

}  // namespace coloquio::words
