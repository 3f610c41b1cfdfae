#include "base/zones.h"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <memory>

namespace coloquio::zones {
namespace {

std::unique_ptr<icu::TimeZone> zone_of(std::string_view name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())})));
}

}  // namespace

bool is_known(std::string_view name) { return *zone_of(name) != icu::TimeZone::getUnknown(); }

int minute_of_day(Instant when, std::string_view zone) {
  std::int32_t standard = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone_of(zone)->getOffset(static_cast<double>(to_micros(when)) / 1000, false, standard, saving,
                           status);
  const auto local = when + std::chrono::milliseconds{U_FAILURE(status) ? 0 : standard + saving};
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return static_cast<int>(std::chrono::floor<std::chrono::minutes>(local - day).count());
}

}  // namespace coloquio::zones
