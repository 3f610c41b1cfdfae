#include "db/sqlite_writer.h"

#include <algorithm>
#include <stdexcept>

#include "base/log.h"

namespace coloquio::db::sqlite {
namespace {

constexpr std::size_t kLargestBatch = 256;

void run_deeds(const std::vector<std::function<void()>>& deeds) {
  for (const auto& deed : deeds) {
    try {
      deed();
    } catch (const std::exception& e) {
      log::error("after a commit: {}", e.what());
    }
  }
}

}  // namespace

Writer::Writer(const std::filesystem::path& file, std::mutex& gate,
               const Announcements& announcements, std::function<void(int)> committed)
    : handle_(file, Mode::write),
      gate_(gate),
      announcements_(announcements),
      committed_(std::move(committed)) {
  sqlite3_wal_hook(
      handle_.get(),
      [](void* self, sqlite3*, const char*, int frames) {
        static_cast<Writer*>(self)->committed_(frames);
        return SQLITE_OK;
      },
      this);
  thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void Writer::write(const std::function<bool(Transaction&)>& work) {
  if (std::this_thread::get_id() == thread_.get_id()) {
    throw std::logic_error("db.write() inside db.write(): hand the transaction on instead");
  }
  Task task{.work = work, .error = {}, .deeds = {}};
  {
    std::lock_guard lock(mutex_);
    queue_.push_back(&task);
  }
  arrived_.notify_one();
  task.done.acquire();
  if (task.error) std::rethrow_exception(task.error);
}

void Writer::loop() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
    }
    commit_batch();
  }
}

Writer::Task* Writer::next() {
  std::lock_guard lock(mutex_);
  if (queue_.empty()) return nullptr;
  Task* const task = queue_.front();
  queue_.pop_front();
  return task;
}

void Writer::commit_batch() {
  std::vector<Task*> batch;
  {
    std::lock_guard lock(gate_);
    if (begin(batch)) {
      run_all(batch);
      try {
        const bool any = std::any_of(batch.begin(), batch.end(), [](auto* t) { return t->keep; });
        if (handle_.in_transaction()) handle_.command(any ? "COMMIT" : "ROLLBACK");
      } catch (...) {
        handle_.roll_back();
        for (Task* task : batch) {
          if (task->keep) task->error = std::current_exception();
          task->keep = false;
        }
      }
    }
  }
  finish(batch);
}

// When no transaction can be opened, nobody in the queue will fare better.
bool Writer::begin(std::vector<Task*>& batch) {
  try {
    handle_.command("BEGIN IMMEDIATE");
    return true;
  } catch (...) {
    while (Task* task = next()) {
      task->error = std::current_exception();
      batch.push_back(task);
    }
    return false;
  }
}

void Writer::run_all(std::vector<Task*>& batch) {
  while (batch.size() < kLargestBatch) {
    Task* const task = next();
    if (task == nullptr) return;
    const bool first = std::none_of(batch.begin(), batch.end(), [](auto* t) { return t->keep; });
    batch.push_back(task);
    if (first) {
      run_first(*task);
    } else {
      run_in_savepoint(*task);
    }
    if (handle_.in_transaction()) continue;
    // A full disk makes SQLite roll everything back in the middle of a statement: the neighbours
    // that had been done are undone with it.
    for (Task* done : batch) {
      if (done->keep) done->error = task->error;
      done->keep = false;
    }
    return;
  }
}

void Writer::call(Task& task) {
  WriteTransaction transaction(handle_, announcements_);
  task.keep = task.work(transaction);
  task.deeds = transaction.take_deeds();
}

// Nothing is in the transaction yet, so that rolling it all back is as good as a savepoint.
void Writer::run_first(Task& task) {
  try {
    call(task);
  } catch (...) {
    task.error = std::current_exception();
  }
  if (task.keep || !handle_.in_transaction()) return;
  try {
    handle_.command("ROLLBACK");
    handle_.command("BEGIN IMMEDIATE");
  } catch (...) {
    handle_.roll_back();
    if (!task.error) task.error = std::current_exception();
  }
}

void Writer::run_in_savepoint(Task& task) {
  try {
    handle_.command("SAVEPOINT task");
    call(task);
    if (!task.keep) handle_.command("ROLLBACK TO task");
    handle_.command("RELEASE task");
  } catch (...) {
    task.error = std::current_exception();
    task.keep = false;
    if (!handle_.in_transaction()) return;
    try {
      handle_.command("ROLLBACK TO task");
      handle_.command("RELEASE task");
    } catch (...) {
      handle_.roll_back();
    }
  }
}

void Writer::finish(std::vector<Task*>& batch) {
  // Deeds first: who wrote finds the caches already emptied when the call returns.
  for (Task* task : batch) {
    if (task->keep) run_deeds(task->deeds);
  }
  for (Task* task : batch) task->done.release();
}

}  // namespace coloquio::db::sqlite
