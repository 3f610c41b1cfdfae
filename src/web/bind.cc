#include "web/bind.h"

namespace coloquio::web::bind {

bool read_bool(std::string_view text, bool& out) {
  if (text == "true" || text == "1") {
    out = true;
    return true;
  }
  if (text == "false" || text == "0") {
    out = false;
    return true;
  }
  return false;
}

bool read_instant(std::string_view text, Instant& out) { return from_iso(std::string{text}, out); }

std::string with_members(std::string_view body, std::string_view members) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!body.empty() && is_space(body.front())) body.remove_prefix(1);
  if (body.empty()) body = "{}";
  // Not an object: the codec says so.
  if (body.front() != '{') return std::string{body};
  auto rest = body.substr(1);
  while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
  if (!rest.empty() && rest.front() == '}' && !members.empty()) members.remove_suffix(1);
  std::string out = "{";
  out += members;
  out += rest;
  return out;
}

}  // namespace coloquio::web::bind
