#include "web/page_cache.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <list>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace coloquio::web {
namespace {

constexpr std::chrono::seconds max_age{60};
constexpr std::size_t remembered_drops = 1024;
// A visitor who asks for one page under a thousand queries must not throw out all others at once.
constexpr std::size_t max_page_share = 8;

struct Entry {
  std::string key;
  std::shared_ptr<const CachedPage> page;
  Instant kept_at;
};

}  // namespace

struct PageCache::State {
  using Order = std::list<Entry>;  // Newest use first.

  const Clock& clock;
  const std::size_t max_bytes;
  std::atomic<std::uint64_t> generation{0};

  mutable std::mutex mutex;  // Guards everything below.
  Order order;
  std::unordered_map<std::string_view, Order::iterator> by_key;  // Keys live in the entries.
  std::unordered_multimap<std::string, std::string_view> keys_of_topic;
  std::deque<std::pair<std::uint64_t, std::string>> drops;  // The newest ones, oldest first.
  std::size_t bytes = 0;

  State(const Clock& c, std::size_t max) : clock(c), max_bytes(max) {}

  void remove(Order::iterator entry) {
    for (const auto& topic : entry->page->topics()) {
      auto [from, to] = keys_of_topic.equal_range(topic);
      const auto mine =
          std::find_if(from, to, [&](const auto& pair) { return pair.second == entry->key; });
      if (mine != to) keys_of_topic.erase(mine);
    }
    bytes -= entry->page->size();
    by_key.erase(entry->key);
    order.erase(entry);
  }

  // Did one of the topics change since `began`?
  bool has_aged(const std::vector<std::string>& topics, std::uint64_t began) const {
    if (generation == began) return false;
    if (drops.empty() || drops.front().first > began + 1) return true;  // Too long ago to tell.
    return std::any_of(drops.begin(), drops.end(), [&](const auto& drop) {
      return drop.first > began &&
             std::find(topics.begin(), topics.end(), drop.second) != topics.end();
    });
  }
};

PageCache::PageCache(const Clock& clock, std::size_t max_bytes)
    : state_(std::make_unique<State>(clock, max_bytes)) {}
PageCache::~PageCache() = default;

std::shared_ptr<const CachedPage> PageCache::find(std::string_view key) {
  const auto now = state_->clock.now();
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->by_key.find(key);
  if (found == state_->by_key.end()) return nullptr;
  const auto entry = found->second;
  if (now - entry->kept_at >= max_age) {
    state_->remove(entry);
    return nullptr;
  }
  state_->order.splice(state_->order.begin(), state_->order, entry);
  return entry->page;
}

std::uint64_t PageCache::generation() const { return state_->generation; }

std::shared_ptr<const CachedPage> PageCache::keep(std::string_view key, Response response,
                                                  std::uint64_t began) {
  auto page = std::make_shared<const CachedPage>(std::move(response));
  const auto now = state_->clock.now();
  const std::lock_guard lock(state_->mutex);
  if (page->size() > state_->max_bytes / max_page_share) return nullptr;
  if (state_->has_aged(page->topics(), began)) return nullptr;
  if (const auto old = state_->by_key.find(key); old != state_->by_key.end()) {
    state_->remove(old->second);
  }
  state_->order.push_front({std::string{key}, page, now});
  const auto entry = state_->order.begin();
  state_->by_key.emplace(entry->key, entry);
  for (const auto& topic : page->topics()) state_->keys_of_topic.emplace(topic, entry->key);
  state_->bytes += page->size();
  while (state_->bytes > state_->max_bytes) state_->remove(std::prev(state_->order.end()));
  return page;
}

void PageCache::drop(std::string_view topic) {
  const std::lock_guard lock(state_->mutex);
  const std::string name{topic};
  state_->drops.emplace_back(++state_->generation, name);
  if (state_->drops.size() > remembered_drops) state_->drops.pop_front();
  while (true) {
    const auto next = state_->keys_of_topic.find(name);
    if (next == state_->keys_of_topic.end()) break;
    state_->remove(state_->by_key.at(next->second));
  }
}

void PageCache::clear() {
  const std::lock_guard lock(state_->mutex);
  ++state_->generation;
  state_->drops.clear();
  while (!state_->order.empty()) state_->remove(state_->order.begin());
}

}  // namespace coloquio::web
