#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace coloquio::zones {

// Whether ICU knows a zone of that name: "Europe/Madrid".
bool is_known(std::string_view name);
// The wall clock's minute of the day there, 0 to 1439; in UTC for an unknown zone.
int minute_of_day(Instant when, std::string_view zone);

}  // namespace coloquio::zones
