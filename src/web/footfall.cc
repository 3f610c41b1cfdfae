#include "web/footfall.h"

#include <functional>
#include <random>

#include "web/proxy.h"
#include "web/robots.h"

namespace coloquio::web {
namespace {

constexpr std::size_t seen_slots = 1U << 15U;
constexpr std::size_t address_slots = 1U << 14U;
// Whoever changes the browser's name with each request goes no further than this.
constexpr std::uint16_t most_of_address = 30;
// A minute's worth of different pages on each of the shards; what comes above is not counted.
constexpr std::size_t most_subjects = 20'000;
constexpr std::chrono::minutes one_visit{30};

std::uint64_t random_number() {
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

// Spreads each bit over all others (the finisher of splitmix64).
std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27U;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

std::uint64_t hash(std::string_view text) { return std::hash<std::string_view>{}(text); }

bool is_named(std::string_view field, std::string_view lower_case) {
  if (field.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const char c = field[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != lower_case[i]) {
      return false;
    }
  }
  return true;
}

void add(Footfall::Count& to, const Footfall::Count& count) {
  to.guests += count.guests;
  to.members += count.members;
  to.guests_answered += count.guests_answered;
  to.members_answered += count.members_answered;
}

}  // namespace

Looker looker_of(const Request& request) {
  const auto purpose = request.header("sec-purpose");
  return {.ip = request.ip,
          .user_agent = request.header("user-agent"),
          .purpose = purpose.empty() ? request.header("purpose") : purpose,
          .account = request.viewer.account};
}

Looker looker_of(const std::vector<std::pair<std::string_view, std::string_view>>& fields) {
  Looker looker;
  for (const auto& [name, value] : fields) {
    if (is_named(name, "user-agent")) looker.user_agent = value;
    if (is_named(name, "sec-purpose") || is_named(name, "purpose")) looker.purpose = value;
  }
  return looker;
}

Footfall::Footfall(const Clock& clock)
    : clock_(clock), key_(random_number()), seen_(seen_slots), of_address_(address_slots) {}

bool Footfall::has_room(std::string_view ip) {
  auto& count = of_address_[mix(key_ ^ hash(limit_key(ip))) % address_slots];
  if (count.load(std::memory_order_relaxed) >= most_of_address) return false;
  count.fetch_add(1, std::memory_order_relaxed);
  return true;
}

Footfall::Shard& Footfall::shard_of(std::int64_t subject) {
  return shards_[mix(static_cast<std::uint64_t>(subject)) % shards_.size()];
}

std::uint64_t Footfall::visitor(const Looker& looker) const {
  if (looker.account != AccountId{}) {
    return mix(key_ ^ mix(static_cast<std::uint64_t>(raw(looker.account))));
  }
  // Many share an address; few of them the same version of the same browser.
  return mix(mix(key_ ^ hash(looker.ip)) + hash(looker.user_agent));
}

bool Footfall::is_first(std::uint64_t visitor, std::uint64_t thing) {
  const auto half_hour = static_cast<std::uint64_t>(clock_.now().time_since_epoch() / one_visit);
  const auto mark = mix(visitor ^ mix(thing + half_hour * 0x9e3779b97f4a7c15ULL)) | 1U;
  auto& slot = seen_[mark % seen_slots];
  return slot.exchange(mark, std::memory_order_relaxed) != mark;
}

void Footfall::saw(const Look& look, const Looker& looker) {
  if (look.subject == 0 || looker.purpose.find("prefetch") != std::string_view::npos) return;
  if (is_robot(looker.user_agent)) return;
  if (!is_first(visitor(looker), static_cast<std::uint64_t>(look.subject))) return;
  const bool guest = looker.account == AccountId{};
  if (guest && !has_room(looker.ip)) return;
  auto& shard = shard_of(look.subject);
  const std::lock_guard lock(shard.mutex);
  if (shard.counts.size() >= most_subjects && !shard.counts.contains(look.subject)) return;
  auto& count = shard.counts[look.subject];
  ++(guest ? count.guests : count.members);
  if (look.answered) ++(guest ? count.guests_answered : count.members_answered);
}

std::vector<Footfall::Count> Footfall::take() {
  for (auto& count : of_address_) count.store(0, std::memory_order_relaxed);
  std::vector<Count> all;
  for (auto& shard : shards_) {
    std::unordered_map<std::int64_t, Count> counts;
    {
      const std::lock_guard lock(shard.mutex);
      counts.swap(shard.counts);
    }
    for (auto& [subject, count] : counts) {
      count.subject = subject;
      all.push_back(count);
    }
  }
  return all;
}

void Footfall::give_back(const std::vector<Count>& counts) {
  for (const auto& count : counts) {
    auto& shard = shard_of(count.subject);
    const std::lock_guard lock(shard.mutex);
    add(shard.counts[count.subject], count);
  }
}

}  // namespace coloquio::web
