// Whatever is typed into the search box becomes a query that both engines can read: quotes in
// pairs, and nothing but words inside them.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/query.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_words(std::string_view text, char quote) {
  bool inside = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == quote) inside = !inside;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
    if (inside) check(c == quote || c == ' ' || letter);
  }
  check(!inside);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static coloquio::search::Analyzer analyzer;
  const std::string_view typed{reinterpret_cast<const char*>(data), size};
  const auto query = coloquio::search::parse_query(analyzer, typed);
  check_words(coloquio::search::fts5_match(query), '"');
  check_words(coloquio::search::tsquery(query), '\'');
  check_words(coloquio::search::tsvector(analyzer.analyze({}, typed)), '\'');
  check(analyzer.highlight(typed, query.terms()).find("<script") == std::string::npos);
  return 0;
}
