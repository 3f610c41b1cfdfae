#pragma once

#include <cstddef>

#include "db/connection.h"

namespace coloquio::db {

// Fills a Rows cell by cell, row after row. Texts are copied into chunks that never move.
class Rows::Builder {
 public:
  explicit Builder(std::size_t columns);

  void add_null() { rows_.cells_.emplace_back(nullptr); }
  void add(std::int64_t value) { rows_.cells_.emplace_back(value); }
  void add(double value) { rows_.cells_.emplace_back(value); }
  void add_text(std::string_view text) { rows_.cells_.emplace_back(copy(text)); }
  void add_blob(std::string_view bytes) { rows_.cells_.emplace_back(Blob{copy(bytes)}); }
  // A place for `size` bytes that lives as long as the rows, for decoders.
  char* room(std::size_t size);
  void add_in_place(std::string_view text) { rows_.cells_.emplace_back(text); }
  void add_in_place(Blob blob) { rows_.cells_.emplace_back(blob); }

  const Rows& rows() const { return rows_; }
  void clear();  // Forgets the rows and keeps the memory: for streams.
  Rows finish() { return std::move(rows_); }

 private:
  std::string_view copy(std::string_view bytes);

  Rows rows_;
  char* free_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_chunk_ = 4096;
};

}  // namespace coloquio::db
