#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace coloquio::web {

// What a look at this page counts for (web/footfall.h): the subject's id, 0 for pages that are not
// counted, and whether an accepted answer stands on it.
struct Look {
  std::int64_t subject = 0;
  bool answered = false;
};

// What goes back. Bodies may be shared (the page cache) or views of embedded files; the server adds
// Date, Content-Length, security headers, ETag and compression.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::shared_ptr<const std::string> shared_body;  // Instead of body when set.
  std::string_view static_body;                    // Instead of both when its data() is set.
  bool immutable = false;  // Cache-Control: public, max-age=31536000, immutable.
  // Set by handlers of guest pages: may be kept in the page cache; dropped when one of these topics
  // changes ("conversation:7", "space:3", "home"). Empty: never kept.
  std::vector<std::string> cache_topics;
  Look look;  // Kept with the page, counted where it is served.
  // Server-sent events: the connection stays open and is fed by the hub (web/sse.h).
  std::string sse_channel;

  Response& header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  std::string_view bytes() const;                              // Whichever body is set.
  std::string_view header_value(std::string_view name) const;  // As spelt when set; "" when absent.
};

Response html(std::string body, int status = 200);
Response json(std::string body, int status = 200);
Response text(std::string body, std::string content_type = "text/plain; charset=utf-8");
// After a form: 303. `to` must be a path on this site ("/t/7"): anything else becomes "/".
Response see_other(std::string_view to);
Response moved(std::string_view to);  // 301.

int http_status(Kind kind);

}  // namespace coloquio::web
