#pragma once

#include <optional>
#include <vector>

#include "community/norms/norms.h"
#include "db/connection.h"

namespace coloquio::community {

std::optional<NormsVersion> newest_norms(db::Connection& db, SpaceId space);
// Newest first, those with a smaller number than `before`.
std::vector<NormsVersion> norms_before(db::Connection& db, SpaceId space, std::int64_t before,
                                       int limit);
// False when there is a version of that number already: somebody was quicker.
bool insert(db::Transaction& tx, const NormsVersion& version);

}  // namespace coloquio::community
