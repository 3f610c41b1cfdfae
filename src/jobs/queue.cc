#include "jobs/queue.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "base/log.h"
#include "db/in_list.h"

namespace coloquio::jobs {
namespace {

constexpr std::string_view kTopic = "job";
constexpr auto kLease = std::chrono::minutes(5);
constexpr auto kRenewal = std::chrono::minutes(1);
constexpr auto kPoll = std::chrono::seconds(5);  // For jobs of other processes.
constexpr auto kLongestPause = std::chrono::hours(6);

Job read_job(const db::Row& row) {
  return {.id = row.get<JobId>(0),
          .kind = row.get<std::string>(1),
          .payload = row.get<std::string>(2),
          .run_at = row.get<Instant>(3),
          .attempts = row.get<int>(4)};
}

}  // namespace

void enqueue(db::Transaction& tx, const Job& job) {
  tx.execute(
      "INSERT INTO job (id, kind, payload, run_at, attempts, state, created_at) "
      "VALUES ($1, $2, $3, $4, $5, 'waiting', $4)",
      job.id, job.kind, job.payload, job.run_at, job.attempts);
  tx.announce(kTopic);
}

std::vector<DeadLetter> dead_letters(db::Connection& db, int limit) {
  std::vector<DeadLetter> out;
  for (const auto row : db.query("SELECT id, kind, payload, run_at, attempts, last_error FROM job "
                                 "WHERE state = 'dead' ORDER BY run_at DESC, id DESC LIMIT $1",
                                 limit)) {
    out.push_back({read_job(row), row.get<std::string>(5)});
  }
  return out;
}

bool retry(db::Transaction& tx, JobId id, Instant now) {
  const int changed = tx.execute(
      "UPDATE job SET state = 'waiting', attempts = 0, run_at = $2 WHERE id = $1 AND state = "
      "'dead'",
      id, now);
  tx.announce(kTopic);
  return changed > 0;
}

bool discard(db::Transaction& tx, JobId id) {
  return tx.execute("DELETE FROM job WHERE id = $1 AND state = 'dead'", id) > 0;
}

std::chrono::microseconds pause_after(int attempts, double jitter) {
  using std::chrono::microseconds;
  auto pause = microseconds(std::chrono::minutes(1));
  for (int n = 1; n < attempts && pause < kLongestPause; ++n) pause *= 4;
  pause = std::min(pause, microseconds(kLongestPause));
  return microseconds(static_cast<std::int64_t>(static_cast<double>(pause.count()) * jitter));
}

namespace {

// One row a repeating kind. Negative, so that no id made with the clock is ever the same.
JobId repeating_id(std::string_view kind) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : kind) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return JobId{-static_cast<std::int64_t>(hash >> 1) - 1};
}

}  // namespace

struct Queue::State {
  State(db::Database& d, const Clock& c) : database(d), clock(c) {}

  std::optional<Job> claim();
  void run(const Job& job);
  void settle(const Job& job, const std::string& problem);
  void add_repeating();
  bool come_back(const Job& job, const std::string& problem);
  void work();
  void renew();
  std::chrono::microseconds until_next();

  struct Handler {
    Deed deed;
    int max_attempts;
    std::optional<std::chrono::microseconds> every;
  };

  db::Database& database;
  const Clock& clock;
  std::map<std::string, Handler> handlers;  // Constant once started.
  std::shared_ptr<void> listening;
  std::vector<std::thread> threads;

  std::mutex mutex;  // Guards what follows.
  std::condition_variable changed;
  std::uint64_t wakes = 0;
  bool stopping = false;
  std::set<JobId> running;
  std::mt19937 dice{std::random_device{}()};
};

Queue::Queue(db::Database& database, const Clock& clock)
    : state_(std::make_unique<State>(database, clock)) {
  state_->listening = database.announcements().listen(std::string(kTopic), [this] { wake(); });
}

Queue::~Queue() {
  state_->listening.reset();
  stop();
}

void Queue::handle(const std::string& kind, Deed deed, int max_attempts) {
  state_->handlers[kind] = {std::move(deed), max_attempts, std::nullopt};
}

void Queue::repeat(const std::string& kind, std::chrono::microseconds every, Deed deed) {
  state_->handlers[kind] = {std::move(deed), 8, every};
}

void Queue::State::add_repeating() {
  database.write([&](db::Transaction& tx) {
    for (const auto& [kind, handler] : handlers) {
      if (!handler.every) continue;
      tx.execute(
          "INSERT INTO job (id, kind, payload, run_at, attempts, state, created_at) "
          "VALUES ($1, $2, '{}', $3, 0, 'waiting', $3) ON CONFLICT DO NOTHING",
          repeating_id(kind), kind, clock.now());
    }
  });
}

void Queue::start(int threads) {
  state_->add_repeating();
  {
    std::lock_guard lock(state_->mutex);
    state_->stopping = false;
  }
  for (int i = 0; i < threads; ++i) state_->threads.emplace_back([this] { state_->work(); });
  state_->threads.emplace_back([this] { state_->renew(); });
}

