#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"

namespace coloquio::jobs {

enum class JobId : std::int64_t {};

struct Job {
  JobId id{};
  std::string kind;     // "mail.send"
  std::string payload;  // JSON.
  Instant run_at;       // Not before.
  int attempts = 0;
};

// Adds a job to the transaction; it runs after the commit, at least once.
void enqueue(db::Transaction& tx, const Job& job);

// A job that failed too often, and what it said last.
struct DeadLetter {
  Job job;
  std::string error;
};
std::vector<DeadLetter> dead_letters(db::Connection& db, int limit);  // Newest first.
// Of a dead letter; false when there is none of that id.
bool retry(db::Transaction& tx, JobId id, Instant now);
bool discard(db::Transaction& tx, JobId id);

// How long to wait after that many attempts; `jitter` scales it, so that jobs that failed together
// do not come back together.
std::chrono::microseconds pause_after(int attempts, double jitter);

// A durable queue (table job): retries with growing pauses (1 min × 4^n with jitter, at most 6 h),
// after `max_attempts` the job becomes a dead letter that an administrator can look at and retry.
class Queue {
 public:
  // Succeeds, fails (tried again), or throws (the same). Runs on a thread of the queue.
  using Deed = std::function<Result<>(const Job&)>;

  Queue(db::Database& database, const Clock& clock);
  ~Queue();

  void handle(const std::string& kind, Deed deed, int max_attempts = 8);
  // The same job again and again, `every` so often, from the first start on; failing only makes it
  // come back sooner. One row of the table, whose payload is "{}".
  void repeat(const std::string& kind, std::chrono::microseconds every, Deed deed);
  void start(int threads = 2);
  void stop();  // Waits for the deeds under way.
  void wake();
  int run_due();  // Tests: runs on this thread what is due; returns how many.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace coloquio::jobs
