#include "db/data_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "db/connection.h"
#include "db/sqlite_failure.h"

namespace coloquio::db {
namespace {

std::string holder(int file) {
  std::array<char, 32> text{};
  const auto size = pread(file, text.data(), text.size() - 1, 0);
  std::string pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (!pid.empty() && pid.back() == '\n') pid.pop_back();
  return pid.empty() ? "?" : pid;
}

}  // namespace

DataLock::DataLock(const std::filesystem::path& folder) {
  const auto path = folder / "coloquio.lock";
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) sqlite::raise_errno(errno, "write to", path);
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const auto pid = holder(file_);
    close(file_);
    throw Failure(fmt::format(
        "Another coloquio (pid {}) uses {}. Stop it first, or choose another folder with --data.",
        pid, folder.string()));
  }
  // The pid is for the sentence above only, so a full disk must not keep us from starting.
  const std::string pid = fmt::format("{}\n", getpid());
  if (ftruncate(file_, 0) != 0 || pwrite(file_, pid.data(), pid.size(), 0) < 0) return;
}

DataLock::~DataLock() { close(file_); }

}  // namespace coloquio::db
