#include "base/text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace coloquio::text {
namespace {

using Byte = unsigned char;

// Walks over any bytes; what is no UTF-8 comes out as U+FFFD, one for each bad sequence.
template <class F>
void each_code_point(std::string_view text, F&& use) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    use(c);
  }
}

void append(std::string& out, UChar32 c) {
  std::array<std::uint8_t, 4> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  out.append(reinterpret_cast<const char*>(bytes.data()), length);
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* found = get(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
  return *found;
}

const icu::Normalizer2& nfc() {
  static const auto& one = normalizer(icu::Normalizer2::getNFCInstance);
  return one;
}

const icu::Normalizer2& nfd() {
  static const auto& one = normalizer(icu::Normalizer2::getNFDInstance);
  return one;
}

std::string compose(std::string_view valid_utf8) {
  std::string out;
  out.reserve(valid_utf8.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, {valid_utf8.data(), static_cast<std::int32_t>(valid_utf8.size())}, sink,
                      nullptr, status);
  return out;
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

// White space and what looks like it: a title of these alone would be an empty one.
bool is_blank(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(c) || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0x3164 ||
         c == 0x115f || c == 0x1160 || c == 0xffa0 || c == 0x2800;
}

std::string_view trim(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto end = static_cast<std::int32_t>(text.size());
  for (std::int32_t before = end; before > 0; end = before) {
    UChar32 c = 0;
    U8_PREV_OR_FFFD(bytes, 0, before, c);
    if (!is_blank(c)) break;
  }
  std::int32_t begin = 0;
  for (std::int32_t after = 0; after < end; begin = after) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, after, end, c);
    if (!is_blank(c)) break;
  }
  return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

// Controls, byte-order marks, overrides that make text read otherwise than it is stored.
bool is_unwanted(UChar32 c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return (c >= 0x7f && c < 0xa0) || c == 0xfeff || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<Byte>(c);
    return (byte >= 0x20 && byte < 0x7f) || c == '\n' || c == '\t';
  });
}

std::string without_unwanted(std::string_view typed, bool& composed) {
  std::string out;
  out.reserve(typed.size());
  UChar32 previous = 0;
  each_code_point(typed, [&](UChar32 c) {
    if (c == '\r' || (c == '\n' && previous != '\r')) out += '\n';
    // The first character that composes with others is U+0300; "año" needs no second look.
    else if (c != '\n' && !is_unwanted(c))
      append(out, c);
    if (c >= 0x300) composed = false;
    previous = c;
  });
  return out;
}

bool is_vowel(UChar32 c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// The whole rule, for text with letters beyond Latin-1.
std::string fold_any(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  auto wide = nfd().normalize(utf16(text), status);
  wide = nfd().normalize(wide.foldCase(), status);
  icu::UnicodeString kept;
  UChar32 base = 0;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const auto c = wide.char32At(i);
    if (u_getCombiningClass(c) == 0) base = c;
    const bool accent = c == 0x300 || c == 0x301 || c == 0x308;
    if (!accent || !is_vowel(base)) kept.append(c);
  }
  std::string out;
  nfc().normalize(kept, status).toUTF8String(out);
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

bool is_continuation(char c) { return (static_cast<Byte>(c) & 0xc0U) == 0x80; }

// Folds the character at `text[i]` when it is of the kinds that Spanish and English text is made
// of; returns its length, or 0 when fold_any() must look.
std::size_t fold_common(std::string_view text, std::size_t i, std::string& out) {
  const auto lead = static_cast<Byte>(text[i]);
  if (i + 1 >= text.size() || !is_continuation(text[i + 1])) return 0;
  const auto second = static_cast<Byte>(text[i + 1]);
  if (lead == 0xc3) {
    if (second == 0x9f) return out += "ss", 2;
    if (const char plain = kAccents[second - 0x80U]) return out += plain, 2;
    const bool upper = second < 0x9f && second != 0x97;  // 0x97 is the multiplication sign.
    out += text[i];
    out += static_cast<char>(upper ? second + 0x20U : second);
    return 2;
  }
  if (lead == 0xc2 && second >= 0xa0 && second != 0xb5) return out += text.substr(i, 2), 2;
  if (i + 2 >= text.size() || !is_continuation(text[i + 2])) return 0;
  const auto third = static_cast<Byte>(text[i + 2]);
  // Dashes, quotation marks, the ellipsis, the euro sign.
  const bool dash_or_quote = lead == 0xe2 && second == 0x80 && third >= 0x90 && third <= 0xa6;
  const bool euro = lead == 0xe2 && second == 0x82 && third == 0xac;
  if (dash_or_quote || euro) return out += text.substr(i, 3), 3;
  return 0;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = at[i];
    if (c < 0x80) {
      ++i;
      continue;
    }
    U8_NEXT(at, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

std::string clean(std::string_view typed) {
  if (is_plain_ascii(typed)) return std::string(trim(typed));
  bool composed = true;
  auto out = without_unwanted(typed, composed);
  if (!composed) out = compose(out);
  return std::string(trim(out));
}

std::string clean_line(std::string_view typed) {
  const auto cleaned = clean(typed);
  std::string out;
  out.reserve(cleaned.size());
  bool space = false;
  each_code_point(cleaned, [&](UChar32 c) {
    if (!u_isUWhiteSpace(c))
      append(out, c);
    else if (!space)
      out += ' ';
    space = u_isUWhiteSpace(c);
  });
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<Byte>(text[i]);
    if (byte < 0x80) {
      out += kLower[byte];
      ++i;
      continue;
    }
    const auto length = fold_common(text, i, out);
    if (length == 0) return fold_any(text);
    i += length;
  }
  return out;
}

std::string slug(std::string_view text, std::size_t max) {
  UErrorCode status = U_ZERO_ERROR;
  const auto wide = nfd().normalize(utf16(fold(text)), status);
  std::string out;
  bool gap = false;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const auto c = wide.char32At(i);
    if (u_getCombiningClass(c) != 0) continue;
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept && gap && !out.empty()) out += '-';
    if (kept) out += static_cast<char>(c);
    gap = !kept;
  }
  if (out.size() <= max) return out;
  // Whole words, unless the first one alone is too long.
  const auto end = out[max] == '-' ? max : out.substr(0, max).rfind('-');
  out.resize(end == std::string::npos ? max : end);
  return out;
}

std::string initials(std::string_view name) {
  icu::UnicodeString any;
  icu::UnicodeString capital;
  bool in_word = false;
  each_code_point(name, [&](UChar32 c) {
    const bool starts = u_isalnum(c) && !in_word;
    in_word = u_isalnum(c) || (in_word && !u_isUWhiteSpace(c));
    if (starts && any.countChar32() < 2) any.append(u_toupper(c));
    if (starts && !u_islower(c) && capital.countChar32() < 2) capital.append(c);
  });
  // "Ana de la Vega" is AV; who writes the name in lower case gets the first letters.
  std::string out;
  (capital.isEmpty() ? any : capital).toUTF8String(out);
  return out;
}

std::string html_escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  while (true) {
    const auto special = text.find_first_of("&<>\"'");
    out += text.substr(0, special);
    if (special == std::string_view::npos) return out;
    switch (text[special]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
    }
    text.remove_prefix(special + 1);
  }
}

}  // namespace coloquio::text
