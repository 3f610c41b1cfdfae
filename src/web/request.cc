#include "web/request.h"

#include <algorithm>

#include "web/multipart.h"
#include "web/url.h"

namespace coloquio::web {
namespace {

std::string_view value_of(const Pairs& pairs, std::string_view name) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [&](const auto& pair) { return pair.first == name; });
  return found == pairs.end() ? std::string_view{} : std::string_view{found->second};
}

Pairs parse_form(const Request& request) {
  const auto type = request.header("content-type");
  if (type.substr(0, 33) == "application/x-www-form-urlencoded") return parse_query(request.body);
  Pairs pairs;
  const auto boundary = multipart_boundary(type);
  if (boundary.empty()) return pairs;
  for (const auto& part : parse_multipart(request.body, boundary).value_or(std::vector<Part>{})) {
    if (!part.file_name) pairs.emplace_back(part.name, part.bytes);
  }
  return pairs;
}

const Pairs& form_of(const Request& request) {
  if (!request.form_cache) request.form_cache = parse_form(request);
  return *request.form_cache;
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::delete_:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
  }
  return "GET";
}

bool changes_something(Method method) {
  return method != Method::get && method != Method::head && method != Method::options;
}

std::string_view Request::header(std::string_view name) const { return value_of(headers, name); }
std::string_view Request::cookie(std::string_view name) const { return value_of(cookies, name); }
std::string_view Request::param(std::string_view name) const { return value_of(query, name); }
std::string_view Request::path_value(std::string_view name) const {
  return value_of(path_values, name);
}

std::string_view Request::form(std::string_view name) const {
  return value_of(form_of(*this), name);
}

std::vector<std::string_view> Request::form_all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : form_of(*this)) {
    if (key == name) values.emplace_back(value);
  }
  return values;
}

bool is_api(const Request& request) { return request.path.starts_with("/api/"); }

}  // namespace coloquio::web
