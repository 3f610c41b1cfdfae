#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace coloquio {

// Microseconds since 1970, UTC; the database holds the count as BIGINT.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

inline std::int64_t to_micros(Instant t) { return t.time_since_epoch().count(); }
inline Instant from_micros(std::int64_t micros) {
  return Instant{std::chrono::microseconds{micros}};
}

// "2026-11-21T09:30:00.123456Z"; the form of every instant in JSON and of <time datetime>.
std::string to_iso(Instant t);
void append_iso(std::string& out, Instant t);
// Accepts what to_iso() writes, with 0 to 6 decimals, with "Z", an offset ("+02:00") or none (UTC).
// False leaves `out` alone.
bool from_iso(const std::string& text, Instant& out);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

}  // namespace coloquio
