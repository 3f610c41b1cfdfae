#include "web/url.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace coloquio::web {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

// The byte of "%41" at `at`, or -1.
int escaped_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return -1;
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool has_odd_segment(std::string_view path) {
  std::size_t from = 1;
  while (from <= path.size()) {
    const auto to = std::min(path.find('/', from), path.size());
    const auto segment = path.substr(from, to - from);
    const bool last = to == path.size();
    if (segment == "." || segment == ".." || (segment.empty() && !last)) return true;
    from = to + 1;
  }
  return false;
}

std::string decode_form_part(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i] == '+' ? ' ' : raw[i];
    if (raw[i] == '%') {
      if (const int byte = escaped_byte(raw, i); byte >= 0) {
        c = static_cast<char>(byte);
        i += 2;
      }
    }
    if (is_control(c) && c != '\n' && c != '\r' && c != '\t') continue;
    out += c;
  }
  return out;
}

constexpr auto unreserved = [] {
  std::array<bool, 256> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = true;
  for (const unsigned char c : std::string_view("0123456789-._~")) table[c] = true;
  return table;
}();

std::string encode_but(std::string_view text, char kept) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() + 16);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (unreserved[byte] || c == kept) {
      out += c;
      continue;
    }
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

}  // namespace

std::optional<std::string> decode_path(std::string_view raw) {
  if (raw.empty() || raw.front() != '/') return std::nullopt;
  std::string out;
  out.reserve(raw.size());
  bool plain = true;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (c == '%') {
      const int byte = escaped_byte(raw, i);
      // An encoded slash would move the borders between segments after a proxy has looked at them.
      if (byte < 0 || byte == '/') return std::nullopt;
      c = static_cast<char>(byte);
      i += 2;
    }
    if (is_control(c) || c == '\\') return std::nullopt;
    plain = plain && static_cast<unsigned char>(c) < 0x80;
    out += c;
  }
  if (has_odd_segment(out) || (!plain && !text::is_valid_utf8(out))) return std::nullopt;
  return out;
}

Pairs parse_query(std::string_view raw, std::size_t max) {
  Pairs out;
  while (!raw.empty() && out.size() < max) {
    const auto end = std::min(raw.find('&'), raw.size());
    const auto pair = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decode_form_part(pair.substr(0, equals));
    auto value = equals < pair.size() ? decode_form_part(pair.substr(equals + 1)) : std::string{};
    out.emplace_back(std::move(name), std::move(value));
  }
  return out;
}

std::string encode(std::string_view text) { return encode_but(text, '~'); }

std::string encode_path(std::string_view path) { return encode_but(path, '/'); }

bool is_local(std::string_view to) {
  if (to.empty() || to.front() != '/') return false;
  if (to.size() > 1 && (to[1] == '/' || to[1] == '\\')) return false;
  return std::none_of(to.begin(), to.end(), [](char c) { return is_control(c) || c == '\\'; });
}

}  // namespace coloquio::web
