#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "transfer/byte_source.h"
#include "transfer/row_errors.h"
#include "transfer/stackexchange/row.h"

namespace coloquio::transfer::stackexchange {

// Reads a dump file row by row. Holds one piece of the file and at most one row beyond it, whatever
// the file's size. A row that is broken is reported and skipped up to the next "<row".
class DumpReader {
 public:
  // `errors` gets `file` ("Posts.xml"), which is only a name, with each fault.
  DumpReader(std::unique_ptr<ByteSource> source, std::string file, RowErrors& errors);

  // The next row, or nullptr at the end. Fails when the file itself cannot be read further.
  Result<const Row*> next();
  // Of the row that next() gave last.
  Position position() const { return {row_line_, row_offset_}; }

  std::uint64_t file_bytes_read() const { return source_->file_bytes_read(); }

 private:
  Result<bool> more();  // False at the end of the file.
  void skip(std::size_t count);
  void report(const std::string& reason);
  bool to_next_row();

  std::unique_ptr<ByteSource> source_;
  const std::string file_;
  RowErrors& errors_;
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
