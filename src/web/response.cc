#include "web/response.h"

#include "web/url.h"

namespace coloquio::web {

std::string_view Response::bytes() const {
  if (static_body.data() != nullptr) return static_body;
  if (shared_body) return *shared_body;
  return body;
}

std::string_view Response::header_value(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

Response html(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response json(std::string body, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

Response text(std::string body, std::string content_type) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  return response;
}

namespace {

Response redirect(int status, std::string_view to) {
  Response response;
  response.status = status;
  response.content_type.clear();
  response.header("Location", is_local(to) ? std::string{to} : "/");
  return response;
}

}  // namespace

Response see_other(std::string_view to) { return redirect(303, to); }
Response moved(std::string_view to) { return redirect(301, to); }

int http_status(Kind kind) {
  switch (kind) {
    case Kind::invalid:
      return 422;
    case Kind::unauthenticated:
      return 401;
    case Kind::forbidden:
      return 403;
    case Kind::not_found:
      return 404;
    case Kind::gone:
      return 410;
    case Kind::conflict:
      return 409;
    case Kind::stale:
      return 412;
    case Kind::too_large:
      return 413;
    case Kind::too_many:
      return 429;
    case Kind::unavailable:
      return 503;
  }
  return 500;
}

}  // namespace coloquio::web
