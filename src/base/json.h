#pragma once

// Typed JSON: a struct described with BOOST_DESCRIBE_STRUCT is written and read without further
// code. Reading uses simdjson; members that a struct does not know are ignored, so that newer
// clients may talk to older servers; what is wrong is told with its path.
//
//   struct NewIdea { SpaceId space; std::string title; std::optional<std::string> body; };
//   BOOST_DESCRIBE_STRUCT(NewIdea, (), (space, title, body))
//   Result<NewIdea> idea = from_json<NewIdea>(text);   // fails: field "title", "expected string"
//   std::string text = to_json(*idea);
//
// C++ type                        JSON
// bool, integers, double          true/false, number (integers refuse fractions and overflow)
// std::string                     string, valid UTF-8 without NUL
// an id (enum class: int64_t)     string of digits; 0 ("none") is written as null, never read
// other enums (BOOST_DESCRIBE_ENUM) their enumerator's name, without a trailing underscore
// Instant                         "2026-11-21T09:30:00.123456Z"
// std::optional<T>                left out when empty; absent and null read as empty
// std::vector<T>, std::map<std::string, T>  array, object
// Json                            any value, kept as text
// A member without optional is required, unless its struct names it with a default through
// `static constexpr bool defaults_when_absent = true;` (all members of that struct then keep their
// default when absent).

#include <boost/describe.hpp>
#include <string>
#include <string_view>

#include "base/json_codec.h"
#include "base/result.h"

namespace coloquio {

template <class T>
std::string to_json(const T& value) {
  std::string out;
  json::write(out, value);
  return out;
}

// Kind::invalid with one FieldError per wrong member (all of them up to 20, not the first), keys
// "json.expected_string", "json.missing"…; field is a path without leading dot: "author.id",
// "items[3].name". What is wrong with the whole text ("json.syntax", "json.too_deep": over 32
// levels, "json.expected_object") is the error's own key, without fields. Kind::too_large above
// `max_bytes`. Of members with the same name the last counts.
template <class T>
Result<T> from_json(std::string_view text, std::size_t max_bytes = json::kMaxBytes) {
  return json::read<T>(text, max_bytes);
}

}  // namespace coloquio
