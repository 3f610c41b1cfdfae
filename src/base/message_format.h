#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_text.h"
#include "base/messages.h"

// One value of messages/*.json, compiled: literal text between the values of placeholders. It is
//   "Hola, {name}"                                       or an array of objects such as
//   { "declarations": ["input count", "local countPlural = count: plural"],
//     "selectors": ["countPlural"],
//     "match": {"countPlural=one": "{count} voto", "countPlural=*": "{count} votos"} }
// A selector is a local (by plural form) or an input (by its text); of the variants that match, the
// one with fewer "*" wins. Every plural form that the language has must be covered.
namespace coloquio::message_format {

struct Piece {
  std::string text;
  std::string placeholder;  // Its value follows the text; empty for none.
};
using Pattern = std::vector<Piece>;

struct Selector {
  std::string input;
  bool plural = false;
};

struct Variant {
  std::vector<std::string> matches;  // One per selector, "*" for any.
  Pattern pattern;
};

struct Message {
  std::set<std::string> inputs;
  std::vector<Selector> selectors;
  std::vector<Variant> variants;  // Never empty; the more exact ones first.
};

// Throws std::runtime_error with what is wrong.
Message parse(Language language, const Json& value);

void append(std::string& out, Language language, const Message& message, const Args& args);

// "one", "many" or "other": the CLDR rules of our two languages for whole numbers (a test compares
// them with ICU's, which cost a hundred times as much).
std::string_view plural_form(Language language, std::int64_t count);

}  // namespace coloquio::message_format
