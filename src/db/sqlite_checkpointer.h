#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "db/sqlite_connection.h"

namespace coloquio::db::sqlite {

// Moves the write-ahead log into the database on a thread of its own, so that no commit pays for
// it: piece by piece beside the writer, and now and then, when the log is long or nobody writes, to
// the end, so that the log starts afresh.
class Checkpointer {
 public:
  // `gate` keeps the writer out while the log is emptied.
  Checkpointer(const std::filesystem::path& file, std::mutex& gate);
  ~Checkpointer();  // Empties the log.
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  void committed(int frames);  // Any thread; quick.

 private:
  void loop();
  void move_some();
  void finish(int how);  // Keeps the writer out for the moment it takes.

  Handle handle_;  // Of the thread.
  std::mutex& gate_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  int frames_ = 0;      // Length of the log.
  int last_moved_ = 0;  // Its length at the last checkpoint.
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace coloquio::db::sqlite
