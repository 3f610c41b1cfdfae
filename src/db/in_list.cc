#include "db/in_list.h"

namespace coloquio::db {

std::string InList::sql() const {
  if (values_.empty()) return "NULL";
  std::string out;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (i > 0) out += ", ";
    out += '$';
    out += std::to_string(first_ + static_cast<int>(i));
  }
  return out;
}

}  // namespace coloquio::db
