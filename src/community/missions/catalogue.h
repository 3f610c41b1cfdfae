#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "community/missions/mission.h"
#include "db/connection.h"

namespace coloquio::community {

// share: 0 to 1. seconds: how long something takes. people: how many.
enum class Unit { share, seconds, people };
BOOST_DESCRIBE_ENUM(Unit, share, seconds, people)

enum class Direction { higher, lower };  // Which way is better.
BOOST_DESCRIBE_ENUM(Direction, higher, lower)

// Over what a figure is counted. `spaces` is all that it may look at.
struct Period {
  Instant from;  // Instant{}: from the beginning.
  Instant to;    // Counted as it stood then, as far as the rows still tell.
  std::vector<SpaceId> spaces;
};

struct Counted {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::optional<double> value;
};

// What stands behind a figure: pages of questions, of conversations looked at, of people.
enum class RowsOf { questions, visits, people };

// One figure of the catalogue. Its name and formula in words are messages: missions.figures.KEY.
struct Entry {
  KeyFigureName name;
  Unit unit;
  Direction direction;
  RowsOf rows;
  // The smallest denominator (of people: numerator) that says something.
  std::int64_t enough;
  bool has_ever;     // Makes sense from the beginning on, not only over a month.
  bool of_the_past;  // The rows still tell what it was weeks ago.
  bool quick;        // Its cost grows with the questions of the period only.
  Counted (*count)(db::Connection& db, const Period& period);
};

// All of them, in the order that people choose from.
std::span<const Entry> catalogue();
const Entry& entry(KeyFigureName name);

// Whether there is enough behind the figure to be said aloud.
bool says_something(const KeyFigure& figure);

std::string_view key_of(KeyFigureName name);  // "share_solved"
std::optional<KeyFigureName> figure_named(std::string_view key);

}  // namespace coloquio::community
