#include "transfer/stackexchange/store.h"

#include <algorithm>

#include "db/in_list.h"

namespace coloquio::transfer::stackexchange {
namespace {

constexpr std::size_t most_in_a_list = 512;

std::string_view name_of(MapKind kind) {
  switch (kind) {
    case MapKind::user:
      return "user";
    case MapKind::post:
      return "post";
    case MapKind::comment:
      return "comment";
    default:
      return "expected";
  }
}

}  // namespace

MappedRows find_mapped(db::Connection& db, std::string_view source, MapKind kind,
                       std::span<const std::int64_t> ids) {
  MappedRows found;
  while (!ids.empty()) {
    const auto some = ids.first(std::min(ids.size(), most_in_a_list));
    ids = ids.subspan(some.size());
    const db::InList list(some, 3);
    const auto rows = db.run(
        "SELECT native_id, conversation_id, message_id, hash FROM import_map"
        " WHERE source = $1 AND kind = $2 AND native_id IN (" +
            list.sql() + ")",
        list.after(source, name_of(kind)));
    for (const auto row : rows) {
      found.emplace(
          row.get<std::int64_t>(0),
          Mapped{row.get<std::int64_t>(1), row.get<std::int64_t>(2), row.get<std::int64_t>(3)});
    }
  }
  return found;
}

bool insert_mapped(db::Transaction& tx, std::string_view source, MapKind kind, std::int64_t id,
                   const Mapped& mapped) {
  return tx.execute(
             "INSERT INTO import_map (source, kind, native_id, conversation_id, message_id, hash)"
             " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
             source, name_of(kind), id, mapped.conversation, mapped.message, mapped.hash) == 1;
}

void update_hash(db::Transaction& tx, std::string_view source, MapKind kind, std::int64_t id,
                 std::int64_t hash) {
  tx.execute("UPDATE import_map SET hash = $4 WHERE source = $1 AND kind = $2 AND native_id = $3",
             source, name_of(kind), id, hash);
}

void forget_mapped(db::Transaction& tx, std::string_view source, MapKind kind, std::int64_t id) {
  tx.execute("DELETE FROM import_map WHERE source = $1 AND kind = $2 AND native_id = $3", source,
             name_of(kind), id);
}

void insert_redirect(db::Transaction& tx, std::string_view old_path, std::string_view new_path) {
  tx.execute("INSERT INTO redirect (old_path, new_path) VALUES ($1, $2) ON CONFLICT DO NOTHING",
             old_path, new_path);
}

}  // namespace coloquio::transfer::stackexchange
