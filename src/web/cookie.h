#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "web/request.h"
#include "web/response.h"

namespace coloquio::web {

// The cookies of a Cookie header. Pairs that RFC 6265 does not allow are left out; at most 64.
Pairs parse_cookies(std::string_view header);

// Names of our cookies. With https they carry the prefix "__Host-", which browsers accept only from
// this very host, so that a neighbouring subdomain cannot plant a session.
std::string session_cookie_name(bool secure);
inline constexpr std::string_view language_cookie = "lang";

enum class ScriptAccess { no, yes };

// Adds Set-Cookie: Path=/, SameSite=Lax, HttpOnly unless scripts may see it, Secure with https.
// `value` is sent as it is: only letters, digits and "-._~" survive. `max_age` 0: until the browser
// closes; negative: forget it now.
void set_cookie(Response& response, std::string_view name, std::string_view value, bool secure,
                std::chrono::seconds max_age, ScriptAccess access = ScriptAccess::no);

// The session cookie of the person who signs in, and its end.
void set_session_cookie(Response& response, const Request& request, std::string_view token,
                        std::chrono::seconds max_age);
void forget_session_cookie(Response& response, const Request& request);

// Remembers the language that a person chose; it wins over Accept-Language and the account's.
void set_language_cookie(Response& response, const Request& request, Language language);

}  // namespace coloquio::web
