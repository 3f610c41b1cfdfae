#include "db/rows.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace coloquio::db {

std::size_t Rows::size() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }

Row Rows::operator[](std::size_t i) const {
  return Row{std::span(cells_).subspan(i * columns_, columns_)};
}

Rows::Builder::Builder(std::size_t columns) {
  rows_.columns_ = columns;
  rows_.cells_.reserve(columns * 4);
}

char* Rows::Builder::room(std::size_t size) {
  if (size > left_) {
    const std::size_t chunk = std::max(size, next_chunk_);
    next_chunk_ = std::min<std::size_t>(next_chunk_ * 2, 65536);
    rows_.chunks_.push_back(std::make_unique_for_overwrite<char[]>(chunk));
    free_ = rows_.chunks_.back().get();
    left_ = chunk;
  }
  char* const place = free_;
  free_ += size;
  left_ -= size;
  return place;
}

std::string_view Rows::Builder::copy(std::string_view bytes) {
  if (bytes.empty()) return std::string_view{""};
  char* const place = room(bytes.size());
  std::memcpy(place, bytes.data(), bytes.size());
  return {place, bytes.size()};
}

void Rows::Builder::clear() {
  rows_.cells_.clear();
  rows_.chunks_.clear();
  free_ = nullptr;
  left_ = 0;
}

namespace detail {

void wrong_type(const Value& cell, const char* wanted) {
  static constexpr const char* kNames[] = {"NULL", "an integer", "a fraction", "text", "bytes"};
  throw std::logic_error(std::string("a column holds ") + kNames[cell.index()] + ", read as " +
                         wanted);
}

std::int64_t to_int(const Value& cell) {
  if (const auto* i = std::get_if<std::int64_t>(&cell)) return *i;
  if (std::holds_alternative<std::nullptr_t>(cell)) return 0;
  if (const auto* d = std::get_if<double>(&cell)) return std::llround(*d);
  wrong_type(cell, "an integer");
}

double to_double(const Value& cell) {
  if (const auto* d = std::get_if<double>(&cell)) return *d;
  if (const auto* i = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*i);
  if (std::holds_alternative<std::nullptr_t>(cell)) return 0;
  wrong_type(cell, "a fraction");
}

std::string_view to_text(const Value& cell) {
  if (const auto* s = std::get_if<std::string_view>(&cell)) return *s;
  if (const auto* b = std::get_if<Blob>(&cell)) return b->bytes;
  if (std::holds_alternative<std::nullptr_t>(cell)) return {};
  wrong_type(cell, "text");
}

}  // namespace detail

}  // namespace coloquio::db
