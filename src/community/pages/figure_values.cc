#include "community/pages/figure_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "community/days.h"
#include "community/missions/figure_words.h"

namespace coloquio::community::pages {
namespace {

// Of the drawing, in its own units.
constexpr double step = 28;
constexpr double height = 90;
constexpr double margin = 6;

double highest_of(const FigureView& view) {
  double highest = view.target.value_or(0);
  for (const auto& point : view.trend) {
    highest = std::max(highest, point.figure.value.value_or(0));
  }
  return highest;
}

double y_of(double value, double highest) {
  if (highest <= 0) return height - margin;
  return height - margin - value / highest * (height - 2 * margin);
}

std::string line_of(const FigureView& view, double highest) {
  std::string points;
  for (std::size_t i = 0; i < view.trend.size(); ++i) {
    const auto& value = view.trend[i].figure.value;
    if (!value) continue;
    points += fmt::format("{}{:.0f},{:.1f}", points.empty() ? "" : " ",
                          margin + static_cast<double>(i) * step, y_of(*value, highest));
  }
  return points;
}

// The line and the table beside it, from two measured weeks on.
void set_trend(Values& values, const PageKit& kit, const Request& request, const FigureView& view) {
  const auto measured = std::ranges::count_if(
      view.trend, [](const TrendPoint& point) { return point.figure.value.has_value(); });
  if (measured < 2) return;
  const auto language = request.viewer.language;
  const auto unit = entry(view.name).unit;
  const double highest = highest_of(view);
  auto& trend = web::add(values, "TREND");
  web::set(trend, "POINTS", line_of(view, highest));
  if (view.target) {
    web::set_section(trend, "TARGET_LINE", "Y", fmt::format("{:.1f}", y_of(*view.target, highest)));
  }
  web::set(
      trend, "TREND_LABEL",
      kit.say(request, "missions.trend_label", {{"figure", figure_name(kit, request, view.name)}}));
  for (const auto& point : view.trend) {
    auto& week = web::add(trend, "WEEK");
    web::set(week, "DATE", date_words(language, date_of(point.day)));
    const auto& figure = point.figure;
    web::set(week, "WEEK_VALUE", figure.value ? value_words(language, unit, *figure.value) : "–");
    web::set(week, "WEEK_OF",
             kit.say(request, "missions.of",
                     {{"part", figure.numerator}, {"whole", figure.denominator}}));
  }
}

void set_target(Values& values, const PageKit& kit, const Request& request,
                const FigureView& view) {
  if (!view.target) return;
  Mission mission;
  mission.key_figure = view.name;
  mission.target = view.target;
  mission.target_date = view.target_date;
  auto& target = web::add(values, "TARGET");
  web::set(target, "TARGET_WORDS", target_sentence(kit.messages, request.viewer.language, mission));
  if (!says_something(view.month)) return;
  web::show(target, is_reached(view.month, *view.target) ? "REACHED" : "NOT_REACHED");
}

}  // namespace

std::string figure_key(KeyFigureName name) {
  return "missions.figures." + std::string{key_of(name)};
}

std::string figure_name(const PageKit& kit, const Request& request, KeyFigureName name) {
  return kit.say(request, figure_key(name) + ".name");
}

std::string figure_value(const Request& request, const KeyFigure& figure) {
  if (!says_something(figure)) return "";
  return value_words(request.viewer.language, entry(figure.name).unit, *figure.value);
}

void set_figure(Values& values, const PageKit& kit, const Request& request,
                const FigureView& view) {
  const auto key = figure_key(view.name);
  web::set(values, "TITLE", kit.say(request, key + ".name"));
  web::set(values, "FORMULA", kit.say(request, key + ".formula"));
  web::set(values, "INPUTS",
           kit.say(request, key + ".inputs",
                   {{"part", view.month.numerator}, {"whole", view.month.denominator}}));
  const auto value = figure_value(request, view.month);
  web::set_section(values, "VALUE_SECTION", "VALUE", value);
  if (value.empty()) {
    web::set_section(values, "TOO_LITTLE", "TOO_LITTLE_TEXT",
                     kit.say(request, "missions.too_little_text"));
  }
  set_target(values, kit, request, view);
  set_trend(values, kit, request, view);
}

}  // namespace coloquio::community::pages
