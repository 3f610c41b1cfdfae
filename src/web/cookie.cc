#include "web/cookie.h"

#include <algorithm>

namespace coloquio::web {
namespace {

constexpr std::size_t max_cookies = 64;

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_cookie_octet(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool is_safe_value(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

Pairs parse_cookies(std::string_view header) {
  Pairs out;
  while (!header.empty() && out.size() < max_cookies) {
    const auto end = std::min(header.find(';'), header.size());
    const auto pair = trim(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    const auto name = trim(pair.substr(0, equals));
    auto value = trim(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    const auto allowed = [](std::string_view s) {
      return std::all_of(s.begin(), s.end(), is_cookie_octet);
    };
    if (!name.empty() && allowed(name) && allowed(value)) out.emplace_back(name, value);
  }
  return out;
}

std::string session_cookie_name(bool secure) { return secure ? "__Host-session" : "session"; }

void set_cookie(Response& response, std::string_view name, std::string_view value, bool secure,
                std::chrono::seconds max_age, ScriptAccess access) {
  std::string line{name};
  line += '=';
  std::copy_if(value.begin(), value.end(), std::back_inserter(line), is_safe_value);
  line += "; Path=/; SameSite=Lax";
  if (max_age.count() != 0)
    line += "; Max-Age=" + std::to_string(std::max<long>(0, max_age.count()));
  if (access == ScriptAccess::no) line += "; HttpOnly";
  if (secure) line += "; Secure";
  response.header("Set-Cookie", std::move(line));
}

void set_session_cookie(Response& response, const Request& request, std::string_view token,
                        std::chrono::seconds max_age) {
  set_cookie(response, session_cookie_name(request.secure), token, request.secure, max_age);
}

void forget_session_cookie(Response& response, const Request& request) {
  set_session_cookie(response, request, "", std::chrono::seconds{-1});
}

void set_language_cookie(Response& response, const Request& request, Language language) {
  set_cookie(response, language_cookie, code(language), request.secure,
             std::chrono::hours{24 * 365});
}

}  // namespace coloquio::web
