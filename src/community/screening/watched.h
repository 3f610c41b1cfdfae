#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "base/viewer.h"

namespace coloquio::community {

enum class WatchedWordId : std::int64_t {};

// What meets a word. censor: it is shown as ■■■. review: the text waits for a moderator. silence:
// the same, and who wrote it is silenced. block: the text is refused. The strongest counts.
enum class WordAction { censor, review, silence, block };
BOOST_DESCRIBE_ENUM(WordAction, censor, review, silence, block)

struct WatchedWord {
  WatchedWordId id{};
  std::string word;  // One word, folded; with a final "*" every word that begins so.
  WordAction action = WordAction::review;
  PersonId created_by{};
  Instant created_at;
};

// Finds watched words in text: whole words, folded as search folds them. Each word of the text
// costs one look into a table, and one more for each length that prefixes have; how many words are
// watched makes no difference. Immutable.
class Watcher {
 public:
  explicit Watcher(const std::vector<WatchedWord>& words);

  struct Hit {
    std::size_t begin = 0, end = 0;  // Bytes of the text.
    const WatchedWord* word = nullptr;
  };
  bool empty() const { return exact_.empty() && prefixes_.empty(); }
  std::vector<Hit> find(std::string_view text) const;
  // The strongest in any of the texts; null when there is none.
  const WatchedWord* strongest(std::initializer_list<std::string_view> texts) const;
  // The text with every hit of `censor` as ■■■.
  std::string censored(std::string_view text) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Table = std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>;
  const WatchedWord* match(std::string_view folded) const;

  std::vector<WatchedWord> words_;
  Table exact_;
  Table prefixes_;
  std::vector<std::size_t> lengths_;  // Of prefixes, each once.
};

// One word as it is kept: folded, the "*" at its end kept. "" when it is not one word of two or
// more letters.
std::string watched_form(std::string_view typed);

}  // namespace coloquio::community
