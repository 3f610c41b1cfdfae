#include "transfer/stackexchange/dump_reader.h"

#include <algorithm>
#include <cstring>

namespace coloquio::transfer::stackexchange {
namespace {

constexpr std::size_t piece = 1024 * 1024;
constexpr std::size_t max_row = 16 * 1024 * 1024;
constexpr std::string_view row_start = "<row";

// "<row" as an element and not "<rows>".
bool starts_row(std::string_view text) {
  return text.starts_with(row_start) &&
         (text.size() == row_start.size() ||
          std::strchr(" \t\r\n/", text[row_start.size()]) != nullptr);
}

}  // namespace

DumpReader::DumpReader(std::unique_ptr<ByteSource> source, std::string file, RowErrors& errors)
    : source_(std::move(source)), file_(std::move(file)), errors_(errors), buffer_(piece) {}

Result<const Row*> DumpReader::next() {
  skip(row_length_);
  row_length_ = 0;
  while (true) {
    if (!to_next_row()) {
      const auto read = more();
      if (!read) return fail(read.error());
      if (*read) continue;
      if (tail_.find("</") == tail_.npos) report("the file ends before its closing element");
      return nullptr;
    }
    row_offset_ = offset_;
    row_line_ = line_;
    const auto scanned = scan_row({buffer_.data() + at_, end_ - at_}, row_);
    if (scanned.outcome == Scan::row) {
      row_length_ = scanned.length;
      return &row_;
    }
    if (scanned.outcome == Scan::broken) {
      report(scanned.reason);
      skip(std::max<std::size_t>(scanned.length, 1));
      continue;
    }
    if (end_ - at_ > max_row) {
      report("the row is longer than 16 MB");
      skip(1);
      continue;
    }
    const auto read = more();
    if (!read) return fail(read.error());
    if (*read) continue;
    report("the file ends inside this row");
    return nullptr;
  }
}

void DumpReader::report(const std::string& reason) {
  errors_.add(file_, {row_line_ == 0 ? line_ : row_line_, row_offset_}, reason);
}

void DumpReader::skip(std::size_t count) {
  const auto* start = buffer_.data() + at_;
  line_ += static_cast<std::uint64_t>(std::count(start, start + count, '\n'));
  offset_ += count;
  at_ += count;
}

// Moves to the next row. False when none begins in what is there; all but a few bytes, which may
// be the start of one, are then used up.
bool DumpReader::to_next_row() {
  const std::string_view rest(buffer_.data() + at_, end_ - at_);
  auto found = rest.find(row_start);
  while (found != rest.npos && !starts_row(rest.substr(found)))
    found = rest.find(row_start, found + 1);
  const bool here = found != rest.npos;
  const auto unused = here ? found : rest.size() - std::min(rest.size(), row_start.size());
  if (unused > 0) {
    tail_.append(rest.substr(unused - std::min<std::size_t>(unused, 64), 64));
    if (tail_.size() > 128) tail_.erase(0, tail_.size() - 64);
  }
  if (here) tail_.clear();
  skip(unused);
  return here;
}

Result<bool> DumpReader::more() {
  if (ended_) return false;
  std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
  end_ -= at_;
  at_ = 0;
  if (buffer_.size() - end_ < piece / 2) buffer_.resize(buffer_.size() * 2);
  const auto count = source_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (!count) return fail(count.error());
  end_ += *count;
  ended_ = *count == 0;
  if (ended_) tail_.append(buffer_.data(), end_);
  return !ended_;
}

}  // namespace coloquio::transfer::stackexchange
