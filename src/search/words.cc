#include "search/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

#include "base/text.h"

namespace coloquio::search {
namespace {

constexpr std::size_t longest_word = 40;

enum class Class { gap, letter, alone };

constexpr std::array<bool, 128> ascii_letters() {
  std::array<bool, 128> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
  return table;
}
constexpr auto is_ascii_letter = ascii_letters();

bool is_ideograph(UChar32 c) {
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

Class class_of(UChar32 c) {
  if (c < 0) return Class::gap;
  if (is_ideograph(c)) return Class::alone;
  if (u_isalnum(c)) return Class::letter;
  const auto mask = U_GET_GC_MASK(c);
  return (mask & U_GC_M_MASK) != 0 ? Class::letter : Class::gap;
}

// The class of the character at `at`, and in `after` where the next one begins.
Class look(std::string_view text, std::size_t at, std::size_t& after) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    after = at + 1;
    return is_ascii_letter[byte] ? Class::letter : Class::gap;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<std::int64_t>(at);
  const auto length = static_cast<std::int64_t>(text.size());
  UChar32 c = 0;
  U8_NEXT(bytes, i, length, c);
  after = static_cast<std::size_t>(i);
  return class_of(c);
}

}  // namespace

bool Words::next(Word& out) {
  std::size_t after = 0;
  for (; at_ < text_.size(); at_ = after) {
    const auto first = look(text_, at_, after);
    if (first == Class::gap) continue;
    out.begin = at_;
    at_ = after;
    while (first == Class::letter && at_ < text_.size() &&
           look(text_, at_, after) == Class::letter) {
      at_ = after;
    }
    out.end = at_;
    return true;
  }
  return false;
}

std::string folded(std::string_view word) {
  auto out = text::fold(word);
  if (out.size() <= longest_word) return out;
  auto cut = longest_word;
  while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xc0U) == 0x80U) --cut;
  out.resize(cut);
  return out;
}

}  // namespace coloquio::search
