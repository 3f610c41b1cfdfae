#include "search/analyzer.h"

#include <libstemmer.h>

#include <algorithm>
#include <bitset>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <stdexcept>
#include <unordered_map>

#include "base/text.h"
#include "search/stop_words.h"
#include "search/words.h"

namespace coloquio::search {
namespace {

constexpr std::size_t stems_kept = 8192;    // A language; then forgotten and learnt again.
constexpr std::size_t words_kept = 65'536;  // 15 MB for each text analysed at the same time.
constexpr int words_to_guess_from = 200;
constexpr int words_indexed = 8000;  // PostgreSQL's positions end at 16383.

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

class Stemmer {
 public:
  explicit Stemmer(const char* language) : stemmer_(sb_stemmer_new(language, "UTF_8")) {
    if (stemmer_ == nullptr) throw std::runtime_error("libstemmer knows no such language");
  }
  ~Stemmer() { sb_stemmer_delete(stemmer_); }
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  std::string stem(std::string_view word) {
    const auto* out = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()),
                                      static_cast<int>(word.size()));
    return {reinterpret_cast<const char*>(out),
            static_cast<std::size_t>(sb_stemmer_length(stemmer_))};
  }

 private:
  sb_stemmer* stemmer_;
};

bool has_letters_to_stem(std::string_view word) {
  return word.size() > 2 && (word[0] < '0' || word[0] > '9');
}

}  // namespace

class Analyzer::Worker {
 public:
  // What is known of a word as it was written. Stems are made when first asked for; "" until then.
  struct Known {
    std::string stem_es, stem_en;
    bool stop_es = false, stop_en = false;
  };
  // Entries lie beside each other: a look-up touches two or three lines of memory instead of one
  // for each of a node, its key and its stem. That is most of what indexing a text takes.
  using Lexicon = boost::unordered_flat_map<std::string, Known, Hash, std::equal_to<>>;
  using Entry = Lexicon::value_type;

  // Call before each text: what know() returned is gone afterwards, and stays until then.
  void begin_text() {
    if (known_.size() >= words_kept) known_.clear();
    known_.reserve(known_.size() + words_indexed);
  }
  Entry& know(std::string_view written) {
    const auto found = known_.find(written);
    if (found != known_.end()) return *found;
    Known known;
    const auto word = folded(written);
    known.stop_es = is_stop_word(Language::es, word);
    known.stop_en = is_stop_word(Language::en, word);
    return *known_.emplace(std::string{written}, std::move(known)).first;
  }
  const std::string& stem(Language language, Entry& word) {
    auto& stem = language == Language::es ? word.second.stem_es : word.second.stem_en;
    if (stem.empty()) {
      const auto plain = folded(word.first);
      stem = make(language, plain);
      if (stem.empty()) stem = plain;
    }
    return stem;
  }

  // Of a folded word; the view lives until the next call.
  const std::string& stem(Language language, std::string_view word) {
    auto& kept = language == Language::es ? spanish_ : english_;
    const auto found = kept.find(word);
    if (found != kept.end()) return found->second;
    if (kept.size() >= stems_kept) kept.clear();
    auto stem = make(language, word);
    if (stem.empty()) stem = word;
    return kept.emplace(std::string{word}, std::move(stem)).first->second;
  }

 private:
  std::string make(Language language, std::string_view word) {
    if (!has_letters_to_stem(word)) return std::string{word};
    if (language == Language::en) return english_stemmer_.stem(word);
    // Folding took the accent that the Spanish rules look for: "facturacion" must meet
    // "facturaciones". What the stemmer gives back may hold one again.
    if (word.ends_with("ion")) {
      return text::fold(spanish_stemmer_.stem(std::string{word.substr(0, word.size() - 2)} + "ón"));
    }
    return text::fold(spanish_stemmer_.stem(word));
  }

  Stemmer spanish_stemmer_{"spanish"};
  Stemmer english_stemmer_{"english"};
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> spanish_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> english_;
  Lexicon known_;
};

class Analyzer::Lent {
 public:
  Lent(Analyzer& home, std::unique_ptr<Worker> worker) : home_(home), worker_(std::move(worker)) {}
  ~Lent() {
    const std::lock_guard lock(home_.mutex_);
    home_.idle_.push_back(std::move(worker_));
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  Worker* operator->() { return worker_.get(); }

 private:
  Analyzer& home_;
  std::unique_ptr<Worker> worker_;
};

Analyzer::Analyzer() = default;
Analyzer::~Analyzer() = default;

Analyzer::Lent Analyzer::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto worker = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(worker)};
    }
  }
  return {*this, std::make_unique<Worker>()};
}

namespace {

void collect(std::string_view text, std::vector<std::string>& out) {
  Words words(text);
  Word word;
  while (out.size() < words_indexed && words.next(word)) {
    out.push_back(folded(text.substr(word.begin, word.end - word.begin)));
  }
}

}  // namespace

