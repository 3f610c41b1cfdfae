#include "base/json_text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace coloquio::json {
namespace {

using Byte = unsigned char;

// 0xe2 begins U+2028, but also every dash and quotation mark: append_special() looks closer.
bool is_special(char c) {
  const auto byte = static_cast<Byte>(c);
  return byte < 0x20 || c == '"' || c == '\\' || byte == 0xe2;
}

// How many bytes from `at` on need no second look.
std::size_t plain_length(const char* at, std::size_t size) {
  std::size_t i = 0;
#ifdef __SSE2__
  const auto control = _mm_set1_epi8(0x1f);
  const auto quote = _mm_set1_epi8('"');
  const auto backslash = _mm_set1_epi8('\\');
  const auto lead = _mm_set1_epi8(static_cast<char>(0xe2));
  for (; i + 16 <= size; i += 16) {
    const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i));
    const auto special =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes),
                                  _mm_cmpeq_epi8(bytes, quote)),
                     _mm_or_si128(_mm_cmpeq_epi8(bytes, backslash), _mm_cmpeq_epi8(bytes, lead)));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
    if (mask != 0) return i + static_cast<std::size_t>(std::countr_zero(mask));
  }
#endif
  while (i < size && !is_special(at[i])) ++i;
  return i;
}

// Appends the special character at the front of `rest`; returns how many bytes it took.
std::size_t append_special(std::string& out, std::string_view rest) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (rest.front()) {
    case '"':
      return out += "\\\"", 1;
    case '\\':
      return out += "\\\\", 1;
    case '\n':
      return out += "\\n", 1;
    case '\r':
      return out += "\\r", 1;
    case '\t':
      return out += "\\t", 1;
    default:
      break;
  }
  const auto byte = static_cast<Byte>(rest.front());
  if (byte < 0x20) {
    out += "\\u00";
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
    return 1;
  }
  if (rest.starts_with("\u2028")) return out += "\\u2028", 3;
  if (rest.starts_with("\u2029")) return out += "\\u2029", 3;
  out += rest.front();
  return 1;
}

template <class T>
void append_number(std::string& out, T value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void append_string(std::string& out, std::string_view value) {
  out += '"';
  while (true) {
    const auto plain = plain_length(value.data(), value.size());
    out.append(value.data(), plain);
    value.remove_prefix(plain);
    if (value.empty()) break;
    value.remove_prefix(append_special(out, value));
  }
  out += '"';
}

void append_integer(std::string& out, std::int64_t value) { append_number(out, value); }
void append_unsigned(std::string& out, std::uint64_t value) { append_number(out, value); }

void append_double(std::string& out, double value) {
  if (!std::isfinite(value)) return void(out += "null");
  const auto begin = out.size();
  append_number(out, value == 0 ? 0.0 : value);  // Minus zero reads back as plain zero.
  // Some readers take digits alone for an integer, and refuse one that no 64 bits can hold.
  const bool large = std::abs(value) >= 1e15;
  if (large && out.find_first_of(".e", begin) == std::string::npos) out += ".0";
}

void append_instant(std::string& out, Instant value) {
  out += '"';
  append_iso(out, value);
  out += '"';
}

std::string for_script(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  while (true) {
    const auto special = json.find_first_of("<>&");
    out += json.substr(0, special);
    if (special == std::string_view::npos) return out;
    out += json[special] == '<' ? "\\u003c" : json[special] == '>' ? "\\u003e" : "\\u0026";
    json.remove_prefix(special + 1);
  }
}

}  // namespace coloquio::json
