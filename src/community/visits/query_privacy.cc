#include "community/visits/query_privacy.h"

#include "base/text.h"

namespace coloquio::community {
namespace {

constexpr std::size_t longest = 60;
constexpr int most_digits = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What stands inside a number that people write in groups: "600 12 34 56", "ES91-2100", "(+34)".
bool joins_digits(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')' || c == '+' ||
         c == '_' || c == ',' || c == ':' || c == '*';
}

bool has_long_number(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      if (++digits > most_digits) return true;
    } else if (!joins_digits(c)) {
      digits = 0;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> countable(std::string_view query) {
  if (query.size() > 4 * longest) return std::nullopt;
  auto folded = text::fold(text::clean_line(query));
  if (folded.size() < 2 || text::count_graphemes(folded) > longest) return std::nullopt;
  // "＠" and digits of other scripts pass for ordinary ones.
  for (const auto* mark : {"@", "\uff20", "from:", "de:"}) {
    if (folded.find(mark) != std::string::npos) return std::nullopt;
  }
  if (has_long_number(folded)) return std::nullopt;
  return folded;
}

}  // namespace coloquio::community
