#pragma once

#include <string_view>

#include "base/result.h"
#include "web/request.h"
#include "web/site.h"

// Who may make a browser send something here.
namespace coloquio::web {

// Refuses (Kind::forbidden) what another site made a browser send: a wrong Origin or
// Sec-Fetch-Site, and, for those signed in by cookie, a missing or wrong token (header X-CSRF-Token
// or form field "csrf"). API tokens are exempt: no browser adds them by itself.
Result<> check_forgery(const Site& site, const Request& request);

// "https://a.example:8443" of "https://a.example:8443/x"; "" for anything else.
std::string_view origin_of(std::string_view url);

}  // namespace coloquio::web