void Queue::stop() {
  {
    std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->changed.notify_all();
  for (auto& thread : state_->threads) thread.join();
  state_->threads.clear();
}

void Queue::wake() {
  {
    std::lock_guard lock(state_->mutex);
    ++state_->wakes;
  }
  state_->changed.notify_all();
}

int Queue::run_due() {
  int count = 0;
  while (const auto job = state_->claim()) {
    state_->run(*job);
    ++count;
  }
  return count;
}

// The longest due job of a kind we know. The attempt is counted before it is made, so that a job
// that takes the process down with it does not do so for ever.
std::optional<Job> Queue::State::claim() {
  if (handlers.empty()) return std::nullopt;
  std::vector<std::string> kinds;
  for (const auto& [kind, handler] : handlers) kinds.push_back(kind);
  const db::InList list(kinds, 2);
  const auto now = clock.now();
  return database.write([&](db::Transaction& tx) -> std::optional<Job> {
    const auto due = "SELECT id FROM job WHERE kind IN (" + list.sql() + ") AND ";
    auto found = tx.run(due + "state = 'waiting' AND run_at <= $1 ORDER BY run_at, id LIMIT 1",
                        list.after(now));
    if (found.empty()) {
      found = tx.run(due + "state = 'running' AND locked_until <= $1 ORDER BY run_at, id LIMIT 1",
                     list.after(now));
    }
    if (found.empty()) return std::nullopt;
    const auto rows = tx.query(
        "UPDATE job SET state = 'running', locked_until = $2, attempts = attempts + 1 WHERE id = "
        "$1 "
        "RETURNING id, kind, payload, run_at, attempts",
        found.front().get<JobId>(0), now + kLease);
    return read_job(rows.front());
  });
}

void Queue::State::run(const Job& job) {
  {
    std::lock_guard lock(mutex);
    running.insert(job.id);
  }
  std::string problem;
  try {
    const auto result = handlers.at(job.kind).deed(job);
    if (!result) problem = result.error().key.empty() ? "failed" : result.error().key;
  } catch (const std::exception& e) {
    problem = *e.what() != '\0' ? e.what() : "failed";
  }
  {
    std::lock_guard lock(mutex);
    running.erase(job.id);
  }
  settle(job, problem);
}

// True when `job` is one that repeats and has done its round, well or too badly.
bool Queue::State::come_back(const Job& job, const std::string& problem) {
  const auto& handler = handlers.at(job.kind);
  const bool done = problem.empty() || job.attempts >= handler.max_attempts;
  if (!handler.every || job.id != repeating_id(job.kind) || !done) return false;
  const auto next = clock.now() + *handler.every;
  database.write([&](db::Transaction& tx) {
    tx.execute(
        "UPDATE job SET state = 'waiting', run_at = $2, attempts = 0, locked_until = NULL, "
        "last_error = $3 WHERE id = $1",
        job.id, next, problem);
  });
  return true;
}

void Queue::State::settle(const Job& job, const std::string& problem) {
  if (come_back(job, problem)) return;
  if (problem.empty()) {
    database.write(
        [&](db::Transaction& tx) { tx.execute("DELETE FROM job WHERE id = $1", job.id); });
    return;
  }
  const bool dead = job.attempts >= handlers.at(job.kind).max_attempts;
  log::warning("job {} {} failed (try {}{}): {}", job.kind, raw(job.id), job.attempts,
               dead ? ", the last" : "", problem);
  double jitter = 1;
  {
    std::lock_guard lock(mutex);
    jitter = std::uniform_real_distribution<>(0.8, 1.2)(dice);
  }
  const auto again = clock.now() + pause_after(job.attempts, jitter);
  database.write([&](db::Transaction& tx) {
    tx.execute(
        "UPDATE job SET state = $2, run_at = $3, locked_until = NULL, last_error = $4 WHERE id = "
        "$1",
        job.id, dead ? "dead" : "waiting", again, problem);
  });
}

void Queue::State::work() {
  std::unique_lock lock(mutex);
  while (!stopping) {
    const auto seen = wakes;
    lock.unlock();
    auto pause = std::chrono::microseconds(kPoll);
    try {
      if (const auto job = claim()) {
        run(*job);
        pause = {};
      } else {
        pause = until_next();
      }
    } catch (const std::exception& e) {
      log::warning("jobs: {}", e.what());
    }
    lock.lock();
    changed.wait_for(lock, pause, [&] { return stopping || wakes != seen; });
  }
}

std::chrono::microseconds Queue::State::until_next() {
  const auto now = clock.now();
  const auto rows = database.read([](db::Connection& c) {
    return c.query("SELECT min(run_at) FROM job WHERE state = 'waiting'");
  });
  const auto next = rows.front().get<std::optional<Instant>>(0);
  const auto longest = std::chrono::microseconds(kPoll);
  if (!next || *next <= now) return longest;  // Due now means: of a kind that is not ours.
  return std::min(longest, *next - now);
}

// A deed may take longer than its lease; who still works on it says so.
void Queue::State::renew() {
  std::unique_lock lock(mutex);
  while (!changed.wait_for(lock, kRenewal, [this] { return stopping; })) {
    const std::vector<JobId> ids(running.begin(), running.end());
    if (ids.empty()) continue;
    lock.unlock();
    try {
      const db::InList list(ids, 2);
      database.write([&](db::Transaction& tx) {
        tx.change("UPDATE job SET locked_until = $1 WHERE id IN (" + list.sql() + ")",
                  list.after(clock.now() + kLease));
      });
    } catch (const std::exception& e) {
      log::warning("jobs: {}", e.what());
    }
    lock.lock();
  }
}

}  // namespace coloquio::jobs
