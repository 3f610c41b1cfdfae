#include "base/text.h"
#include "web/html.h"
#include "web/values.h"

namespace coloquio::web {
namespace {

// "author.id" → "AUTHOR_ID"
std::string in_capitals(std::string_view field) {
  std::string name;
  for (const char c : field) {
    name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '.' ? '_' : c;
  }
  return name;
}

}  // namespace

void show_problems(const PageKit& kit, const Request& request, const Error& error, Values& values) {
  auto& problems = add(values, "PROBLEMS");
  set(problems, "SENTENCE", kit.say(request, error.key, error.args));
  for (const auto& field : error.fields) {
    const auto sentence = kit.say(request, field.key, field.args);
    auto& problem = add(problems, "PROBLEM");
    set(problem, "FIELD", field.field);
    set(problem, "TEXT", sentence);
    const auto name = in_capitals(field.field) + "_ERROR";
    set(add(values, name), name + "_TEXT", sentence);
  }
}

}  // namespace coloquio::web
