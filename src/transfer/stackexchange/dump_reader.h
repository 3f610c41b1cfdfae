#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "transfer/byte_source.h"
#include "transfer/stackexchange/row.h"

namespace coloquio::transfer::stackexchange {

// What could not be read, for the error file: in English, for the administrator.
struct RowError {
  std::string file;          // "Posts.xml.zst"
  std::uint64_t line = 0;    // From 1.
  std::uint64_t offset = 0;  // Of the row's first byte in the uncompressed file.
  std::string reason;
};

// Reads a dump file row by row. Holds one piece of the file and at most one row beyond it, whatever
// the file's size. A row that is broken is reported and skipped up to the next "<row".
class DumpReader {
 public:
  using Errors = std::function<void(RowError)>;

  DumpReader(std::unique_ptr<ByteSource> source, std::string file, Errors errors);

  // The next row, or nullptr at the end. Fails when the file itself cannot be read further.
  Result<const Row*> next();
  // Reports a fault of the row that next() gave last.
  void reject(std::string reason);

  std::uint64_t file_bytes_read() const { return source_->file_bytes_read(); }

 private:
  Result<bool> more();  // False at the end of the file.
  void skip(std::size_t count);
  void report(std::string reason);
  bool to_next_row();

  std::unique_ptr<ByteSource> source_;
  const std::string file_;
  const Errors errors_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, end_ = 0;         // What is read and not yet used.
  std::uint64_t offset_ = 0, line_ = 1;  // Of at_.
  std::uint64_t row_offset_ = 0, row_line_ = 0;
  std::size_t row_length_ = 0;  // Of the row given last, still at at_.
  bool ended_ = false;
  std::string tail_;  // The last bytes outside of rows, to see the closing element.
  Row row_;
};

}  // namespace coloquio::transfer::stackexchange
