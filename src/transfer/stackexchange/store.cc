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

std::optional<Mapped> find_mapped_anywhere(db::Connection& db, MapKind kind, std::int64_t id) {
  // From source to source by the key: there are few of them, and many rows of each.
  for (std::string source;;) {
    const auto rows = db.query("SELECT MIN(source) FROM import_map WHERE source > $1", source);
    const auto next = rows.front().get<std::optional<std::string>>(0);
    if (!next) return std::nullopt;
    source = *next;
    const auto found = find_mapped(db, source, kind, std::span(&id, 1));
    if (!found.empty()) return found.begin()->second;
  }
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

}  // namespace coloquio::transfer::stackexchange
