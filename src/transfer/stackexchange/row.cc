#include "transfer/stackexchange/row.h"

#include <simdjson.h>

#include <charconv>

namespace coloquio::transfer::stackexchange {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto byte = [&](std::uint32_t v) {
    out += static_cast<char>(static_cast<unsigned char>(v));
  };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

bool append_numeric(std::string_view name, std::string& out) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const auto digits = name.substr(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, code, hex ? 16 : 10);
  if (digits.empty() || error != std::errc{} || stopped != end) return false;
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
  const bool control =
      (code < ' ' && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
  if (!control) append_utf8(out, code);
  return true;
}

bool append_entity(std::string_view name, std::string& out) {
  if (name == "lt") {
    out += '<';
  } else if (name == "gt") {
    out += '>';
  } else if (name == "quot") {
    out += '"';
  } else if (name == "amp") {
    out += '&';
  } else if (name == "apos") {
    out += '\'';
  } else {
    return !name.empty() && name.front() == '#' && append_numeric(name, out);
  }
  return true;
}

}  // namespace

bool decode_entities(std::string_view value, std::string& out) {
  out.clear();
  out.reserve(value.size());
  std::size_t from = 0;
  for (auto at = value.find('&'); at != value.npos; at = value.find('&', from)) {
    out.append(value, from, at - from);
    const auto end = value.substr(at, 12).find(';');
    if (end == value.npos || !append_entity(value.substr(at + 1, end - 1), out)) return false;
    from = at + end + 1;
  }
  out.append(value, from);
  return true;
}

std::optional<std::string_view> Row::raw(std::string_view name) const {
  for (std::size_t i = 0; i < count_; ++i) {
    if (attributes_[i].name == name) return attributes_[i].value;
  }
  return std::nullopt;
}

std::string Row::text(std::string_view name, bool& ok) const {
  std::string out;
  const auto value = raw(name);
  if (value && !decode_entities(*value, out)) ok = false;
  return out;
}

std::optional<std::int64_t> Row::number(std::string_view name, bool& ok) const {
  const auto value = raw(name);
  if (!value || value->empty()) return std::nullopt;
  std::int64_t number = 0;
  const auto* end = value->data() + value->size();
  const auto [stopped, error] = std::from_chars(value->data(), end, number);
  if (error != std::errc{} || stopped != end) ok = false;
  return number;
}

bool Row::add(std::string_view name, std::string_view value) {
  if (count_ == attributes_.size() || raw(name)) return false;
  attributes_[count_++] = {name, value};
  return true;
}

Scanned scan_row(std::string_view text, Row& row) {
  constexpr std::string_view start = "<row";
  row.clear();
  if (text.size() < start.size()) return {Scan::incomplete, 0, nullptr};
  std::size_t at = start.size();
  const auto broken = [&](const char* reason) { return Scanned{Scan::broken, at, reason}; };
  while (true) {
    const auto gap = at;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at + 1 >= text.size()) return {Scan::incomplete, 0, nullptr};
    if (text[at] == '/') {
      if (text[at + 1] != '>') return broken("expected \"/>\"");
      return {Scan::row, at + 2, nullptr};
    }
    if (gap == at) return broken("expected a space before an attribute");
    const auto name = at;
    while (at < text.size() && is_name(text[at])) ++at;
    if (at + 1 >= text.size()) return {Scan::incomplete, 0, nullptr};
    if (at == name) return broken("expected an attribute's name");
    if (text[at] != '=' || (text[at + 1] != '"' && text[at + 1] != '\'')) {
      return broken("expected = and a quote");
    }
    const auto value = at + 2;
    const auto end = text.find(text[at + 1], value);
    if (end == text.npos) return {Scan::incomplete, 0, nullptr};
    const auto content = text.substr(value, end - value);
    const auto key = text.substr(name, at - name);
    at = value;
    // A quote that is missing would make the next rows part of this one.
    if (content.find('<') != content.npos) return broken("an attribute holds \"<\"");
    if (!simdjson::validate_utf8(content.data(), content.size())) {
      return broken("an attribute is not UTF-8");
    }
    if (!row.add(key, content)) return broken("an attribute stands twice");
    at = end + 1;
  }
}

}  // namespace coloquio::transfer::stackexchange
