#include "community/api.h"

#include "base/messages.h"
#include "community/days.h"
#include "community/missions/routes.h"

namespace coloquio::community {
namespace {

using web::List;

struct BySpace {
  std::string space;
};
BOOST_DESCRIBE_STRUCT(BySpace, (), (space))

struct ByFigure {
  std::string space;
  KeyFigureName figure{};
};
BOOST_DESCRIBE_STRUCT(ByFigure, (), (space, figure))

struct RowsQuery {
  std::string space;
  KeyFigureName figure{};
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(RowsQuery, (), (space, figure, after, limit))

struct TrendJson {
  std::string date;  // The last day of the 30 that were looked at.
  std::optional<double> value;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
};
BOOST_DESCRIBE_STRUCT(TrendJson, (), (date, value, numerator, denominator))

struct CatalogueJson {
  KeyFigureName figure{};
  std::string name;
  std::string formula;
  Unit unit{};
  Direction better{};
  bool is_key = false;
  std::optional<double> target;
  std::optional<std::string> target_date;
  api::FigureJson month;
  std::optional<std::vector<TrendJson>> trend;  // Of one figure; lists have none.
};
BOOST_DESCRIBE_STRUCT(CatalogueJson, (),
                      (figure, name, formula, unit, better, is_key, target, target_date, month,
                       trend))

struct RowJson {
  std::string url;
  std::string title;
  bool counted = false;
  std::int64_t amount = 0;
  std::int64_t part = 0;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(RowJson, (), (url, title, counted, amount, part, at))

CatalogueJson to_wire(const FigureView& view, Language language) {
  const auto& of = entry(view.name);
  const auto key = "missions.figures." + std::string{key_of(view.name)};
  CatalogueJson json;
  json.figure = view.name;
  json.name = Messages::embedded().say(language, key + ".name");
  json.formula = Messages::embedded().say(language, key + ".formula");
  json.unit = of.unit;
  json.better = of.direction;
  json.is_key = view.is_key;
  json.target = view.target;
  json.target_date = view.target_date;
  json.month = api::to_wire(view.month);
  if (view.trend.empty()) return json;
  auto& trend = json.trend.emplace();
  for (const auto& point : view.trend) {
    trend.push_back(
        {date_of(point.day), point.figure.value, point.figure.numerator, point.figure.denominator});
  }
  return json;
}

}  // namespace

void add_figure_routes(web::Router& router, Community& community) {
  router.get<BySpace, List<CatalogueJson>>(
      "/api/v1/spaces/{space}/figures", Permission::everyone,
      "List the figures a community can be measured by, as they are over 30 days",
      [&community](const Viewer& viewer, BySpace in) -> Result<List<CatalogueJson>> {
        const auto views = community.measures.list(viewer, in.space);
        if (!views) return fail(views.error());
        List<CatalogueJson> list;
        for (const auto& view : *views) list.items.push_back(to_wire(view, viewer.language));
        return list;
      });
  router.get<ByFigure, CatalogueJson>(
      "/api/v1/spaces/{space}/figures/{figure}", Permission::everyone,
      "Show a figure with its formula and its trend over twelve weeks",
      [&community](const Viewer& viewer, ByFigure in) -> Result<CatalogueJson> {
        const auto view = community.measures.show(viewer, in.space, in.figure);
        if (!view) return fail(view.error());
        return to_wire(*view, viewer.language);
      });
  router
      .get<RowsQuery, List<RowJson>>(
          "/api/v1/spaces/{space}/figures/{figure}/rows", Permission::everyone,
          "List what a figure was counted from in the last 30 days; people only for members",
          [&community](const Viewer& viewer, RowsQuery in) -> Result<List<RowJson>> {
            auto page = community.measures.rows(viewer, in.space, in.figure, in.after.value_or(""),
                                                in.limit.value_or(50));
            if (!page) return fail(page.error());
            List<RowJson> list;
            for (auto& row : page->items) {
              list.items.push_back({std::move(row.url), std::move(row.title), row.counted,
                                    row.amount, row.part, row.at});
            }
            list.next = std::move(page->next);
            return list;
          })
      .run = web::Run::worker;  // Rows of people are counted for each page.
}

}  // namespace coloquio::community
