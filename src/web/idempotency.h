#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/time.h"
#include "base/viewer.h"
#include "db/database.h"
#include "web/response.h"

namespace coloquio::web {

// A request with an Idempotency-Key does its deed once, however often it is sent within 24 hours
// (docs/adr: idempotency). The key's row is committed in the same transaction as the deed; the
// answer follows in the background and, until it is stored, from memory.
class Idempotency {
 public:
  Idempotency(db::Database& database, const Clock& clock);
  ~Idempotency();

  // One request under way. While it is db::WriteHook::current(), the next committed write of this
  // thread takes the key with it.
  class Claim final : public db::WriteHook {
   public:
    Claim(AccountId account, std::string key, std::string request_hash, Instant now);
    void join(db::Transaction& tx) override;
    bool committed() const { return committed_; }

   private:
    friend class Idempotency;
    std::string name() const;

    AccountId account_;
    std::string key_;
    std::string request_hash_;
    Instant now_;
    bool committed_ = false;
  };

  // Thrown out of the handler's write when another process committed the same key meanwhile.
  class Duplicate : public std::runtime_error {
   public:
    Duplicate() : std::runtime_error("a request with this key was already done") {}
  };

  enum class Standing {
    fresh,          // Do it; call end() or abandon() afterwards.
    under_way,      // Another request with this key has not ended.
    other_request,  // The key belongs to a different request.
    answered,       // `answer` is what was answered.
    unanswered      // Done, but the answer was lost in a crash: make one of `subject`.
  };
  struct Found {
    Standing standing = Standing::fresh;
    Response answer;
    std::int64_t subject = 0;
  };
  Found begin(const Claim& claim);
  void end(const Claim& claim, const Response& answer);
  void abandon(const Claim& claim);  // There is no answer.

  static std::string hash_of(std::string_view method, std::string_view path, std::string_view body);
  void flush();  // Waits until every answer is stored: tests and shutdown.

 private:
  struct Entry {
    std::string request_hash;
    std::optional<Response> answer;  // Empty while under way.
  };
  struct Pending {
    AccountId account;
    std::string key;
    int status;
    std::string body;
    std::string name;
  };
  Found look_up(const Claim& claim);
  void store_answers();
  void store(const std::vector<Pending>& batch);

  db::Database& database_;
  const Clock& clock_;
  std::mutex mutex_;  // Guards the four below.
  std::unordered_map<std::string, Entry> entries_;
  std::vector<Pending> pending_;
  bool storing_ = false;
  bool stopping_ = false;
  std::condition_variable arrived_;
  std::condition_variable stored_;
  Instant last_sweep_;  // Of the storing thread.
  std::thread thread_;
};

}  // namespace coloquio::web
