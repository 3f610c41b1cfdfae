#include "web/guard.h"

#include <algorithm>

#include "web/digest.h"

namespace coloquio::web {
namespace {

bool is_ours(const Site& site, const Request& request, std::string_view origin) {
  if (origin == origin_of(site.public_url)) return true;
  // Reached under another name (an IP in the house): the browser's own idea of the host counts.
  const auto scheme_end = origin.find("://");
  if (scheme_end == std::string_view::npos) return false;
  const auto scheme = origin.substr(0, scheme_end);
  const auto host = request.header("host");
  return !host.empty() && origin.substr(scheme_end + 3) == host &&
         scheme == (request.secure ? "https" : "http");
}

bool is_from_elsewhere(const Site& site, const Request& request) {
  const auto origin = request.header("origin");
  if (!origin.empty()) return !is_ours(site, request, origin);
  const auto fetch_site = request.header("sec-fetch-site");
  return !fetch_site.empty() && fetch_site != "same-origin" && fetch_site != "none";
}

bool has_token(const Request& request) {
  const auto header = request.header("x-csrf-token");
  return same_secret(header.empty() ? request.form("csrf") : header, request.csrf);
}

}  // namespace

std::string_view origin_of(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  const auto path = std::min(url.find('/', scheme_end + 3), url.size());
  return url.substr(0, path);
}

Result<> check_forgery(const Site& site, const Request& request) {
  if (!changes_something(request.method) || request.viewer.by_token) return {};
  if (is_from_elsewhere(site, request)) return fail(Kind::forbidden, "errors.other_site");
  if (!request.viewer.is_guest() && !has_token(request)) {
    return fail(Kind::forbidden, "errors.old_form");
  }
  return {};
}

}  // namespace coloquio::web
