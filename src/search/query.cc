#include "search/query.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace coloquio::search {
namespace {

constexpr std::size_t longest_query = 500;
constexpr std::size_t most_parts = 16;

// One piece of what was typed: "-", "tag:" and quotes taken off.
struct Piece {
  bool without = false;
  std::string_view field;
  std::string_view text;
  bool quoted = false;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view cut(std::string_view typed) {
  if (typed.size() <= longest_query) return typed;
  auto end = longest_query;
  while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xc0U) == 0x80U) --end;
  return typed.substr(0, end);
}

class Pieces {
 public:
  explicit Pieces(std::string_view typed) : rest_(cut(typed)) {}

  bool next(Piece& piece) {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    if (rest_.empty()) return false;
    piece = {};
    if (rest_.front() == '-' && rest_.size() > 1 && !is_space(rest_[1])) {
      piece.without = true;
      rest_.remove_prefix(1);
    }
    take_field(piece);
    take_text(piece);
    return true;
  }

 private:
  void take_field(Piece& piece) {
    const auto colon = rest_.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 10 || colon + 1 >= rest_.size()) {
      return;
    }
    const auto name = rest_.substr(0, colon);
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!std::all_of(name.begin(), name.end(), is_letter)) return;
    piece.field = name;
    rest_.remove_prefix(colon + 1);
  }

  void take_text(Piece& piece) {
    if (rest_.empty()) return;
    if (rest_.front() == '"') {
      piece.quoted = true;
      rest_.remove_prefix(1);
      const auto end = std::min(rest_.find('"'), rest_.size());
      piece.text = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      return;
    }
    const auto end = static_cast<std::size_t>(std::find_if(rest_.begin(), rest_.end(), is_space) -
                                              rest_.begin());
    piece.text = rest_.substr(0, end);
    rest_.remove_prefix(end);
  }

  std::string_view rest_;
};

std::optional<bool> yes_or_no(std::string_view text) {
  const auto word = text::fold(text);
  if (word == "yes" || word == "si" || word == "true") return true;
  if (word == "no" || word == "false") return false;
  return std::nullopt;
}

