#include "markup/mention.h"

#include <algorithm>

namespace coloquio::markup {
namespace {

constexpr std::size_t longest = 40;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the text before the "@" ends in a letter of any alphabet, a digit or what addresses hold.
bool joins(std::string_view before) {
  if (before.empty()) return false;
  const char c = before.back();
  if ((static_cast<unsigned char>(c) & 0x80U) == 0) {
    return is_letter(c) || is_digit(c) || std::string_view("@._-/+").find(c) != before.npos;
  }
  // Signs like ¿ ¡ « (U+00A0 to U+00BF) and “ — (U+2000 to U+203F) are no letters.
  const auto size = before.size();
  if (size >= 2 && before[size - 2] == '\xC2') return false;
  return size < 3 || before.substr(size - 3, 2) != "\xE2\x80";
}

}  // namespace

std::optional<Mention> next_mention(std::string_view text) {
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (joins(text.substr(0, at))) continue;
    auto end = at + 1;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || text[end] == '-')) {
      ++end;
    }
    while (end > at + 1 && text[end - 1] == '-') --end;
    if (end == at + 1 || end - at - 1 > longest || text[at + 1] == '-') continue;
    std::string handle(text.substr(at + 1, end - at - 1));
    std::transform(handle.begin(), handle.end(), handle.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return Mention{at, end, std::move(handle)};
  }
  return std::nullopt;
}

}  // namespace coloquio::markup
