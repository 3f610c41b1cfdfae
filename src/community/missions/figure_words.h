#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/result.h"
#include "community/missions/catalogue.h"
#include "community/missions/mission.h"

// Figures and targets as people read and write them.
namespace coloquio::community {

// "85 %", "38 min", "12".
std::string value_words(Language language, Unit unit, double value);
// The key figure in a sentence: of the month, else from the beginning; "" while there is too
// little.
std::string figure_sentence(const Messages& messages, Language language,
                            const MissionView& mission);
// "Nuestro objetivo: 80 % antes del 31 de diciembre de 2026."; "" without one.
std::string target_sentence(const Messages& messages, Language language, const Mission& mission);
// "31 de diciembre de 2026" of "2026-12-31".
std::string date_words(Language language, const std::string& date);

// Whether the figure is where the target wants it.
bool is_reached(const KeyFigure& figure, double target);

// A target as typed into a form: "80" or "80 %", hours ("4", "1,5"), people ("12"). Nothing for an
// empty field; fails for what is none.
Result<std::optional<double>> read_target(std::string_view typed, Unit unit);
// The same back: "80", "1,5", "12".
std::string write_target(Language language, double target, Unit unit);

}  // namespace coloquio::community
