#include "community/visits/searches.h"

#include <algorithm>
#include <chrono>

namespace coloquio::community {
namespace {

constexpr std::size_t most_waiting = 20'000;
constexpr std::chrono::days remembered{7};

}  // namespace

void Searches::searched(std::uint64_t visitor, const std::string& query, bool found) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= most_waiting && !waiting_.contains(query)) return;
  const auto [place, fresh] = waiting_.try_emplace(query);
  auto& one = place->second;
  if (fresh) one.since = clock_.now();
  ++one.searches;
  if (!found) ++one.nothing_found;
  if (one.different >= visitors_needed) return;
  const auto end = one.visitors.begin() + one.different;
  if (std::find(one.visitors.begin(), end, visitor) != end) return;
  one.visitors[static_cast<std::size_t>(one.different++)] = visitor;
}

std::vector<std::string> Searches::unknown() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> queries;
  for (auto& [query, one] : waiting_) {
    if (one.looked_up || one.different >= visitors_needed) continue;
    one.looked_up = true;
    queries.push_back(query);
  }
  return queries;
}

void Searches::known(const std::vector<std::string>& queries) {
  const std::lock_guard lock(mutex_);
  for (const auto& query : queries) {
    const auto found = waiting_.find(query);
    if (found != waiting_.end()) found->second.different = visitors_needed;
  }
}

std::vector<SearchCount> Searches::take() {
  const std::lock_guard lock(mutex_);
  std::vector<SearchCount> counts;
  for (auto& [query, one] : waiting_) {
    if (one.different < visitors_needed || one.searches == 0) continue;
    counts.push_back({query, one.searches, one.nothing_found});
    one.visitors = {};  // Of no further use.
    one.searches = one.nothing_found = 0;
    one.since = clock_.now();
  }
  forget_old();
  return counts;
}

void Searches::forget_old() {
  const auto now = clock_.now();
  std::erase_if(waiting_, [&](const auto& pair) { return now - pair.second.since >= remembered; });
}

void Searches::give_back(const std::vector<SearchCount>& counts) {
  const std::lock_guard lock(mutex_);
  for (const auto& count : counts) {
    auto& one = waiting_[count.query];
    one.since = clock_.now();
    one.different = visitors_needed;
    one.searches += count.searches;
    one.nothing_found += count.nothing_found;
  }
}

}  // namespace coloquio::community
