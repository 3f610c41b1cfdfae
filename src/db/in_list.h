#pragma once

#include <ranges>
#include <string>
#include <vector>

#include "db/value.h"

namespace coloquio::db {

// "$3, $4, $5" for IN (…): = ANY($1) is not known to SQLite. Lengths are rounded up to powers of
// two by repeating the last value, so that a list of any length meets one of a few prepared
// statements. An empty list gives "NULL", which matches nothing.
//
//   InList ids(wanted, 2);  // $1 is taken.
//   auto rows = db.run("SELECT … WHERE space_id = $1 AND id IN (" + ids.sql() + ")",
//                      ids.after(space));
class InList {
 public:
  template <std::ranges::input_range R>
  explicit InList(const R& items, int first = 1) : first_(first) {
    for (const auto& item : items) values_.push_back(to_value(item));
    std::size_t wanted = values_.empty() ? 0 : 1;
    while (wanted < values_.size()) wanted *= 2;
    if (wanted > 0) values_.resize(wanted, values_.back());
  }

  std::string sql() const;
  const std::vector<Value>& values() const { return values_; }

  // The values of $1, $2… before the list, then the list.
  template <class... A>
  std::vector<Value> after(const A&... before) const {
    std::vector<Value> all{to_value(before)...};
    all.insert(all.end(), values_.begin(), values_.end());
    return all;
  }

 private:
  int first_;
  std::vector<Value> values_;
};

}  // namespace coloquio::db
