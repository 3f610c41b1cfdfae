#include "base/ids.h"

#include <algorithm>
#include <charconv>

namespace coloquio {
namespace {

constexpr int kCounterBits = 20;
constexpr std::int64_t kLastMillisecond = (std::int64_t{1} << 43) - 1;

std::int64_t millisecond(Instant when) {
  return std::clamp<std::int64_t>(to_micros(when) / 1000, 0, kLastMillisecond);
}

}  // namespace

bool parse_id(std::string_view text, std::int64_t& out) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end || value == 0) return false;
  out = value;
  return true;
}

Ids::Ids(const Clock& clock) : clock_(clock), random_(std::random_device{}()) {}

std::int64_t Ids::next() {
  const auto now = clock_.now();
  const std::lock_guard lock(mutex_);
  // Also when the clock was set back: ids never shrink within a process.
  last_ = std::max(first_of(now), last_ + 1);
  return last_;
}

std::int64_t Ids::at(Instant when) {
  const std::lock_guard lock(mutex_);
  const bool same_millisecond = last_at_ >> kCounterBits == millisecond(when);
  last_at_ = same_millisecond ? last_at_ + 1 : first_of(when);
  return last_at_;
}

std::int64_t Ids::first_of(Instant when) {
  // The lower half of the counter, so that half a million ids fit before the next millisecond.
  const auto place = static_cast<std::int64_t>(random_() >> (64 - (kCounterBits - 1)));
  return std::max<std::int64_t>(millisecond(when) << kCounterBits | place, 1);
}

}  // namespace coloquio
