#include "people/session_cache.h"

#include <mutex>

namespace coloquio::people {

std::shared_ptr<const KnownKey> SessionCache::find(const std::string& hash, Instant now) const {
  const std::shared_lock lock(mutex_);
  const auto found = known_.find(hash);
  if (found == known_.end() || found->second->good_until <= now) return nullptr;
  return found->second;
}

std::uint64_t SessionCache::generation() const {
  const std::shared_lock lock(mutex_);
  return generation_;
}

void SessionCache::keep(const std::string& hash, std::shared_ptr<const KnownKey> known,
                        std::uint64_t generation) {
  const std::unique_lock lock(mutex_);
  if (generation != generation_) return;
  if (known_.size() >= kMost) known_.clear();
  known_[hash] = std::move(known);
}

void SessionCache::forget(AccountId account) {
  const std::unique_lock lock(mutex_);
  ++generation_;
  std::erase_if(known_,
                [account](const auto& entry) { return entry.second->viewer.account == account; });
}

}  // namespace coloquio::people
