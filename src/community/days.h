#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/time.h"

namespace coloquio::community {

// Days since 1970, UTC: what is counted by day carries such a number.
inline std::int64_t day_of(Instant when) {
  return std::chrono::floor<std::chrono::days>(when).time_since_epoch().count();
}
inline Instant start_of_day(std::int64_t day) {
  return std::chrono::sys_days{std::chrono::days{day}};
}
inline std::string date_of(std::int64_t day) { return to_iso(start_of_day(day)).substr(0, 10); }

}  // namespace coloquio::community
