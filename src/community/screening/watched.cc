#include "community/screening/watched.h"

#include <algorithm>

#include "base/text.h"
#include "search/words.h"

namespace coloquio::community {
namespace {

constexpr std::string_view censor_mark = "■■■";
constexpr std::size_t shortest = 2;

}  // namespace

Watcher::Watcher(const std::vector<WatchedWord>& words) : words_(words) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::string_view word = words_[i].word;
    if (word.ends_with('*')) {
      word.remove_suffix(1);
      prefixes_.emplace(word, i);
      lengths_.push_back(word.size());
    } else {
      exact_.emplace(word, i);
    }
  }
  std::sort(lengths_.begin(), lengths_.end());
  lengths_.erase(std::unique(lengths_.begin(), lengths_.end()), lengths_.end());
}

const WatchedWord* Watcher::match(std::string_view folded) const {
  const WatchedWord* best = nullptr;
  const auto take = [&](const Table& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return;
    const auto& word = words_[found->second];
    if (best == nullptr || word.action > best->action) best = &word;
  };
  take(exact_, folded);
  for (const auto length : lengths_) {
    if (length > folded.size()) break;
    take(prefixes_, folded.substr(0, length));
  }
  return best;
}

std::vector<Watcher::Hit> Watcher::find(std::string_view text) const {
  std::vector<Hit> hits;
  if (empty()) return hits;
  search::Words words(text);
  for (search::Word word; words.next(word);) {
    const auto* hit = match(search::folded(text.substr(word.begin, word.end - word.begin)));
    if (hit != nullptr) hits.push_back({word.begin, word.end, hit});
  }
  return hits;
}

const WatchedWord* Watcher::strongest(std::initializer_list<std::string_view> texts) const {
  const WatchedWord* best = nullptr;
  for (const auto text : texts) {
    for (const auto& hit : find(text)) {
      if (best == nullptr || hit.word->action > best->action) best = hit.word;
    }
  }
  return best;
}

std::string Watcher::censored(std::string_view text) const {
  std::string out;
  std::size_t at = 0;
  for (const auto& hit : find(text)) {
    if (hit.word->action != WordAction::censor) continue;
    out.append(text.substr(at, hit.begin - at)).append(censor_mark);
    at = hit.end;
  }
  return out.append(text.substr(at));
}

std::string watched_form(std::string_view typed) {
  auto word = text::clean_line(typed);
  const bool prefix = word.ends_with('*');
  if (prefix) word.pop_back();
  search::Words words(word);
  search::Word one;
  if (!words.next(one) || one.begin != 0 || one.end != word.size()) return "";
  auto folded = search::folded(word);
  if (text::count_graphemes(folded) < shortest) return "";
  return prefix ? folded + "*" : folded;
}

}  // namespace coloquio::community
