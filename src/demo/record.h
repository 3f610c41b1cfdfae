#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "db/connection.h"

// Table demo_row: what the demo made. Nothing else tells demo rows from others.
namespace coloquio::demo {

inline constexpr std::string_view person_row = "person";
inline constexpr std::string_view space_row = "space";
inline constexpr std::string_view conversation_row = "conversation";

template <IdType T>
void record(db::Transaction& tx, std::string_view kind, T id) {
  tx.execute("INSERT INTO demo_row (kind, id) VALUES ($1, $2)", kind, id);
}

template <IdType T>
std::vector<T> recorded(db::Connection& db, std::string_view kind) {
  std::vector<T> ids;
  for (const auto row : db.query("SELECT id FROM demo_row WHERE kind = $1 ORDER BY id", kind)) {
    ids.push_back(row.get<T>(0));
  }
  return ids;
}

inline void forget_all(db::Transaction& tx) { tx.execute("DELETE FROM demo_row"); }

}  // namespace coloquio::demo
