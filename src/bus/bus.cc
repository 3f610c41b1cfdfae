#include "bus/bus.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "base/log.h"
#include "bus/outbox.h"

namespace coloquio::bus {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int kBatch = 200;
constexpr auto kPoll = std::chrono::seconds(1);  // For events of other processes.
constexpr auto kFirstPause = std::chrono::milliseconds(500);
constexpr auto kLongestPause = std::chrono::minutes(5);
constexpr auto kSaveCursors = std::chrono::milliseconds(200);

bool matches(std::string_view pattern, std::string_view name) {
  if (pattern.ends_with('*')) return name.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == name;
}

struct Subscription {
  std::string receiver;
  std::string names;
  Bus::Memory memory;
  Bus::Receiver deed;
  std::int64_t position = 0;  // Of the last event it has had.
  std::int64_t saved = 0;     // What the table says.
  int failures = 0;           // In a row.
  Steady::time_point not_before{};
};

}  // namespace

struct Bus::State {
  explicit State(db::Database& d) : database(d) {}

  std::int64_t first_position(const std::string& receiver, Memory memory);
  bool deliver(bool heed_pauses);
  bool deliver_to(Subscription& s, const std::vector<Placed>& events);
  void save_cursors();
  void loop();
  Steady::time_point next_try() const;

  db::Database& database;
  std::shared_ptr<void> listening;
  std::thread thread;

  std::mutex delivery;  // Guards the subscriptions; held while a deed runs.
  std::vector<std::unique_ptr<Subscription>> subscriptions;
  Steady::time_point saved_at{};

  std::mutex mutex;  // Guards what follows.
  std::condition_variable changed;
  bool woken = false;
  bool stopping = false;
};

Bus::Bus(db::Database& database) : state_(std::make_unique<State>(database)) {
  state_->listening = database.announcements().listen(std::string(kEvents), [this] { wake(); });
}

Bus::~Bus() {
  state_->listening.reset();
  stop();
}

std::int64_t Bus::State::first_position(const std::string& receiver, Memory memory) {
  place_events(database);
  std::int64_t position = 0;
  bool known = false;
  database.read([&](db::Connection& c) {
    position = newest_position(c);
    if (memory == Memory::volatile_) return;
    const auto rows = c.query("SELECT position FROM event_cursor WHERE receiver = $1", receiver);
    known = !rows.empty();
    if (known) position = rows.front().get<std::int64_t>(0);
  });
  if (memory == Memory::durable && !known) {
    // A new receiver begins with what happens from now on, and is remembered from now on.
    database.write([&](db::Transaction& tx) {
      tx.execute(
          "INSERT INTO event_cursor (receiver, position) VALUES ($1, $2) "
          "ON CONFLICT DO NOTHING",
          receiver, position);
    });
  }
  return position;
}

void Bus::subscribe(const std::string& receiver, const std::string& names, Memory memory,
                    Receiver deed) {
  auto s = std::make_unique<Subscription>();
  s->receiver = receiver;
  s->names = names;
  s->memory = memory;
  s->deed = std::move(deed);
  s->position = s->saved = state_->first_position(receiver, memory);
  std::lock_guard lock(state_->delivery);
  state_->subscriptions.push_back(std::move(s));
}

void Bus::start() {
  state_->stopping = false;
  state_->woken = true;
  state_->thread = std::thread([this] { state_->loop(); });
}

void Bus::stop() {
  {
    std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->changed.notify_one();
  if (state_->thread.joinable()) state_->thread.join();
}

void Bus::wake() {
  {
    std::lock_guard lock(state_->mutex);
    state_->woken = true;
  }
  state_->changed.notify_one();
}

bool Bus::deliver_now() {
  const bool any = state_->deliver(false);
  std::lock_guard lock(state_->delivery);
  state_->save_cursors();
  return any;
}

void Bus::State::loop() {
  std::unique_lock lock(mutex);
  while (!stopping) {
    woken = false;
    lock.unlock();
    auto next = Steady::now() + kPoll;
    try {
      while (deliver(true)) {
      }
      std::lock_guard delivering(delivery);
      next = std::min(next, next_try());
      if (Steady::now() - saved_at > kSaveCursors) save_cursors();
    } catch (const std::exception& e) {
      log::warning("bus: {}", e.what());
    }
    lock.lock();
    changed.wait_until(lock, next, [this] { return woken || stopping; });
  }
  lock.unlock();
  try {
    std::lock_guard delivering(delivery);
    save_cursors();
  } catch (const std::exception& e) {
    log::warning("bus: {}", e.what());  // They will be delivered once more after the restart.
  }
}

// One round: a batch for each receiver. Receivers in step share one reading.
bool Bus::State::deliver(bool heed_pauses) {
  std::lock_guard lock(delivery);
  place_events(database);
  std::map<std::int64_t, std::vector<Placed>> read;
  bool any = false;
  for (const auto& s : subscriptions) {
    if (heed_pauses && Steady::now() < s->not_before) continue;
    auto known = read.find(s->position);
    if (known == read.end()) {
      auto events =
          database.read([&](db::Connection& c) { return events_after(c, s->position, kBatch); });
      known = read.emplace(s->position, std::move(events)).first;
    }
    any = deliver_to(*s, known->second) || any;
    std::lock_guard stop_check(mutex);
    if (stopping && heed_pauses) return false;
  }
  return any;
}

bool Bus::State::deliver_to(Subscription& s, const std::vector<Placed>& events) {
  for (const auto& [position, event] : events) {
    try {
      if (matches(s.names, event.name)) s.deed(event);
      s.failures = 0;
      s.position = position;
    } catch (const std::exception& e) {
      const int doublings = std::min(s.failures++, 20);
      const auto pause =
          std::min<Steady::duration>(kFirstPause * (1LL << doublings), kLongestPause);
      s.not_before = Steady::now() + pause;
      log::warning("bus: {} could not take {} {} (try {}): {}", s.receiver, event.name,
                   raw(event.id), s.failures, e.what());
      return false;
    }
  }
  return !events.empty();
}

// Not after each event: what is delivered twice after a crash does no harm, and commits cost.
void Bus::State::save_cursors() {
  saved_at = Steady::now();
  std::vector<Subscription*> moved;
  for (const auto& s : subscriptions) {
    if (s->memory == Memory::durable && s->position != s->saved) moved.push_back(s.get());
  }
  if (moved.empty()) return;
  database.write([&](db::Transaction& tx) {
    for (const auto* s : moved) {
      tx.execute("UPDATE event_cursor SET position = $2 WHERE receiver = $1", s->receiver,
                 s->position);
    }
  });
  for (auto* s : moved) s->saved = s->position;
}

Steady::time_point Bus::State::next_try() const {
  auto next = Steady::time_point::max();
  for (const auto& s : subscriptions) {
    if (s->failures > 0) next = std::min(next, s->not_before);
    if (s->memory == Memory::durable && s->position != s->saved) {
      next = std::min(next, saved_at + kSaveCursors + std::chrono::milliseconds(1));
    }
  }
  return next;
}

}  // namespace coloquio::bus
