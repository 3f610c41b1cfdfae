#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/viewer.h"
#include "db/database.h"

namespace coloquio::people {

// How people name each other in what they write: "@rosa-martin". Made of the name when there is an
// account, unique, never changed: links in old messages keep their meaning.

// Characters of a handle: a-z, 0-9 and hyphens; at most this many.
inline constexpr std::size_t handle_max = 40;

struct Handle {
  PersonId person{};
  std::string handle;
};

// Gives this person a handle unless they have one. In the transaction that makes the account.
void give_handle(db::Connection& db, PersonId person);
// The same for accounts that came another way (an import claimed, an older version); returns how
// many it found. In pieces, so that no transaction is long.
int give_missing_handles(db::Database& database);

// "" for who has none.
std::string handle_of(db::Connection& db, PersonId person);
// Those of these that exist; one query.
std::vector<Handle> find_handles(db::Connection& db, std::span<const std::string> handles);
// People whose handle, or a later word of it, begins with `typed` (any spelling: "Martín"); by
// handle. Nothing for an empty beginning.
std::vector<Handle> complete_handle(db::Connection& db, std::string_view typed, int limit);

}  // namespace coloquio::people
