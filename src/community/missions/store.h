#pragma once

#include <optional>
#include <vector>

#include "community/missions/mission.h"
#include "db/connection.h"

namespace coloquio::community {

void save(db::Connection& db, const Mission& mission);
std::optional<Mission> find_mission(db::Connection& db, SpaceId space);
// Of all communities that have one.
std::vector<Mission> all_missions(db::Connection& db);

// What a figure was on a day, over the 30 days before; written again while the day lasts.
void save_day(db::Connection& db, SpaceId community, std::int64_t day, const KeyFigure& figure);
// The last one saved; without value when there is none. computed_at: the end of its day at most.
KeyFigure newest_figure(db::Connection& db, SpaceId community, KeyFigureName name);

struct FigureDay {
  std::int64_t day = 0;
  KeyFigure figure;
};
// Days after `after`, oldest first.
std::vector<FigureDay> figure_days(db::Connection& db, SpaceId community, KeyFigureName name,
                                   std::int64_t after);

}  // namespace coloquio::community
