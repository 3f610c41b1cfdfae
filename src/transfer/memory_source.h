#pragma once

#include <algorithm>
#include <cstring>
#include <string>

#include "transfer/byte_source.h"

namespace coloquio::transfer {

// Bytes from memory, at most `step` at a time: for tests and fuzzing.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string bytes, std::size_t step = std::string::npos)
      : bytes_(std::move(bytes)), step_(step) {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    const auto count = std::min({size, step_, bytes_.size() - at_});
    std::memcpy(into, bytes_.data() + at_, count);
    at_ += count;
    return count;
  }
  std::uint64_t file_bytes_read() const override { return at_; }

 private:
  const std::string bytes_;
  const std::size_t step_;
  std::size_t at_ = 0;
};

}  // namespace coloquio::transfer
