#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

#include "db/sqlite_connection.h"

namespace coloquio::db::sqlite {

// The one thread that writes. It takes whatever closures wait, runs each in its own savepoint of
// one transaction, commits them together with one fsync and only then lets their callers go on.
class Writer {
 public:
  // `gate` is held while a transaction is open. `committed(frames)` is called after each commit
  // with the length of the write-ahead log.
  Writer(const std::filesystem::path& file, std::mutex& gate, const Announcements& announcements,
         std::function<void(int)> committed);
  ~Writer();  // Runs what still waits.
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Waits. Throws what `work` threw, or Failure when the commit failed; nothing was applied then.
  void write(const std::function<bool(Transaction&)>& work);

 private:
  struct Task {
    const std::function<bool(Transaction&)>& work;
    bool keep = false;
    std::exception_ptr error;
    std::vector<std::function<void()>> deeds;  // After the commit.
    std::binary_semaphore done{0};
  };

  void loop();
  Task* next();  // Null when none waits.
  void commit_batch();
  bool begin(std::vector<Task*>& batch);
  void run_all(std::vector<Task*>& batch);
  void run_first(Task& task);
  void run_in_savepoint(Task& task);
  void call(Task& task);
  void finish(std::vector<Task*>& batch);

  Handle handle_;  // Of the thread.
  std::mutex& gate_;
  const Announcements& announcements_;
  std::function<void(int)> committed_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable arrived_;
  std::deque<Task*> queue_;
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace coloquio::db::sqlite
