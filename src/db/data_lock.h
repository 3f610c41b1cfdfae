#pragma once

#include <filesystem>

namespace coloquio::db {

// Holds DIR/coloquio.lock while alive, so that a second process does not write behind the back of
// this one's caches. The kernel lets go of it when the process dies in any way.
class DataLock {
 public:
  // Throws Failure when another process holds it, with its pid, or when the file cannot be made.
  explicit DataLock(const std::filesystem::path& folder);
  ~DataLock();
  DataLock(const DataLock&) = delete;
  DataLock& operator=(const DataLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace coloquio::db
