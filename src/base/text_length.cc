// The functions of text.h that count what a person sees as characters.
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "base/text.h"

namespace coloquio::text {
namespace {

// Where each grapheme of a UTF-8 text ends, from left to right.
class Graphemes {
 public:
  explicit Graphemes(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator().setText(&text_, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot read a text");
  }
  ~Graphemes() { utext_close(&text_); }
  Graphemes(const Graphemes&) = delete;
  Graphemes& operator=(const Graphemes&) = delete;

  // The end in bytes of the next one; npos when there is none.
  std::size_t next() {
    const auto end = iterator().next();
    return end == icu::BreakIterator::DONE ? std::string_view::npos : static_cast<std::size_t>(end);
  }

 private:
  // Opening one costs more than counting a page of text.
  static icu::BreakIterator& iterator() {
    thread_local const std::unique_ptr<icu::BreakIterator> one = [] {
      UErrorCode status = U_ZERO_ERROR;
      std::unique_ptr<icu::BreakIterator> made(
          icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
      if (U_FAILURE(status)) throw std::runtime_error("ICU has no break rules");
      return made;
    }();
    return *one;
  }

  UText text_ = UTEXT_INITIALIZER;
};

// True when each code point is a character of its own: nothing from U+0300 on, no line ends of two.
bool is_simple(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0xcc && c != '\r'; });
}

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }

// The byte where grapheme number `count` ends, or the text's size when it has fewer.
std::size_t end_of(std::string_view text, std::size_t count) {
  if (!is_simple(text)) {
    Graphemes graphemes(text);
    std::size_t end = 0;
    for (std::size_t i = 0; i < count && end < text.size(); ++i) {
      end = std::min(graphemes.next(), text.size());
    }
    return end;
  }
  std::size_t end = 0;
  for (std::size_t i = 0; i <= count && end < text.size(); ++end) {
    if (starts_code_point(text[end]) && ++i > count) break;
  }
  return end;
}

// The last byte at or before which a word ends in the second half of text[0, end), else `end`.
std::size_t word_end(std::string_view text, std::size_t end) {
  if (text[end] == ' ' || text[end] == '\n') return end;
  const auto space = text.substr(0, end).find_last_of(" \n");
  return space == std::string_view::npos || space < end / 2 ? end : space;
}

}  // namespace

std::size_t count_graphemes(std::string_view text) {
  std::size_t count = 0;
  if (is_simple(text)) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
  }
  Graphemes graphemes(text);
  while (graphemes.next() != std::string_view::npos) ++count;
  return count;
}

std::string truncate(std::string_view text, std::size_t max) {
  if (!is_valid_utf8(text)) {
    std::string valid;
    icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
        .toUTF8String(valid);
    return truncate(valid, max);
  }
  if (text.size() <= max || end_of(text, max) == text.size()) return std::string(text);
  if (max == 0) return "";
  auto kept = text.substr(0, word_end(text, end_of(text, max - 1)));
  while (!kept.empty() && std::string_view(" \n,;:.").find(kept.back()) != std::string_view::npos) {
    kept.remove_suffix(1);
  }
  return std::string(kept) + "…";
}

}  // namespace coloquio::text
