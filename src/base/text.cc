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

// Characters of one or more bytes that Spanish and English text is made of and that no step of
// clean() changes; 0 for any other, which each_code_point() must look at.
std::size_t clean_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<Byte>(text[at]) : Byte{0};
  };
  const auto continues = [&](std::size_t at) { return (byte(at) & 0xc0U) == 0x80; };
  const auto lead = byte(i);
  if (lead < 0x80) return (lead >= 0x20 && lead != 0x7f) || lead == '\n' || lead == '\t' ? 1 : 0;
  if (lead == 0xc2) return byte(i + 1) >= 0xa0 && continues(i + 1) ? 2 : 0;
  if (lead >= 0xc3 && lead <= 0xcb) return continues(i + 1) ? 2 : 0;
  // Dashes, quotation marks, the ellipsis; the euro sign; emoji.
  if (lead == 0xe2 && byte(i + 1) == 0x80)
    return byte(i + 2) >= 0x90 && byte(i + 2) <= 0xa6 ? 3 : 0;
  if (lead == 0xe2 && byte(i + 1) == 0x82) return byte(i + 2) == 0xac ? 3 : 0;
  const bool emoji = lead == 0xf0 && byte(i + 1) == 0x9f && continues(i + 2) && continues(i + 3);
  return emoji ? 4 : 0;
}

bool is_clean(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto length = clean_length(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
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
  if (is_clean(typed)) return std::string(trim(typed));
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
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // All five stand below "?", and few other letters do.
    if (text[i] > '>') continue;
    const auto escaped = escape_of(text[i]);
    if (escaped.empty()) continue;
    out += text.substr(plain, i - plain);
    out += escaped;
    plain = i + 1;
  }
  out += text.substr(plain);
  return out;
}

}  // namespace coloquio::text
