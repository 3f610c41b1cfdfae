#include "community/screening/classifier.h"

#include <algorithm>
#include <array>

#include "search/words.h"

namespace coloquio::community {
namespace {

// Words to each link that somebody who helps would use at least.
constexpr double words_a_link = 12;

struct Traits {
  int words = 0;
  int loud = 0;      // Words of four or more letters, all capitals.
  int repeated = 0;  // Signs like "!!!" and "$$$".
};

bool is_loud(std::string_view word) {
  return word.size() >= 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Traits traits_of(std::string_view text) {
  Traits traits;
  search::Words words(text);
  for (search::Word word; words.next(word); ++traits.words) {
    if (is_loud(text.substr(word.begin, word.end - word.begin))) ++traits.loud;
  }
  for (std::size_t i = 2; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '!' || c == '$') && text[i - 1] == c && text[i - 2] == c) ++traits.repeated;
  }
  return traits;
}

}  // namespace

double LocalRule::score(const Suspect& suspect) const {
  const auto traits = traits_of(suspect.text);
  if (traits.words == 0) return suspect.links > 0 ? 1 : 0;
  const double linked = std::min(1.0, suspect.links * words_a_link / traits.words / 2);
  const double loud = std::min(1.0, 3.0 * traits.loud / traits.words);
  const double repeated = std::min(1.0, traits.repeated / 3.0);
  // One trait alone is a person in a hurry; two together are seldom.
  return std::min(1.0, 0.6 * linked + 0.4 * loud + 0.3 * repeated);
}

}  // namespace coloquio::community
