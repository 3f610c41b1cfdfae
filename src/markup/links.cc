#include "markup/links.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace coloquio::markup {
namespace {

bool starts_with_folded(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(), [](char want, char c) {
    return want == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  });
}

bool is_under(std::string_view url, std::string_view own) {
  if (own.empty() || !url.starts_with(own)) return false;
  return url.size() == own.size() || url[own.size()] == '/' || url[own.size()] == '?' ||
         url[own.size()] == '#';
}

bool has_host(std::string_view rest) {
  return !rest.empty() && rest.front() != '/' && rest.front() != '\\' && rest.front() != '?' &&
         rest.front() != '#';
}

constexpr std::array<bool, 256> make_url_safe() {
  std::array<bool, 256> safe{};
  for (int c = 0; c < 256; ++c) {
    safe[static_cast<std::size_t>(c)] =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  for (const char c : std::string_view{"-_.!~*();/?:@=+$,%#"}) {
    safe[static_cast<unsigned char>(c)] = true;
  }
  return safe;
}
constexpr auto url_safe = make_url_safe();

constexpr std::array<std::string_view, 256> make_entities() {
  std::array<std::string_view, 256> table{};
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&quot;";
  table['\''] = "&#39;";
  return table;
}
constexpr auto entities = make_entities();

}  // namespace

Target target_of(std::string_view url, const Options& options) {
  // Browsers drop tabs and newlines inside a URL, so "java\nscript:" and "/\t/host" must not pass.
  const bool odd = std::any_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
  });
  if (url.empty() || odd) return Target::none;
  if (url.front() == '/') {
    return url.size() > 1 && (url[1] == '/' || url[1] == '\\') ? Target::none : Target::ours;
  }
  if (starts_with_folded(url, "mailto:")) return url.size() > 7 ? Target::outside : Target::none;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with_folded(url, scheme)) continue;
    if (!has_host(url.substr(scheme.size()))) return Target::none;
    return is_under(url, options.own_url) ? Target::ours : Target::outside;
  }
  return Target::none;
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto entity = entities[static_cast<unsigned char>(text[at])];
    if (entity.empty()) continue;
    out.append(text, from, at - from);
    out += entity;
    from = at + 1;
  }
  out.append(text, from);
}

void append_url(std::string& out, std::string_view url) {
  constexpr char hex[] = "0123456789ABCDEF";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (url_safe[byte]) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
}

}  // namespace coloquio::markup
