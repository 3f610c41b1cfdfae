#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/time.h"
#include "web/request.h"
#include "web/response.h"

namespace coloquio::web {

// What is known of who looks at a page, for as long as the request lasts. Nothing of it is kept.
struct Looker {
  std::string_view ip;
  std::string_view user_agent;
  std::string_view purpose;  // Sec-Purpose: "prefetch" means that nobody has looked yet.
  AccountId account{};       // 0 for guests.
};

Looker looker_of(const Request& request);
// The same from the fields of a head, as spelt there; without the address.
Looker looker_of(const std::vector<std::pair<std::string_view, std::string_view>>& fields);

// Counts looks at pages where they are served, kept ones included (docs/adr/0021). Numbers only: of
// a visitor there is nothing but a hash under a key that this process made up and never writes
// down, and that only to count a visitor once in half an hour. Any thread; takes well under a
// microsecond.
class Footfall {
 public:
  explicit Footfall(const Clock& clock);

  void saw(const Look& look, const Looker& looker);

  struct Count {
    std::int64_t subject = 0;
    std::int64_t guests = 0, members = 0;                    // Looks by each.
    std::int64_t guests_answered = 0, members_answered = 0;  // Those with an accepted answer there.
  };
  // All since the last time, in no order.
  std::vector<Count> take();
  // Counts that could not be saved join those to be taken next.
  void give_back(const std::vector<Count>& counts);

  // The same visitor, the same number, until the program ends; nothing leads back from it.
  std::uint64_t visitor(const Looker& looker) const;
  // Whether `visitor` has not been here with `thing` in this half hour; remembers it. Now and then
  // wrong in the visitor's favour: what is remembered is bounded, not exact.
  bool is_first(std::uint64_t visitor, std::uint64_t thing);

 private:
  struct Shard {
    std::mutex mutex;  // Guards counts.
    std::unordered_map<std::int64_t, Count> counts;
  };
  Shard& shard_of(std::int64_t subject);
  // Whether a guest of this address may still be counted before the next take().
  bool has_room(std::string_view ip);

  const Clock& clock_;
  const std::uint64_t key_;
  std::vector<std::atomic<std::uint64_t>> seen_;  // By the low bits of what it holds.
  // Guests counted since the last take(), by the low bits of their address's hash.
  std::vector<std::atomic<std::uint16_t>> of_address_;
  std::array<Shard, 16> shards_;
};

}  // namespace coloquio::web
