#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "db/database.h"
#include "people/session_cache.h"
#include "web/authenticator.h"

namespace coloquio::people {

inline constexpr auto session_lifetime = std::chrono::days{30};  // After the last use.

// Knows people by their session cookie or their API token. Answers from memory for a minute;
// whatever changes an account (role, sanction, password, a session ended) calls forget().
class KeyAuthenticator final : public web::Authenticator {
 public:
  KeyAuthenticator(db::Database& database, const Clock& clock);
  ~KeyAuthenticator() override;

  Result<> identify(web::Request& request) override;

  // For Transaction::after_commit: from now on the database is asked again.
  void forget(AccountId account) { cache_.forget(account); }

  // Writes when keys were last used, and removes expired ones, once a minute on a thread of its
  // own, so that no request waits for it.
  void start();
  void stop();
  void write_seen();  // What the thread does.

 private:
  std::shared_ptr<const KnownKey> look_up(const std::string& hash, bool by_token);
  void note_use(const std::string& hash, const KnownKey& known);

  db::Database& database_;
  const Clock& clock_;
  SessionCache cache_;

  struct Use {
    bool by_token = false;
    Instant at;
  };
  std::mutex mutex_;  // Guards all below.
  std::unordered_map<std::string, Use> used_;
  Instant swept_at_{};
  bool stopping_ = false;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace coloquio::people
