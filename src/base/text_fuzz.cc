// Cleaning, folding and cutting of any bytes: always valid UTF-8, and stable when repeated.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "base/time.h"

namespace text = coloquio::text;

namespace {
void require(bool truth) {
  if (!truth) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  const auto cleaned = text::clean(typed);
  require(text::is_valid_utf8(cleaned) && text::clean(cleaned) == cleaned);
  const auto line = text::clean_line(typed);
  require(text::clean_line(line) == line && line.find('\n') == std::string::npos);
  const auto folded = text::fold(typed);
  require(text::is_valid_utf8(folded) && text::fold(folded) == folded);
  require(text::count_graphemes(text::truncate(cleaned, 7)) <= 7);
  require(text::is_valid_utf8(text::truncate(typed, 3)));
  require(text::slug(typed).size() <= 80);
  require(text::is_valid_utf8(text::initials(typed)));
  const auto email = text::normal_email(typed);
  require(text::normal_email(email) == email);
  require(text::html_escape(typed).find_first_of("<>\"'") == std::string::npos);
  coloquio::Instant when{};
  if (coloquio::from_iso(std::string(typed), when)) {
    coloquio::Instant again{};
    require(coloquio::from_iso(coloquio::to_iso(when), again));
  }
  return 0;
}
