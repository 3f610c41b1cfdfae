#include "db/postgres_database.h"

#include <fmt/format.h>

#include <chrono>
#include <random>
#include <thread>

#include "base/log.h"

namespace coloquio::db::postgres {
namespace {

// Why not less: docs/adr, "PostgreSQL transactions are serializable".
constexpr auto kWrite = "BEGIN ISOLATION LEVEL SERIALIZABLE";
constexpr auto kRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

constexpr auto kPatience = std::chrono::seconds(10);
constexpr int kReconnects = 2;

// The longer it goes wrong, the further apart the rivals try; at random, or they would meet again.
void pause_before_retry(int tries) {
  thread_local std::minstd_rand dice{std::random_device{}()};
  const int most = std::min(200 << std::min(tries, 7), 20000);
  std::this_thread::sleep_for(
      std::chrono::microseconds(std::uniform_int_distribution(0, most)(dice)));
}

void run_deeds(const std::vector<std::function<void()>>& deeds) {
  for (const auto& deed : deeds) {
    try {
      deed();
    } catch (const std::exception& e) {
      log::error("after a commit: {}", e.what());
    }
  }
}

// Ends whatever the session is in and puts it back, also when an exception passes.
class Lease {
 public:
  explicit Lease(Pool& pool) : pool_(pool), session_(pool.take()) {}
  ~Lease() {
    if (!session_->leave()) session_.reset();
    pool_.give_back(std::move(session_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Session& operator*() { return *session_; }
  Session* operator->() { return session_.get(); }

 private:
  Pool& pool_;
  std::unique_ptr<Session> session_;
};

}  // namespace

PostgresDatabase::PostgresDatabase(const Options& options)
    : url_(options.url),
      lock_(options.beside == Beside::nobody ? std::make_unique<NodeLock>(options.url) : nullptr),
      pool_(options.url, options.pool, lock_.get()) {
  if (lock_) lock_->ensure();
}

void PostgresDatabase::run_read(const std::function<void(Connection&)>& work) {
  for (int tries = 0;; ++tries) {
    try {
      Lease session(pool_);
      session->begin(kRead);
      work(*session);
      return;
    } catch (const ConnectionLost&) {
      // Idle connections do not notice that the server was restarted; a new one may do.
      pool_.forget_idle();
      if (tries >= kReconnects) throw;
    }
  }
}

void PostgresDatabase::run_write(const std::function<bool(Transaction&)>& work) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  int lost = 0;
  for (int tries = 0;; ++tries) {
    try {
      return write_once(work);
    } catch (const SerializationFailure& e) {
      if (std::chrono::steady_clock::now() > deadline) {
        throw Failure(
            fmt::format("Too many changed the same rows at once ({}). Try again.", e.what()));
      }
      pause_before_retry(tries);
    } catch (const ConnectionLost&) {
      pool_.forget_idle();
      if (++lost > kReconnects) throw;
    }
  }
}

void PostgresDatabase::write_once(const std::function<bool(Transaction&)>& work) {
  std::vector<std::function<void()>> deeds;
  {
    Lease session(pool_);
    session->begin(kWrite);
    WriteTransaction transaction(*session, announcements_);
    if (!work(transaction)) return;
    try {
      session->commit();
    } catch (const ConnectionLost& e) {
      // It may have been saved or not, so it must not be run again.
      throw Failure(fmt::format("The database server stopped while it saved. {}", e.what()));
    }
    deeds = transaction.deeds();
  }
  run_deeds(deeds);
}

}  // namespace coloquio::db::postgres
