#include "community/missions/store.h"

#include "db/enum_name.h"

namespace coloquio::community {

void save(db::Connection& db, const Mission& mission) {
  db.execute(
      "INSERT INTO mission (space_id, participant_benefit, organisation_benefit, measured_by, "
      "key_figure, target, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
      "ON CONFLICT (space_id) DO UPDATE SET participant_benefit = $2, organisation_benefit = $3, "
      "measured_by = $4, key_figure = $5, target = $6, updated_at = $7, updated_by = $8",
      mission.space, mission.participant_benefit, mission.organisation_benefit, mission.measured_by,
      db::to_name(mission.key_figure), mission.target, mission.updated_at, mission.updated_by);
}

std::optional<Mission> find_mission(db::Connection& db, SpaceId space) {
  const auto rows = db.query(
      "SELECT participant_benefit, organisation_benefit, measured_by, key_figure, target, "
      "updated_at, updated_by FROM mission WHERE space_id = $1",
      space);
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return Mission{
      .space = space,
      .participant_benefit = row.get<std::string>(0),
      .organisation_benefit = row.get<std::string>(1),
      .measured_by = row.get<std::string>(2),
      .key_figure = db::name_or(row.get<std::string_view>(3), KeyFigureName::share_solved),
      .target = row.get<std::optional<double>>(4),
      .updated_at = row.get<Instant>(5),
      .updated_by = row.get<PersonId>(6)};
}

}  // namespace coloquio::community
