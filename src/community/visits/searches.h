#pragma once

#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/time.h"

namespace coloquio::community {

struct SearchCount {
  std::string query;
  std::int64_t searches = 0;
  std::int64_t nothing_found = 0;
};
BOOST_DESCRIBE_STRUCT(SearchCount, (), (query, searches, nothing_found))

// What was looked for, in memory. A query comes out to be written down only once three different
// visitors looked for it within a week; until then it is forgotten with the process. Any thread.
class Searches {
 public:
  static constexpr int visitors_needed = 3;

  explicit Searches(const Clock& clock) : clock_(clock) {}

  // `query`: countable(). `visitor`: web::Footfall::visitor().
  void searched(std::uint64_t visitor, const std::string& query, bool found);

  // Queries that wait and may have been written down before this process began.
  std::vector<std::string> unknown();
  // Those of them that were.
  void known(const std::vector<std::string>& queries);
  // All that may be written down, since the last time.
  std::vector<SearchCount> take();
  void give_back(const std::vector<SearchCount>& counts);

 private:
  struct Waiting {
    Instant since;
    std::array<std::uint64_t, visitors_needed> visitors{};
    int different = 0;
    bool looked_up = false;
    std::int64_t searches = 0;
    std::int64_t nothing_found = 0;
  };
  void forget_old();

  const Clock& clock_;
  std::mutex mutex_;  // Guards waiting_.
  std::unordered_map<std::string, Waiting> waiting_;
};

}  // namespace coloquio::community