Terms Analyzer::analyze(std::string_view title, std::string_view body) {
  auto worker = lend();
  worker->begin_text();
  std::vector<Worker::Entry*> words;
  words.reserve((title.size() + body.size()) / 6);
  int spanish = 0, english = 0;
  const auto cut = [&](std::string_view text) {
    Words cutter(text);
    Word word;
    while (words.size() < words_indexed && cutter.next(word)) {
      words.push_back(&worker->know(text.substr(word.begin, word.end - word.begin)));
      if (words.size() > words_to_guess_from) continue;
      spanish += words.back()->second.stop_es ? 1 : 0;
      english += words.back()->second.stop_en ? 1 : 0;
    }
  };
  cut(title);
  const auto of_title = words.size();
  cut(body);
  const auto language = english > spanish ? Language::en : Language::es;

  const auto is_stop = [language](const Worker::Entry* word) {
    return language == Language::es ? word->second.stop_es : word->second.stop_en;
  };
  const auto stems_of = [&](std::span<Worker::Entry*> part) {
    const bool keep_all = std::all_of(part.begin(), part.end(), is_stop);
    std::string stems;
    for (auto* word : part) {
      if (!keep_all && is_stop(word)) continue;
      if (!stems.empty()) stems += ' ';
      stems += worker->stem(language, *word);
    }
    return stems;
  };
  const std::span all(words);
  return {stems_of(all.first(of_title)), stems_of(all.subspan(of_title))};
}

std::vector<QueryTerm> Analyzer::query_terms(std::string_view text, bool keep_stop_words) {
  std::vector<std::string> words;
  collect(text, words);
  const auto says_something = [](const std::string& word) {
    return !is_stop_word(Language::es, word) && !is_stop_word(Language::en, word);
  };
  if (!keep_stop_words && std::any_of(words.begin(), words.end(), says_something)) {
    std::erase_if(words, [&](const std::string& word) { return !says_something(word); });
  }
  std::vector<QueryTerm> terms;
  auto worker = lend();
  for (const auto& word : words) {
    terms.push_back({worker->stem(Language::es, word), worker->stem(Language::en, word),
                     is_stop_word(Language::es, word), is_stop_word(Language::en, word)});
  }
  return terms;
}

namespace {

// The bytes that a word sought may begin with: stems keep their word's beginning, so that most
// words of a text need not be folded and stemmed to be passed over.
class Beginnings {
 public:
  explicit Beginnings(const std::vector<QueryTerm>& terms) {
    for (const auto& term : terms) {
      for (const auto& stem : {term.es, term.en}) {
        if (!stem.empty()) allowed_.set(static_cast<unsigned char>(stem.front()));
      }
    }
  }
  bool allow(char first) const {
    const auto byte = static_cast<unsigned char>(first);
    if (byte >= 0x80) return true;  // Folding may make anything of it.
    return allowed_.test(byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte);
  }

 private:
  std::bitset<256> allowed_;
};

}  // namespace

std::vector<Analyzer::Marked> Analyzer::find(std::string_view text,
                                             const std::vector<QueryTerm>& terms) {
  std::vector<Marked> found;
  if (terms.empty()) return found;
  const Beginnings beginnings(terms);
  auto worker = lend();
  Words words(text);
  Word word;
  while (words.next(word)) {
    if (!beginnings.allow(text[word.begin])) continue;
    const auto plain = folded(text.substr(word.begin, word.end - word.begin));
    const auto& spanish = worker->stem(Language::es, plain);
    const auto& english = worker->stem(Language::en, plain);
    const auto matches = [&](const QueryTerm& term) {
      return spanish == term.es || english == term.en;
    };
    if (std::any_of(terms.begin(), terms.end(), matches)) found.push_back({word.begin, word.end});
  }
  return found;
}

std::string Analyzer::highlight(std::string_view text, const std::vector<QueryTerm>& terms) {
  std::string out;
  std::size_t done = 0;
  for (const auto& mark : find(text, terms)) {
    out += text::html_escape(text.substr(done, mark.begin - done));
    out += "<mark>" + text::html_escape(text.substr(mark.begin, mark.end - mark.begin)) + "</mark>";
    done = mark.end;
  }
  return out + text::html_escape(text.substr(done));
}

std::string Analyzer::excerpt(std::string_view text, const std::vector<QueryTerm>& terms,
                              std::size_t graphemes) {
  const auto marks = find(text, terms);
  if (marks.empty()) return text::truncate(text, graphemes);
  // A third of the room before what was found, and from the beginning of a word.
  const auto before = graphemes / 3;
  auto begin = marks.front().begin > before ? marks.front().begin - before : 0;
  if (begin > 0) {
    const auto space = text.find(' ', begin);
    begin = space == std::string_view::npos || space > marks.front().begin ? marks.front().begin
                                                                           : space + 1;
  }
  return (begin > 0 ? "…" : "") + text::truncate(text.substr(begin), graphemes);
}

}  // namespace coloquio::search