bool is_person(std::string_view text) {
  return text == "me" || text == "mi" ||
         (!text.empty() &&
          std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

// False when the piece is no filter of ours: then its text counts as words.
bool take_filter(const Piece& piece, Query& query) {
  if (piece.without || piece.text.empty()) return false;
  if (piece.field == "tag" || piece.field == "etiqueta") {
    const auto slug = text::slug(piece.text);
    if (!slug.empty() && query.tags.size() < 5) query.tags.push_back(slug);
    return true;
  }
  if (piece.field == "space" || piece.field == "espacio") {
    query.space = std::string{piece.text};
    return true;
  }
  if ((piece.field == "from" || piece.field == "de") && is_person(piece.text)) {
    query.from = piece.text == "mi" ? "me" : std::string{piece.text};
    return true;
  }
  if (piece.field == "solved" || piece.field == "resuelta") {
    const auto wanted = yes_or_no(piece.text);
    if (wanted) query.solved = wanted;
    return wanted.has_value();
  }
  return false;
}

// Words glued by a sign ("e-mail", "24/7") stand side by side in the index: a phrase.
Query::Phrase phrase_of(Analyzer& analyzer, std::string_view text) {
  return analyzer.query_terms(text, true);
}

// A question typed as a sentence is sought by what it is about; a lone "de" is still sought.
void drop_stop_words(Analyzer& analyzer, const std::vector<std::string_view>& words, Query& query) {
  std::string sentence;
  for (const auto word : words) (sentence += word) += ' ';
  const auto kept = analyzer.query_terms(sentence);
  std::erase_if(query.wanted, [&](const Query::Phrase& phrase) {
    return phrase.size() == 1 && std::find(kept.begin(), kept.end(), phrase[0]) == kept.end();
  });
}

void add(std::vector<Query::Phrase>& to, Query::Phrase phrase) {
  if (phrase.empty() || to.size() >= most_parts) return;
  if (std::find(to.begin(), to.end(), phrase) == to.end()) to.push_back(std::move(phrase));
}

// How an engine writes words, phrases and alternatives.
struct Syntax {
  std::string_view before_word, after_word, between_words, before_phrase, after_phrase, either;
};
constexpr Syntax fts5_syntax{"", "", " ", "\"", "\"", " OR "};
constexpr Syntax tsquery_syntax{"'", "'", " <-> ", "(", ")", " | "};
constexpr Syntax tsquery_title_syntax{"'", "':A", " <-> ", "(", ")", " | "};

// As it stands in the index of that language: without function words, unless there is nothing else.
std::string form_of(const Query::Phrase& phrase, std::string QueryTerm::*stem,
                    bool QueryTerm::*stop, const Syntax& syntax) {
  const bool keep_all =
      std::all_of(phrase.begin(), phrase.end(), [stop](const auto& term) { return term.*stop; });
  std::string out{syntax.before_phrase};
  bool first = true;
  for (const auto& term : phrase) {
    if (!keep_all && term.*stop) continue;
    if (!std::exchange(first, false)) out += syntax.between_words;
    out += syntax.before_word;
    out += term.*stem;
    out += syntax.after_word;
  }
  return out += syntax.after_phrase;
}

// In Spanish or in English, whichever the document was taken for.
std::string written(const Query::Phrase& phrase, const Syntax& syntax) {
  const auto spanish = form_of(phrase, &QueryTerm::es, &QueryTerm::stop_es, syntax);
  const auto english = form_of(phrase, &QueryTerm::en, &QueryTerm::stop_en, syntax);
  if (spanish == english) return spanish;
  return "(" + spanish + std::string{syntax.either} + english + ")";
}

std::string joined(const std::vector<Query::Phrase>& phrases, std::string_view word,
                   const Syntax& syntax) {
  std::string out;
  for (const auto& phrase : phrases) {
    if (!out.empty()) out += word;
    out += written(phrase, syntax);
  }
  return out;
}

}  // namespace

std::vector<QueryTerm> Query::terms() const {
  std::vector<QueryTerm> all;
  for (const auto& phrase : wanted) all.insert(all.end(), phrase.begin(), phrase.end());
  return all;
}

Query parse_query(Analyzer& analyzer, std::string_view typed) {
  Query query;
  std::vector<std::string_view> spoken;
  Pieces pieces(typed);
  for (Piece piece; pieces.next(piece);) {
    if (!piece.field.empty() && take_filter(piece, query)) continue;
    if (!piece.without) spoken.push_back(piece.text);
    if (!piece.field.empty() && !piece.without) {  // "nota:pin" was no filter of ours.
      spoken.push_back(piece.field);
      add(query.wanted, phrase_of(analyzer, piece.field));
    }
    add(piece.without ? query.unwanted : query.wanted, phrase_of(analyzer, piece.text));
  }
  drop_stop_words(analyzer, spoken, query);
  return query;
}

std::string fts5_match(const Query& query, Where where) {
  if (!query.has_words()) return {};
  auto out = "(" + joined(query.wanted, " AND ", fts5_syntax) + ")";
  if (where == Where::title) out = "({title} : " + out + ")";
  for (const auto& phrase : query.unwanted) out += " NOT " + written(phrase, fts5_syntax);
  return out;
}

std::string tsquery(const Query& query, Where where) {
  if (!query.has_words()) return {};
  const auto& syntax = where == Where::title ? tsquery_title_syntax : tsquery_syntax;
  auto out = joined(query.wanted, " & ", syntax);
  for (const auto& phrase : query.unwanted) out += " & !" + written(phrase, tsquery_syntax);
  return out;
}

std::string tsvector(const Terms& terms) {
  std::string out;
  std::size_t position = 1;
  const auto append = [&](std::string_view words, std::string_view weight) {
    while (!words.empty()) {
      const auto end = std::min(words.find(' '), words.size());
      out += '\'';
      out += words.substr(0, end);
      out += "':" + std::to_string(position++);
      out += weight;
      out += ' ';
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  };
  append(terms.title, "A");
  ++position;  // A phrase does not reach from the title into the body.
  append(terms.body, "");
  return out;
}

}  // namespace coloquio::search
