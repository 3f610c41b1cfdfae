#include "community/missions/catalogue.h"

#include <algorithm>
#include <array>

#include "community/missions/counting.h"
#include "db/enum_name.h"

namespace coloquio::community {
namespace {

// Fewer questions than this make a percentage that misleads.
constexpr std::int64_t enough_questions = 5;

using enum KeyFigureName;

constexpr std::array<Entry, 7> entries{{
    {.name = share_solved,
     .unit = Unit::share,
     .direction = Direction::higher,
     .rows = RowsOf::questions,
     .enough = enough_questions,
     .has_ever = true,
     .of_the_past = true,
     .quick = true,
     .count = counting::share_solved},
    {.name = first_answer_time,
     .unit = Unit::seconds,
     .direction = Direction::lower,
     .rows = RowsOf::questions,
     .enough = enough_questions,
     .has_ever = true,
     .of_the_past = true,
     .quick = true,
     .count = counting::first_answer_time},
    {.name = answered_by_members,
     .unit = Unit::share,
     .direction = Direction::higher,
     .rows = RowsOf::questions,
     .enough = enough_questions,
     .has_ever = true,
     .of_the_past = true,
     .quick = false,
     .count = counting::answered_by_members},
    {.name = visits_with_answer,
     .unit = Unit::share,
     .direction = Direction::higher,
     .rows = RowsOf::visits,
     .enough = 20,
     .has_ever = false,
     .of_the_past = true,
     .quick = false,
     .count = counting::visits_with_answer},
    {.name = active_helpers,
     .unit = Unit::people,
     .direction = Direction::higher,
     .rows = RowsOf::people,
     .enough = 1,
     .has_ever = false,
     .of_the_past = true,
     .quick = false,
     .count = counting::active_helpers},
    {.name = returning_members,
     .unit = Unit::share,
     .direction = Direction::higher,
     .rows = RowsOf::people,
     .enough = enough_questions,
     .has_ever = false,
     .of_the_past = true,
     .quick = false,
     .count = counting::returning_members},
    {.name = contribution_share,
     .unit = Unit::share,
     .direction = Direction::higher,
     .rows = RowsOf::people,
     .enough = enough_questions,
     .has_ever = false,
     .of_the_past = false,
     .quick = false,
     .count = counting::contribution_share},
}};

}  // namespace

std::span<const Entry> catalogue() { return entries; }

const Entry& entry(KeyFigureName name) {
  return *std::ranges::find(entries, name, &Entry::name);  // catalogue_test.cc: each is there.
}

bool says_something(const KeyFigure& figure) {
  const auto& of = entry(figure.name);
  const auto behind = of.unit == Unit::share ? figure.denominator : figure.numerator;
  return figure.value.has_value() && behind >= of.enough;
}

std::string_view key_of(KeyFigureName name) { return db::to_name(name); }

std::optional<KeyFigureName> figure_named(std::string_view key) {
  KeyFigureName name{};
  if (!db::from_name(key, name)) return std::nullopt;
  return name;
}

}  // namespace coloquio::community
