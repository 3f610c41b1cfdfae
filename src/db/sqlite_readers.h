#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "db/sqlite_connection.h"

namespace coloquio::db::sqlite {

// Connections for reading. The one used last is lent first, so that a thread nearly always meets
// its own again, with warm caches and prepared statements; there are as many as ever read at once.
class Readers {
 public:
  explicit Readers(std::filesystem::path file) : file_(std::move(file)) {}

  // Runs `work` in one snapshot. Any thread.
  void read(const std::function<void(Connection&)>& work);

 private:
  std::unique_ptr<Handle> take();
  void give_back(std::unique_ptr<Handle> handle);

  const std::filesystem::path file_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Handle>> idle_;
};

}  // namespace coloquio::db::sqlite
