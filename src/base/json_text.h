#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/time.h"

// The small pieces of JSON text. Each appends to `out`.
namespace coloquio {

// Any JSON value, kept as text. Reading fills it with valid JSON without white space; who fills it
// otherwise answers for that. Empty is written as null.
struct Json {
  std::string text;
  bool operator==(const Json&) const = default;
};

namespace json {

// With its quotation marks. U+2028 and U+2029 are escaped, so that the text may stand in
// JavaScript. Bytes that are no UTF-8 pass unchanged: what the database holds went through
// text::clean() before.
void append_string(std::string& out, std::string_view value);

void append_integer(std::string& out, std::int64_t value);
void append_unsigned(std::string& out, std::uint64_t value);
// The shortest form that reads back the same; null for what JSON cannot say (infinity).
void append_double(std::string& out, double value);
void append_instant(std::string& out, Instant value);

// The same JSON for inside of <script>: no "<", ">" or "&" in it.
std::string for_script(std::string_view json);

}  // namespace json
}  // namespace coloquio
