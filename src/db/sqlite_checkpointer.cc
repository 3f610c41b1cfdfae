#include "db/sqlite_checkpointer.h"

#include "base/log.h"

namespace coloquio::db::sqlite {
namespace {

constexpr int kStep = 1000;      // Frames (of 4 KiB) between two checkpoints.
constexpr int kLongLog = 16000;  // 64 MiB: stop the writer for a moment.
constexpr auto kIdle = std::chrono::seconds(2);

}  // namespace

Checkpointer::Checkpointer(const std::filesystem::path& file, std::mutex& gate)
    : handle_(file, Mode::write), gate_(gate) {
  // Waits for readers only a moment: the next try comes soon.
  sqlite3_busy_timeout(handle_.get(), 50);
  thread_ = std::thread([this] { loop(); });
}

Checkpointer::~Checkpointer() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
  finish(SQLITE_CHECKPOINT_TRUNCATE);
}

void Checkpointer::committed(int frames) {
  bool wake = false;
  {
    std::lock_guard lock(mutex_);
    if (frames < last_moved_) last_moved_ = 0;  // The log started afresh.
    wake = frames_ == 0 || frames - last_moved_ >= kStep;
    frames_ = frames;
  }
  if (wake) changed_.notify_one();
}

void Checkpointer::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    changed_.wait(lock, [this] { return stopping_ || frames_ > 0; });
    const int before = frames_;
    const bool far = changed_.wait_for(
        lock, kIdle, [this] { return stopping_ || frames_ - last_moved_ >= kStep; });
    if (stopping_) return;
    if (!far && frames_ != before) continue;  // Somebody writes, slowly.
    const bool too_long = far && frames_ >= kLongLog;
    lock.unlock();
    move_some();
    // A log in full use is written over from its start: giving its blocks back to the file system
    // and asking for them again would make each commit's fsync dearer.
    if (too_long) finish(SQLITE_CHECKPOINT_RESTART);
    if (!far) finish(SQLITE_CHECKPOINT_TRUNCATE);
    lock.lock();
  }
}

void Checkpointer::move_some() {
  int length = 0;
  int moved = 0;
  const int code =
      sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &length, &moved);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) {
    log::warning("checkpoint: {} ({})", sqlite3_errmsg(handle_.get()), code);
  }
  std::lock_guard lock(mutex_);
  last_moved_ = length > 0 ? length : frames_;
}

void Checkpointer::finish(int how) {
  std::lock_guard gate(gate_);
  const int code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, how, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) {
    log::warning("checkpoint: {} ({})", sqlite3_errmsg(handle_.get()), code);
  }
  std::lock_guard lock(mutex_);
  if (code == SQLITE_OK) frames_ = last_moved_ = 0;
}

}  // namespace coloquio::db::sqlite
