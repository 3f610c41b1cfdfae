#include "people/throttle.h"

#include <algorithm>

namespace coloquio::people {

std::int64_t Throttle::closed_for(const std::string& key, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(key);
  if (found == counts_.end() || found->second.failures < most_) return 0;
  const auto left = std::chrono::ceil<std::chrono::seconds>(found->second.since + window_ - now);
  return std::max<std::int64_t>(left.count(), 0);
}

void Throttle::add(const std::string& key, Instant now) {
  const std::lock_guard lock(mutex_);
  if (counts_.size() >= kMostKeys) {
    std::erase_if(counts_, [&](const auto& entry) { return now - entry.second.since >= window_; });
    if (counts_.size() >= kMostKeys) counts_.clear();
  }
  auto& count = counts_[key];
  if (count.failures == 0 || now - count.since >= window_) count = {0, now};
  ++count.failures;
}

void Throttle::forget(const std::string& key) {
  const std::lock_guard lock(mutex_);
  counts_.erase(key);
}

}  // namespace coloquio::people
