#include "test/kill/pipe.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace coloquio::test {

Pipe::Pipe() {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  read_ = ends[0];
  write_ = ends[1];
}

Pipe::~Pipe() {
  close(read_);
  close_writing_end();
}

void Pipe::close_writing_end() {
  if (write_ >= 0) close(write_);
  write_ = -1;
}

void Pipe::put(std::int64_t number) {
  if (write(write_, &number, sizeof number) != sizeof number)
    throw std::runtime_error("nobody reads");
}

std::vector<std::int64_t> Pipe::take_for(std::chrono::milliseconds patience, std::size_t enough) {
  using Steady = std::chrono::steady_clock;
  const auto end = Steady::now() + patience;
  std::vector<std::int64_t> out;
  while (out.size() < enough) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Steady::now());
    pollfd waiting{.fd = read_, .events = POLLIN, .revents = 0};
    if (left.count() < 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) break;
    std::int64_t number = 0;
    if (read(read_, &number, sizeof number) != sizeof number) break;  // Closed.
    out.push_back(number);
  }
  return out;
}

}  // namespace coloquio::test
