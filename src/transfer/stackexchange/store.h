#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "db/connection.h"

// Which row of a dump became what here (table import_map).
namespace coloquio::transfer::stackexchange {

// expected: of an answer that its question names as accepted and that has not come yet; its
// native id is the answer's, `conversation` the question's.
enum class MapKind { user, post, comment, expected };

// Where a row went. `message` is the person for users.
struct Mapped {
  std::int64_t conversation = 0;
  std::int64_t message = 0;
  std::int64_t hash = 0;  // Of what was read.
};
using MappedRows = std::unordered_map<std::int64_t, Mapped>;  // By native id.

// Those of `ids` that are known; any number of ids.
MappedRows find_mapped(db::Connection& db, std::string_view source, MapKind kind,
                       std::span<const std::int64_t> ids);
// The row of that number, of whichever source: the first in the alphabet when several have it.
std::optional<Mapped> find_mapped_anywhere(db::Connection& db, MapKind kind, std::int64_t id);
// False when that row has a place already; nothing is changed then.
bool insert_mapped(db::Transaction& tx, std::string_view source, MapKind kind, std::int64_t id,
                   const Mapped& mapped);
void update_hash(db::Transaction& tx, std::string_view source, MapKind kind, std::int64_t id,
                 std::int64_t hash);
void forget_mapped(db::Transaction& tx, std::string_view source, MapKind kind, std::int64_t id);

}  // namespace coloquio::transfer::stackexchange
