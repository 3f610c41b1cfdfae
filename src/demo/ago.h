#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace coloquio::demo {

// When something in the demo happened, seen from `now`:
//   "25m", "3h", "20h56m"  so long before now
//   "12d19:42"             twelve days ago, at 19:42 by a clock one hour ahead of UTC, so that
//   people
//                          write at hours when people write. At least "1d".
// Empty for anything else.
std::optional<Instant> parse_ago(std::string_view ago, Instant now);

}  // namespace coloquio::demo
