#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/analyzer.h"

namespace coloquio::search {

// What somebody typed into the search box, understood as far as it goes:
//   bizum pendiente        both words, in any form
//   "clave de firma"       these words side by side, whatever function words stand between
//   -tarjeta -"sin coste"  not these
//   tag:bizum space:tarjetas from:me solved:yes (también etiqueta: espacio: de: resuelta:sí)
// There are no syntax errors: what makes no sense is read as words or left out.
struct Query {
  using Phrase = std::vector<QueryTerm>;  // One term: a word.

  std::vector<Phrase> wanted;
  std::vector<Phrase> unwanted;
  std::vector<std::string> tags;     // text::slug() of each.
  std::optional<std::string> space;  // A slug, as typed.
  std::optional<std::string> from;   // "me" or the digits of a person's id.
  std::optional<bool> solved;

  bool has_words() const { return !wanted.empty(); }
  std::vector<QueryTerm> terms() const;  // Of all that is wanted: for highlighting.
};

// At most 500 bytes are read and 16 words or phrases kept.
Query parse_query(Analyzer& analyzer, std::string_view typed);

// The words of `query` in the language of each engine's index. "" without wanted words. `title`
// looks into titles only.
enum class Where { anywhere, title };
std::string fts5_match(const Query& query, Where where = Where::anywhere);
std::string tsquery(const Query& query, Where where = Where::anywhere);

// The terms of one document in PostgreSQL's text form of a tsvector, title words with weight A.
std::string tsvector(const Terms& terms);

}  // namespace coloquio::search
