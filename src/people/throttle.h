#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/time.h"

namespace coloquio::people {

// Counts failures per key in a window that begins with the first one. In memory: a restart
// forgives. Any thread.
class Throttle {
 public:
  Throttle(int most, std::chrono::seconds window) : most_(most), window_(window) {}

  // Seconds until the key is open again; 0 when it is.
  std::int64_t closed_for(const std::string& key, Instant now);
  void add(const std::string& key, Instant now);
  void forget(const std::string& key);

 private:
  struct Count {
    int failures = 0;
    Instant since;
  };
  static constexpr std::size_t kMostKeys = 50'000;

  const int most_;
  const std::chrono::seconds window_;
  std::mutex mutex_;  // Guards all below.
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace coloquio::people
