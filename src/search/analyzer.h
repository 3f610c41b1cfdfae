#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"

namespace coloquio::search {

// What the index holds of one text: stems in the order of the words, one space between. Made of
// a-z, 0-9 and bytes beyond ASCII only, so that both engines keep them as they are. Function words
// ("de", "the") are left out, unless a title or body has nothing else (docs/adr/0020).
struct Terms {
  std::string title;  // Of openings; "" otherwise.
  std::string body;
};

// One word of a query: its stem in each language, equal where they agree, and whether texts of that
// language are indexed without it.
struct QueryTerm {
  std::string es;
  std::string en;
  bool stop_es = false;
  bool stop_en = false;
  bool operator==(const QueryTerm&) const = default;
};

// Turns text into terms: folded (base/text.h), cut into words, stemmed by the language that the
// text's function words tell. CJK characters are words of their own. Any thread: stemmers and the
// stems of common words are lent out from a small pool.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  // `body` is plain text (markup::Rendered::text). One language is guessed for both.
  Terms analyze(std::string_view title, std::string_view body);
  // The words of one part of a query, without stems of stop words if others remain.
  std::vector<QueryTerm> query_terms(std::string_view text, bool keep_stop_words = false);
  // `text` HTML-escaped with the words that match a term inside <mark>.
  std::string highlight(std::string_view text, const std::vector<QueryTerm>& terms);
  // About `graphemes` of `text` around the first word that matches, with … where cut; plain text.
  std::string excerpt(std::string_view text, const std::vector<QueryTerm>& terms,
                      std::size_t graphemes);

 private:
  class Worker;
  class Lent;
  struct Marked {
    std::size_t begin = 0, end = 0;  // Bytes.
  };
  Lent lend();
  std::vector<Marked> find(std::string_view text, const std::vector<QueryTerm>& terms);

  std::mutex mutex_;  // Guards idle_.
  std::vector<std::unique_ptr<Worker>> idle_;
};

}  // namespace coloquio::search
