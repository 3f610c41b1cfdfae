#pragma once

#include <string_view>

namespace coloquio::web {

// Whether a User-Agent names a program that reads pages for nobody in particular: search engines,
// link previews, monitors, command-line tools; also what says nothing of itself. Programs that pass
// themselves off as browsers are not recognised.
bool is_robot(std::string_view user_agent);

}  // namespace coloquio::web
