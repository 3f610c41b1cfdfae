// fold() of text.h: every word that is indexed or searched passes here.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstring>
#include <stdexcept>

#include "base/text.h"

namespace coloquio::text {
namespace {

using Byte = unsigned char;

bool is_vowel(UChar32 c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// The whole rule, for text with letters beyond Latin-1.
std::string fold_any(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
  auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  wide = nfd->normalize(nfd->normalize(wide, status).foldCase(), status);
  icu::UnicodeString kept;
  UChar32 base = 0;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const auto c = wide.char32At(i);
    if (u_getCombiningClass(c) == 0) base = c;
    const bool accent = c == 0x300 || c == 0x301 || c == 0x308;
    if (!accent || !is_vowel(base)) kept.append(c);
  }
  std::string out;
  nfc->normalize(kept, status).toUTF8String(out);
  return out;
}

constexpr std::string_view kLatin1From = "àáäèéëìíïòóöùúü";
constexpr std::string_view kLatin1To = "aaaeeeiiiooouuu";

// The second byte of U+00C0…U+00FF → what takes its place; 0 where a plain copy of the lower-case
// letter does.
constexpr std::array<char, 64> accent_table() {
  std::array<char, 64> table{};
  for (std::size_t i = 0; i < kLatin1To.size(); ++i) {
    const auto second = static_cast<Byte>(kLatin1From[2 * i + 1]);
    table[second - 0x80U] = kLatin1To[i];
    table[second - 0x80U - 0x20U] = kLatin1To[i];
  }
  return table;
}
constexpr auto kAccents = accent_table();

constexpr std::array<char, 128> lower_table() {
  std::array<char, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto c = static_cast<char>(i);
    table[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return table;
}
constexpr auto kLower = lower_table();

// U+00C0…U+00FF. Returns how many bytes it wrote.
std::size_t fold_latin1(Byte second, char* out) {
  if (second == 0x9f) return out[0] = 's', out[1] = 's', 2;
  if (const char plain = kAccents[second - 0x80U]) return *out = plain, 1;
  const bool upper = second < 0x9f && second != 0x97;  // 0x97 is the multiplication sign.
  out[0] = '\xc3';
  out[1] = static_cast<char>(upper ? second + 0x20U : second);
  return 2;
}

// Signs of Spanish and English text that have no case: their length in bytes, 0 for all else.
std::size_t sign_length(std::string_view text) {
  const auto lead = static_cast<Byte>(text[0]);
  const auto second = static_cast<Byte>(text.size() > 1 ? text[1] : 0);
  const auto third = static_cast<Byte>(text.size() > 2 ? text[2] : 0);
  if (lead == 0xc2) return second >= 0xa0 && second < 0xc0 && second != 0xb5 ? 2 : 0;
  // Dashes, quotation marks, the ellipsis, the euro sign.
  const bool dash_or_quote = lead == 0xe2 && second == 0x80 && third >= 0x90 && third <= 0xa6;
  const bool euro = lead == 0xe2 && second == 0x82 && third == 0xac;
  return dash_or_quote || euro ? 3 : 0;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out(text.size(), '\0');  // Nothing on the short way grows.
  char* at = out.data();
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<Byte>(text[i]);
    if (byte < 0x80) {
      *at++ = kLower[byte];
      ++i;
    } else if (byte == 0xc3 && i + 1 < text.size() && (text[i + 1] & '\xc0') == '\x80') {
      at += fold_latin1(static_cast<Byte>(text[i + 1]), at);
      i += 2;
    } else if (const auto length = sign_length(text.substr(i)); length > 0) {
      std::memcpy(at, &text[i], length);
      at += length;
      i += length;
    } else {
      return fold_any(text);
    }
  }
  out.resize(static_cast<std::size_t>(at - out.data()));
  return out;
}

}  // namespace coloquio::text
