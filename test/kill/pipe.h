#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace coloquio::test {

// Numbers from a child process to its parent; they outlive the child's death.
class Pipe {
 public:
  Pipe();
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void put(std::int64_t number);  // Any thread; whole or not at all.
  void close_writing_end();       // In the parent.
  // What arrives during `patience`, or until there are `enough` or the other end is closed.
  std::vector<std::int64_t> take_for(std::chrono::milliseconds patience,
                                     std::size_t enough = SIZE_MAX);

 private:
  int read_ = -1;
  int write_ = -1;
};

}  // namespace coloquio::test
