#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace coloquio::transfer {

// Reads pieces on one thread, converts them on `workers` others and uses the results on the calling
// thread in the order in which they were read. At most `depth` pieces are under way, so memory does
// not grow with the input.
//
// `read` gives nothing at the end; `use` returns false to stop early. An exception of any of the
// three is thrown again here, after the threads have ended.
template <class In, class Out>
class OrderedPipeline {
 public:
  OrderedPipeline(int workers, std::size_t depth) : workers_(workers), depth_(depth) {}

  void run(std::function<std::optional<In>()> read, std::function<Out(In)> convert,
           const std::function<bool(Out)>& use) {
    std::vector<std::jthread> threads;
    threads.emplace_back([&] { guarded([&] { read_all(read); }); });
    for (int i = 0; i < workers_; ++i) threads.emplace_back([&] { convert_all(convert); });
    guarded([&] { use_all(use); });
    stop();
    threads.clear();
    if (error_) std::rethrow_exception(error_);
  }

 private:
  struct Piece {
    std::optional<In> in;
    std::optional<Out> out;
  };
  using Handle = std::shared_ptr<Piece>;

  void read_all(const std::function<std::optional<In>()>& read) {
    while (true) {
      auto in = read();
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stopped_ || in_order_.size() < depth_; });
      if (!in) all_read_ = true;
      if (in && !stopped_) {
        in_order_.push_back(std::make_shared<Piece>(Piece{std::move(in), std::nullopt}));
        waiting_.push_back(in_order_.back());
      }
      changed_.notify_all();
      if (all_read_ || stopped_) return;
    }
  }

  void convert_all(const std::function<Out(In)>& convert) {
    while (true) {
      Handle piece;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || all_read_ || !waiting_.empty(); });
        if (stopped_ || (waiting_.empty() && all_read_)) return;
        if (waiting_.empty()) continue;
        piece = waiting_.front();
        waiting_.pop_front();
      }
      guarded([&] {
        auto out = convert(std::move(*piece->in));
        const std::lock_guard lock(mutex_);
        piece->out = std::move(out);
        changed_.notify_all();
      });
    }
  }

  void use_all(const std::function<bool(Out)>& use) {
    while (true) {
      Handle piece;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
          return stopped_ || (in_order_.empty() ? all_read_ : in_order_.front()->out.has_value());
        });
        if (stopped_ || in_order_.empty()) return;
        piece = in_order_.front();
        in_order_.pop_front();
        changed_.notify_all();
      }
      if (!use(std::move(*piece->out))) return;
    }
  }

  template <class F>
  void guarded(F&& work) {
    try {
      work();
    } catch (...) {
      {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
      }
      stop();
    }
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  const int workers_;
  const std::size_t depth_;
  std::mutex mutex_;  // Guards everything below.
  std::condition_variable changed_;
  std::deque<Handle> in_order_;  // Read and not yet used.
  std::deque<Handle> waiting_;   // Of these, not yet taken by a worker.
  bool all_read_ = false, stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace coloquio::transfer
