#pragma once

#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.h"
#include "people/key_store.h"

namespace coloquio::people {

// Who holds a key, ready to be copied into a request.
struct KnownKey {
  Viewer viewer;
  std::string name;
  std::string theme;  // "" for the device's.
  std::string csrf;
  Scope scope = Scope::all;
  std::optional<Instant> suspended_until;
  std::optional<Instant> expires_at;
  Instant good_until;              // Of this copy: then the database is asked again.
  std::optional<Instant> seen_at;  // As the database knows it.
};

// Keys seen lately, by hash, so that a request costs a look-up and no query. Any thread.
class SessionCache {
 public:
  // Null when unknown or no longer good.
  std::shared_ptr<const KnownKey> find(const std::string& hash, Instant now) const;

  // Taken before the database is read and given to keep(): what was forgotten in between is not
  // kept, because it may be older than the change.
  std::uint64_t generation() const;
  void keep(const std::string& hash, std::shared_ptr<const KnownKey> known,
            std::uint64_t generation);

  void forget(AccountId account);

 private:
  static constexpr std::size_t kMost = 20'000;  // About 10 MB; then it starts afresh.

  mutable std::shared_mutex mutex_;  // Guards all below.
  std::unordered_map<std::string, std::shared_ptr<const KnownKey>> known_;
  std::uint64_t generation_ = 0;
};

}  // namespace coloquio::people
