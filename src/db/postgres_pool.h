#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "db/postgres_connection.h"

namespace coloquio::db::postgres {

// Held in the server while this node lives: two nodes on one database would not hear of each
// other's events. The server lets go of it when our connection ends in any way.
class NodeLock {
 public:
  explicit NodeLock(std::string url) : url_(std::move(url)) {}
  // Takes the lock, or takes it again after the server was restarted. Throws Failure when another
  // node has it. Any thread.
  void ensure();

 private:
  const std::string url_;
  std::mutex mutex_;
  std::unique_ptr<Session> session_;  // Used for nothing else.
};

// At most `size` sessions; the one used last is lent first. Any thread.
class Pool {
 public:
  // `lock` is ensured before each new session, when there is one.
  Pool(std::string url, int size, NodeLock* lock);

  // Waits for a free one, at most some seconds; connects when none is idle. Throws Failure.
  std::unique_ptr<Session> take();
  // Null: it was lost.
  void give_back(std::unique_ptr<Session> session);
  // After one was found to be lost: its neighbours will be too.
  void forget_idle();

 private:
  const std::string url_;
  NodeLock* const lock_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Session>> idle_;
  int left_;  // That may still be lent.
};

}  // namespace coloquio::db::postgres
