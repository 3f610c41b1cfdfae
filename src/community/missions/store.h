#pragma once

#include <optional>

#include "community/missions/mission.h"
#include "db/connection.h"

namespace coloquio::community {

void save(db::Connection& db, const Mission& mission);  // New or in place of the one before.
std::optional<Mission> find_mission(db::Connection& db, SpaceId space);

}  // namespace coloquio::community
