#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace coloquio::web {

// A fixed number of threads for what waits: writes, hashing, PostgreSQL. The queue is bounded, so
// that an overload is answered at once instead of growing.
class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t max_queue);
  ~WorkerPool();  // Does what is queued, then ends.

  bool submit(std::function<void()> task);  // False when the queue is full or stopping.
  void stop();

 private:
  void work();

  const std::size_t max_queue_;
  std::mutex mutex_;  // Guards the two below.
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::condition_variable arrived_;
  std::vector<std::thread> threads_;
};

}  // namespace coloquio::web
