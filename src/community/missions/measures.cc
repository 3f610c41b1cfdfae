#include "community/missions/measures.h"

#include <algorithm>

#include "community/days.h"
#include "community/missions/row_store.h"
#include "community/missions/store.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr std::int64_t trend_days = std::int64_t{7} * trend_weeks;

// The newest of the days in each week; weeks end today, a week ago…
std::vector<TrendPoint> by_week(const std::vector<FigureDay>& days, KeyFigureName name,
                                std::int64_t today) {
  std::vector<TrendPoint> points;
  for (std::int64_t last = today - trend_days + 7; last <= today; last += 7) {
    TrendPoint point{last, {.name = name}};
    for (const auto& day : days) {
      if (day.day > last - 7 && day.day <= last && day.figure.value) point.figure = day.figure;
    }
    points.push_back(point);
  }
  return points;
}

std::vector<FigureRow> with_names(db::Connection& db, const std::vector<PersonRow>& people) {
  std::vector<PersonId> ids;
  for (const auto& one : people) ids.push_back(one.person);
  const auto cards = people::cards(db, ids);
  std::vector<FigureRow> rows;
  for (const auto& one : people) {
    FigureRow row;
    row.url = people::path_of(one.person);
    row.title = people::card_of(cards, one.person).name;
    row.counted = one.counted;
    row.amount = one.amount;
    rows.push_back(std::move(row));
  }
  return rows;
}

// Cuts the one that was read too many, and says where the next page begins.
template <class Row, class Cursor>
std::optional<std::string> cut(std::vector<Row>& rows, int limit, Cursor cursor) {
  if (rows.size() <= static_cast<std::size_t>(limit)) return std::nullopt;
  rows.pop_back();
  return cursor(rows.back());
}

}  // namespace

std::optional<SpaceId> Measures::community_of(const Viewer& viewer, std::string_view space) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* found = visible.find(space);
  if (found == nullptr) return std::nullopt;
  return visible.map().root_of(found->id);
}

FigureView Measures::view(SpaceId community, KeyFigureName name,
                          const std::optional<Mission>& mission) {
  FigureView view;
  view.name = name;
  view.month = figures_.figure(name, Window::month, community);
  view.is_key = mission && mission->key_figure == name;
  if (view.is_key) {
    view.target = mission->target;
    view.target_date = mission->target_date;
  }
  return view;
}

Result<std::vector<FigureView>> Measures::list(const Viewer& viewer, std::string_view space) {
  const auto community = community_of(viewer, space);
  if (!community) return fail(Kind::not_found, "community.space_not_found");
  const auto mission =
      context_.db.read([&](db::Connection& db) { return find_mission(db, *community); });
  std::vector<FigureView> views;
  for (const auto& one : catalogue()) views.push_back(view(*community, one.name, mission));
  return views;
}

Result<FigureView> Measures::show(const Viewer& viewer, std::string_view space,
                                  KeyFigureName name) {
  const auto community = community_of(viewer, space);
  if (!community) return fail(Kind::not_found, "community.space_not_found");
  const auto today = day_of(context_.clock.now());
  std::optional<Mission> mission;
  const auto days = context_.db.read([&](db::Connection& db) {
    mission = find_mission(db, *community);
    return figure_days(db, *community, name, today - trend_days);
  });
  auto shown = view(*community, name, mission);
  shown.trend = by_week(days, name, today);
  // The week that has not ended shows what is on the rest of the page.
  if (says_something(shown.month)) shown.trend.back().figure = shown.month;
  return shown;
}

Result<Page<FigureRow>> Measures::rows(const Viewer& viewer, std::string_view space,
                                       KeyFigureName name, std::string_view after, int limit) {
  const auto community = community_of(viewer, space);
  if (!community) return fail(Kind::not_found, "community.space_not_found");
  const auto kind = entry(name).rows;
  if (kind == RowsOf::people && viewer.is_guest()) {
    return fail(Kind::unauthenticated, "errors.unauthenticated");
  }
  limit = std::clamp(limit, 1, 100);
  // All that is measured may be seen by whoever sees the community; nothing else is looked at.
  Period period{.from = context_.clock.now() - figure_window,
                .to = context_.clock.now(),
                .spaces = measured_spaces(*directory_.spaces(), *community)};
  return context_.db.read([&](db::Connection& db) -> Page<FigureRow> {
    Page<FigureRow> page;
    if (kind == RowsOf::people) {
      PersonId from{};
      parse_id(after, from);
      auto people = people_behind(db, name, period, from, limit + 1);
      page.next = cut(people, limit, [](const PersonRow& row) { return to_string(row.person); });
      page.items = with_names(db, people);
      return page;
    }
    ConversationId before{INT64_MAX};
    parse_id(after, before);
    auto found = kind == RowsOf::visits
                     ? visits_behind(db, period, before, limit + 1)
                     : questions_behind(db, name, period, cursor_from(after), limit + 1);
    page.next = cut(found, limit, [](const ConversationRow& row) { return row.cursor; });
    for (auto& one : found) page.items.push_back(std::move(one.row));
    return page;
  });
}

void Measures::write_down() {
  const auto today = day_of(context_.clock.now());
  const auto missions = context_.db.read([](db::Connection& db) { return all_missions(db); });
  for (const auto& mission : missions) {
    for (const auto& one : catalogue()) write_down(mission.space, one.name, today);
  }
}

void Measures::write_down(SpaceId community, KeyFigureName name, std::int64_t today) {
  const auto days = context_.db.read(
      [&](db::Connection& db) { return figure_days(db, community, name, today - trend_days); });
  std::vector<FigureDay> counted;
  counted.push_back({today, figures_.renew(name, Window::month, community)});
  if (entry(name).of_the_past) {
    for (auto last = today - trend_days + 7; last < today; last += 7) {
      const bool known = std::ranges::any_of(
          days, [&](const FigureDay& day) { return day.day > last - 7 && day.day <= last; });
      if (known) continue;
      const auto end = start_of_day(last + 1) - std::chrono::microseconds{1};
      counted.push_back({last, figures_.count(name, Window::month, community, end)});
    }
  }
  context_.db.write([&](db::Transaction& tx) {
    for (const auto& day : counted) save_day(tx, community, day.day, day.figure);
  });
}

}  // namespace coloquio::community
