#include "transfer/stackexchange/imported_id.h"

#include <algorithm>
#include <cstdlib>

namespace coloquio::transfer::stackexchange {
namespace {

using namespace std::chrono;

constexpr int counter_bits = 20;  // As in base/ids.h: milliseconds since 2020, then a counter.
constexpr Instant epoch = sys_days(year{2020} / 1 / 1);
constexpr Instant exact_from = sys_days(year{2021} / 1 / 1);
constexpr Instant oldest = sys_days(year{1970} / 1 / 1);
// The 51 years before 2021 share the ids of 2020, when nobody could write here yet.
constexpr std::int64_t squeeze = 51;
constexpr std::int64_t slots = (std::int64_t{1} << counter_bits) / squeeze;

std::int64_t hash_of(std::string_view source) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : source) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return static_cast<std::int64_t>(hash >> 24);
}

}  // namespace

std::int64_t imported_id(std::string_view source, IdKind kind, std::int64_t native_id,
                         Instant date) {
  const auto key = std::abs(native_id * 4 + static_cast<std::int64_t>(kind) + hash_of(source));
  const auto slot = key % slots;
  date += milliseconds(key / slots % 1000);  // Room for rows that all have one date.
  if (date >= exact_from) {
    return duration_cast<milliseconds>(date - epoch).count() << counter_bits | slot;
  }
  const auto since = duration_cast<milliseconds>(std::max(date, oldest) - oldest).count();
  return std::max<std::int64_t>(since * slots + slot, 1);
}

}  // namespace coloquio::transfer::stackexchange
