#pragma once

#include <utility>
#include <vector>

#include "base/ids.h"
#include "web/endpoint.h"

namespace coloquio::people {

// A page of a list that was read with one row more than asked for: the row tells that there is a
// next page. `next` is the id of the last row shown.
template <class T>
web::List<T> page_of(std::vector<T> rows, int limit) {
  web::List<T> list;
  const auto most = static_cast<std::size_t>(limit);
  if (rows.size() > most) {
    rows.resize(most);
    list.next = to_string(rows.back().id);
  }
  list.items = std::move(rows);
  return list;
}

}  // namespace coloquio::people
