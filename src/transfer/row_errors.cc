#include "transfer/row_errors.h"

namespace coloquio::transfer {

void RowErrors::add(const std::string& file, Position position, const std::string& reason) {
  const std::lock_guard lock(mutex_);
  ++count_;
  if (path_.empty()) return;
  if (count_ == 1) {
    out_.open(path_, std::ios::trunc);
    out_ << "file\tline\toffset\treason\n";
  }
  out_ << file << '\t' << position.line << '\t' << position.offset << '\t' << reason << '\n';
  out_.flush();
}

std::uint64_t RowErrors::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace coloquio::transfer
