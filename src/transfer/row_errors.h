#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>

namespace coloquio::transfer {

// Where a row stands in its file.
struct Position {
  std::uint64_t line = 0;    // From 1.
  std::uint64_t offset = 0;  // In bytes, of the uncompressed file.
};

// Keeps what could not be taken over, one line a row: file, line, offset, reason, with tabs
// between. The file is made with the first error. Any thread.
class RowErrors {
 public:
  // An empty path only counts.
  explicit RowErrors(std::filesystem::path file) : path_(std::move(file)) {}

  void add(const std::string& file, Position position, const std::string& reason);
  std::uint64_t count() const;

 private:
  const std::filesystem::path path_;
  mutable std::mutex mutex_;  // Guards everything below.
  std::ofstream out_;
  std::uint64_t count_ = 0;
};

}  // namespace coloquio::transfer
