#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/viewer.h"

namespace coloquio::web {

enum class Method { get, head, post, put, patch, delete_, options };

std::string_view name_of(Method method);  // "DELETE"
bool changes_something(Method method);    // Neither GET, HEAD nor OPTIONS.

using Pairs = std::vector<std::pair<std::string, std::string>>;  // Decoded, in order.

// A request as the handlers see it: read whole, checked, the viewer known.
struct Request {
  Method method = Method::get;
  std::string path;          // Decoded, normalised, begins with '/': "/t/como-cambio/7".
  std::string query_string;  // As sent, without '?'.
  Pairs query;
  Pairs path_values;  // {"id", "7"} of "/t/{slug}/{id}".
  Pairs headers;      // Names in lower case.
  Pairs cookies;
  std::string body;
  std::string ip;       // Of the client, through trusted proxies.
  bool secure = false;  // https, as the trusted proxy tells.
  std::string id;       // Of the request, for log and error pages.
  Viewer viewer;
  std::string csrf;          // The session's token, for forms; "" for guests and API tokens.
  std::string session_hash;  // Which session this is; "" without one.
  std::string theme;         // "light" or "dark" when the viewer chose one in the settings.
  std::string person_name;   // Of the viewer, for the page's header; "" for guests.

  std::string_view header(std::string_view name) const;  // "" when absent.
  std::string_view cookie(std::string_view name) const;
  std::string_view param(std::string_view name) const;  // Of the query string.
  std::string_view path_value(std::string_view name) const;
  // Of an application/x-www-form-urlencoded or multipart/form-data body; parsed on first use.
  std::string_view form(std::string_view name) const;
  std::vector<std::string_view> form_all(std::string_view name) const;

  mutable std::optional<Pairs> form_cache;
};

bool is_api(const Request& request);  // Below /api/: errors are JSON.

}  // namespace coloquio::web
