#include "db/postgres_pool.h"

#include <fmt/format.h>

#include <chrono>

namespace coloquio::db::postgres {
namespace {

constexpr auto kPatience = std::chrono::seconds(10);
constexpr std::int64_t kNodeLockKey = 0x636f6c6f7175696f;  // "coloquio"

std::string holder(Session& session) {
  const auto rows = session.run(
      "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
      "WHERE l.locktype = 'advisory' AND l.granted "
      "AND (l.classid::bigint << 32 | l.objid::bigint) = $1 "
      "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1",
      std::array<Value, 1>{Value{kNodeLockKey}});
  return rows.empty() ? "coloquio" : rows.front().get<std::string>(0);
}

}  // namespace

void NodeLock::ensure() {
  std::lock_guard guard(mutex_);
  if (session_ && session_->is_good()) {
    // The socket tells of its end only when it is used.
    try {
      session_->run("SELECT 1", {});
      return;
    } catch (const ConnectionLost&) {
    }
  }
  session_.reset();
  auto session = std::make_unique<Session>(url_);
  // A node that was just killed may need a moment to be noticed by the server.
  session->script("SET lock_timeout = '2s'");
  try {
    session->run("SELECT pg_advisory_lock($1)", std::array<Value, 1>{Value{kNodeLockKey}});
  } catch (const ConnectionLost&) {
    throw;
  } catch (const Failure&) {
    throw Failure(
        fmt::format("Another {} uses this database. Stop it first: until there is a message bus "
                    "between nodes, one "
                    "database serves one node.",
                    holder(*session)));
  }
  session_ = std::move(session);
}

Pool::Pool(std::string url, int size, NodeLock* lock)
    : url_(std::move(url)), lock_(lock), left_(size) {}

std::unique_ptr<Session> Pool::take() {
  {
    std::unique_lock guard(mutex_);
    if (!freed_.wait_for(guard, kPatience, [this] { return left_ > 0; })) {
      throw Failure(
          "All connections to the database are busy. Raise database.pool when this goes on, and "
          "look at "
          "slow statements first.");
    }
    left_ -= 1;
    if (!idle_.empty()) {
      auto session = std::move(idle_.back());
      idle_.pop_back();
      return session;
    }
  }
  try {
    if (lock_ != nullptr) lock_->ensure();
    return std::make_unique<Session>(url_);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Pool::give_back(std::unique_ptr<Session> session) {
  {
    std::lock_guard guard(mutex_);
    left_ += 1;
    if (session && session->is_good()) idle_.push_back(std::move(session));
  }
  freed_.notify_one();
}

void Pool::forget_idle() {
  std::vector<std::unique_ptr<Session>> old;
  std::lock_guard guard(mutex_);
  old.swap(idle_);
}

}  // namespace coloquio::db::postgres
