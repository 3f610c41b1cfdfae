#include "community/missions/figure_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace coloquio::community {
namespace {

constexpr double hour = 3600;

// In what people type: per cent, hours, people.
double factor_of(Unit unit) {
  if (unit == Unit::share) return 0.01;
  return unit == Unit::seconds ? hour : 1;
}

const char* problem_of(Unit unit) {
  if (unit == Unit::share) return "missions.target_wrong";
  return unit == Unit::seconds ? "missions.target_wrong_hours" : "missions.target_wrong_people";
}

bool is_within(double typed, Unit unit) {
  if (unit == Unit::share) return typed >= 1 && typed <= 100;
  if (unit == Unit::seconds) return typed > 0 && typed <= 90 * 24;
  return typed >= 1 && typed <= 10'000'000 && typed == std::floor(typed);
}

}  // namespace

std::string value_words(Language language, Unit unit, double value) {
  switch (unit) {
    case Unit::share:
      return words::percent(language, value);
    case Unit::seconds:
      return words::duration(language, std::llround(value));
    case Unit::people:
      return words::number(language, std::llround(value));
  }
  return "";
}

std::string figure_sentence(const Messages& messages, Language language,
                            const MissionView& mission) {
  const bool month = says_something(mission.month);
  const auto& figure = month ? mission.month : mission.ever;
  if (!says_something(figure)) return "";
  const auto key = "missions.figures." + std::string{key_of(figure.name)};
  return messages.say(language, key + (month ? ".month" : ".ever"),
                      {{"value", value_words(language, entry(figure.name).unit, *figure.value)}});
}

std::string target_sentence(const Messages& messages, Language language, const Mission& mission) {
  if (!mission.target) return "";
  const auto value = value_words(language, entry(mission.key_figure).unit, *mission.target);
  if (!mission.target_date) {
    return messages.say(language, "missions.target_words", {{"value", value}});
  }
  return messages.say(language, "missions.target_by",
                      {{"value", value}, {"date", date_words(language, *mission.target_date)}});
}

std::string date_words(Language language, const std::string& date) {
  Instant noon;
  if (!from_iso(date + "T12:00:00Z", noon)) return date;
  const auto words = words::full_date_time(language, noon, "UTC");
  return words.substr(0, words.find(", "));
}

bool is_reached(const KeyFigure& figure, double target) {
  if (!figure.value) return false;
  return entry(figure.name).direction == Direction::higher ? *figure.value >= target
                                                           : *figure.value <= target;
}

Result<std::optional<double>> read_target(std::string_view typed, Unit unit) {
  auto text = text::clean_line(typed);
  if (text.empty()) return std::optional<double>{};
  std::ranges::replace(text, ',', '.');
  double number = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), end, number);
  const std::string_view tail(rest, static_cast<std::size_t>(end - rest));
  const std::string_view units = unit == Unit::share     ? " %\u00a0"
                                 : unit == Unit::seconds ? " h"
                                                         : " ";
  const bool only_unit = tail.find_first_not_of(units) == std::string_view::npos;
  if (problem != std::errc{} || !only_unit || !is_within(number, unit)) {
    return fail_fields({{"target", problem_of(unit), {}}});
  }
  return std::optional<double>{number * factor_of(unit)};
}

std::string write_target(Language language, double target, Unit unit) {
  // At most two decimals, none that say nothing.
  auto text = std::to_string(std::round(target / factor_of(unit) * 100) / 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  if (language == Language::es) std::ranges::replace(text, '.', ',');
  return text;
}

}  // namespace coloquio::community
