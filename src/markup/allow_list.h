#pragma once

#include <string>
#include <string_view>

namespace coloquio::markup {

// A second opinion on to_html(), for tests and fuzzing: parses HTML as a browser does and names the
// first element, attribute or address that messages may not hold. Empty: all is allowed.
std::string first_violation(std::string_view html);

}  // namespace coloquio::markup
