#pragma once

#include <cstdint>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/time.h"

namespace coloquio {

// Each noun has an id type of its own, so that one cannot pass for another:
//   enum class SpaceId : std::int64_t {};
// 0 means "none". In JSON they are strings, because JavaScript rounds above 2^53.
template <class T>
concept IdType = std::is_enum_v<T> && std::is_same_v<std::underlying_type_t<T>, std::int64_t>;

template <IdType T>
constexpr std::int64_t raw(T id) {
  return static_cast<std::int64_t>(id);
}

template <IdType T>
std::string to_string(T id) {
  return std::to_string(raw(id));
}

// Decimal digits only, 1 to 2^63-1. False for anything else, `out` untouched.
bool parse_id(std::string_view text, std::int64_t& out);

template <IdType T>
bool parse_id(std::string_view text, T& out) {
  std::int64_t value = 0;
  if (!parse_id(text, value)) return false;
  out = T{value};
  return true;
}

// Makes 63-bit ids that grow with time: 43 bits of milliseconds since 1970 (imports bring old
// dates; they last until 2248), 20 bits that start at a random place in each millisecond and count
// up. Any thread.
class Ids {
 public:
  explicit Ids(const Clock& clock);

  std::int64_t next();
  // An id as if made at `when`: imports keep the order of the original dates.
  std::int64_t at(Instant when);

 private:
  std::int64_t first_of(Instant when);

  const Clock& clock_;
  std::mutex mutex_;  // Guards everything below.
  std::mt19937_64 random_;
  std::int64_t last_ = 0;
  std::int64_t last_at_ = 0;
};

}  // namespace coloquio
