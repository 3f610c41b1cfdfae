#include "community/missions/store.h"

#include "community/days.h"
#include "community/missions/figures.h"
#include "db/enum_name.h"

namespace coloquio::community {
namespace {

const std::string select_mission =
    "SELECT space_id, participant_benefit, organisation_benefit, measured_by, key_figure, target, "
    "target_date, updated_at, updated_by FROM mission ";

Mission read_mission(const db::Row& row) {
  return {.space = row.get<SpaceId>(0),
          .participant_benefit = row.get<std::string>(1),
          .organisation_benefit = row.get<std::string>(2),
          .measured_by = row.get<std::string>(3),
          .key_figure = db::name_or(row.get<std::string_view>(4), KeyFigureName::share_solved),
          .target = row.get<std::optional<double>>(5),
          .target_date = row.get<std::optional<std::string>>(6),
          .updated_at = row.get<Instant>(7),
          .updated_by = row.get<PersonId>(8)};
}

FigureDay read_day(const db::Row& row, KeyFigureName name) {
  const auto day = row.get<std::int64_t>(0);
  return {day,
          {.name = name,
           .numerator = row.get<std::int64_t>(2),
           .denominator = row.get<std::int64_t>(3),
           .value = row.get<std::optional<double>>(1),
           .since = start_of_day(day + 1) - figure_window,
           .computed_at = start_of_day(day)}};
}

}  // namespace

void save(db::Connection& db, const Mission& mission) {
  db.execute(
      "INSERT INTO mission (space_id, participant_benefit, organisation_benefit, measured_by, "
      "key_figure, target, target_date, updated_at, updated_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
      "ON CONFLICT (space_id) DO UPDATE SET participant_benefit = $2, organisation_benefit = $3, "
      "measured_by = $4, key_figure = $5, target = $6, target_date = $7, updated_at = $8, "
      "updated_by = $9",
      mission.space, mission.participant_benefit, mission.organisation_benefit, mission.measured_by,
      db::to_name(mission.key_figure), mission.target, mission.target_date, mission.updated_at,
      mission.updated_by);
}

std::optional<Mission> find_mission(db::Connection& db, SpaceId space) {
  const auto rows = db.query(select_mission + "WHERE space_id = $1", space);
  if (rows.empty()) return std::nullopt;
  return read_mission(rows.front());
}

std::vector<Mission> all_missions(db::Connection& db) {
  std::vector<Mission> all;
  for (const auto row : db.query(select_mission + "ORDER BY space_id")) {
    all.push_back(read_mission(row));
  }
  return all;
}

void save_day(db::Connection& db, SpaceId community, std::int64_t day, const KeyFigure& figure) {
  db.execute(
      "INSERT INTO figure_day (space_id, figure, day, value, numerator, denominator) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (space_id, figure, day) DO UPDATE SET "
      "value = $4, numerator = $5, denominator = $6",
      community, db::to_name(figure.name), day, figure.value, figure.numerator, figure.denominator);
}

KeyFigure newest_figure(db::Connection& db, SpaceId community, KeyFigureName name) {
  const auto rows = db.query(
      "SELECT day, value, numerator, denominator FROM figure_day WHERE space_id = $1 "
      "AND figure = $2 ORDER BY day DESC LIMIT 1",
      community, db::to_name(name));
  if (rows.empty()) return {.name = name};
  return read_day(rows.front(), name).figure;
}

std::vector<FigureDay> figure_days(db::Connection& db, SpaceId community, KeyFigureName name,
                                   std::int64_t after) {
  std::vector<FigureDay> days;
  for (const auto row :
       db.query("SELECT day, value, numerator, denominator FROM figure_day WHERE space_id = $1 "
                "AND figure = $2 AND day > $3 ORDER BY day",
                community, db::to_name(name), after)) {
    days.push_back(read_day(row, name));
  }
  return days;
}

}  // namespace coloquio::community
