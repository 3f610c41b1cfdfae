#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "base/result.h"

namespace coloquio::transfer {

// Bytes in order, from a file that may be compressed.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills up to `size` bytes and returns how many; 0 at the end. Fails when the disk does or the
  // compressed stream is damaged or cut off.
  virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
  // Of the file as it lies on the disk: for showing how far one is.
  virtual std::uint64_t file_bytes_read() const = 0;
};

// Opens a plain file, or a Zstandard one when its name ends in ".zst". Kind::not_found when it
// cannot be opened.
Result<std::unique_ptr<ByteSource>> open_source(const std::filesystem::path& file);

}  // namespace coloquio::transfer
