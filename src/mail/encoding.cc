#include "mail/encoding.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdint>

namespace coloquio::mail {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) {
      return at < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]))
                               : 0U;
    };
    const std::uint32_t three = (byte(i) << 16U) | (byte(i + 1) << 8U) | byte(i + 2);
    out += kAlphabet[(three >> 18U) & 63U];
    out += kAlphabet[(three >> 12U) & 63U];
    out += i + 1 < bytes.size() ? kAlphabet[(three >> 6U) & 63U] : '=';
    out += i + 2 < bytes.size() ? kAlphabet[three & 63U] : '=';
  }
  return out;
}

}  // namespace

std::string header_text(std::string_view value) {
  std::string clean(value);
  bool plain = clean.size() <= 200;
  for (char& c : clean) {
    if (is_control(c)) c = ' ';
    if (static_cast<unsigned char>(c) > 0x7E) plain = false;
  }
  // "=?" would be read as the start of an encoded word.
  if (plain && clean.find("=?") == std::string::npos) return clean;

  // 45 bytes make 60 of base64: with "=?UTF-8?B?" and "?=" that is within RFC 2047's 75.
  std::string out;
  std::string_view rest = clean;
  while (!rest.empty()) {
    std::size_t size = std::min<std::size_t>(45, rest.size());
    while (size < rest.size() && size > 0 && is_continuation(rest[size])) --size;
    if (size == 0) size = std::min<std::size_t>(45, rest.size());
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(rest.substr(0, size)) + "?=";
    rest.remove_prefix(size);
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  constexpr std::size_t kLine = 73;  // Leaves room for one "=XX" more and the soft break's "=".
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n' || c == '\r') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool at_end = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
    const auto byte = static_cast<unsigned char>(c);
    const bool as_is =
        (byte > 0x20 && byte < 0x7F && c != '=') || ((c == ' ' || c == '\t') && !at_end);
    if (column >= kLine) {
      out += "=\r\n";
      column = 0;
    }
    if (as_is) {
      out += c;
      ++column;
    } else {
      out += fmt::format("={:02X}", byte);
      column += 3;
    }
  }
  return out;
}

std::string mail_date(Instant when) {
  static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(when);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(when - day)};
  return fmt::format(
      "{}, {:02} {} {} {:02}:{:02}:{:02} +0000", kDays[std::chrono::weekday{day}.c_encoding()],
      static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
      static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
      time.seconds().count());
}

}  // namespace coloquio::mail
