#include "markup/guard.h"

#include <algorithm>
#include <cstdint>

namespace coloquio::markup {
namespace {

constexpr int max_pipes = 64;         // In one line: a table of 63 columns.
constexpr int max_nesting = 24;       // Quote and list marks that open one line.
constexpr int max_table_starts = 64;  // Lines such as |---|:---|: each rescans its paragraph.
constexpr int max_parentheses = 500;  // ")" in a row: autolinks balance them one by one.
constexpr std::size_t max_definition = 2048;  // "[x]: …" is copied for every [x].

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "* * *" and "- - -" are rules, not lists in lists.
bool is_rule(std::string_view rest) {
  const char mark = rest.front();
  if (mark != '-' && mark != '*') return false;
  return std::all_of(rest.begin(), rest.end(), [&](char c) { return c == mark || is_blank(c); });
}

// The length of the list or quote mark at the start of `rest`, 0 for none.
std::size_t mark_length(std::string_view rest) {
  if (rest.front() == '>') return 1;
  const auto ends_mark = [&](std::size_t at) { return at >= rest.size() || is_blank(rest[at]); };
  if (rest.front() == '-' || rest.front() == '*' || rest.front() == '+')
    return ends_mark(1) ? 1 : 0;
  std::size_t digits = 0;
  while (digits < rest.size() && digits < 10 && is_digit(rest[digits])) ++digits;
  if (digits == 0 || digits >= rest.size()) return 0;
  if (rest[digits] != '.' && rest[digits] != ')') return 0;
  return ends_mark(digits + 1) ? digits + 1 : 0;
}

// How many containers a line opens, and what is left of it behind their marks.
int nesting(std::string_view& line) {
  int depth = 0;
  while (true) {
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    if (line.empty() || is_rule(line)) return depth;
    const auto mark = mark_length(line);
    if (mark == 0) return depth;
    line.remove_prefix(mark);
    ++depth;
  }
}

bool may_start_table(std::string_view rest) {
  return !rest.empty() && rest.find('-') != rest.npos && rest.find_first_of("|:") != rest.npos &&
         rest.find_first_not_of("|:- \t\r\v\f") == rest.npos;
}

bool is_long_definition(std::string_view rest) {
  return rest.size() > max_definition && rest.front() == '[' && rest.find("]:") != rest.npos;
}

}  // namespace

std::optional<Error> reason_to_refuse(std::string_view markdown, const Options& options) {
  if (markdown.size() > options.max_bytes) {
    const auto limit = static_cast<std::int64_t>(options.max_bytes / 1024);
    return Error{Kind::too_large, "markup.too_long", {{"limit", limit}}, {}};
  }
  const auto wrong = [](const char* key, std::int64_t line) {
    return Error{Kind::invalid, key, {{"line", line}}, {}};
  };

  // A search for one character is many times as fast as one for either of two.
  const bool lone_returns = markdown.find('\r') != markdown.npos;
  const auto end_of_line = [&](std::string_view text) {
    const auto end = lone_returns ? text.find_first_of("\r\n") : text.find('\n');
    return std::min(end, text.size());
  };
  std::int64_t number = 0;
  int table_starts = 0;
  while (!markdown.empty()) {
    ++number;
    const auto end = end_of_line(markdown);
    auto line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    if (line.empty()) continue;

    if (std::count(line.begin(), line.end(), '|') > max_pipes) {
      return wrong("markup.too_many_columns", number);
    }
    static const std::string parentheses(max_parentheses, ')');
    if (line.size() > max_parentheses && line.find(parentheses) != line.npos) {
      return wrong("markup.too_complex", number);
    }
    if (nesting(line) > max_nesting) return wrong("markup.too_deep", number);
    if (line.empty()) continue;
    if (may_start_table(line) && ++table_starts > max_table_starts) {
      return wrong("markup.too_complex", number);
    }
    if (is_long_definition(line)) return wrong("markup.too_complex", number);
  }
  return std::nullopt;
}

}  // namespace coloquio::markup
