#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/ids.h"
#include "base/metrics.h"
#include "db/database.h"
#include "web/authenticator.h"
#include "web/footfall.h"
#include "web/html.h"
#include "web/page_cache.h"
#include "web/rate_limit.h"
#include "web/router.h"

namespace coloquio::web {

// The few facts of a request that decide whether a kept page answers it: views of the bytes read.
struct Glance {
  Method method = Method::get;
  std::string_view target;  // As sent: "/t/7?page=2".
  std::string_view cookie = {};
  std::string_view accept_language = {};
  bool has_authorization = false;
};

// All that a request passes on its way to a handler and back, without sockets: language, route,
// identity, limits, forgery, permission, page cache, idempotency, handler, error pages, ETag,
// compression. Any thread. Tests call handle() directly.
class Pipeline {
 public:
  struct Parts {
    Router& router;
    Authenticator& authenticator;
    PageKit& kit;
    PageCache& cache;
    db::Database& database;
    Metrics& metrics;
    Ids& ids;
    RateLimits rates{};
    Footfall* footfall = nullptr;  // Null: looks at pages are not counted.
  };
  explicit Pipeline(Parts parts);
  ~Pipeline();

  Response handle(Request request);
  // The answer to a request that does not get as far (too large, no worker free).
  Response refuse(Request request, Kind kind, const std::string& key);
  // A kept page for a guest, or nothing: called on the io thread before the request is even built.
  std::shared_ptr<const CachedPage> glance(const Glance& seen) const;
  // Where handle() should be called, and how many bytes of body the endpoint takes (0: the
  // server's limit).
  struct Plan {
    bool on_io_thread = true;
    std::size_t max_body = 0;
  };
  Plan plan(Method method, std::string_view path) const;

  // A kept page that glance() found was served to a guest.
  void saw(const Look& look, const Looker& looker) const;

  const Site& site() const;
  // An answer given without the pipeline (a request that could not be read): counted here.
  void count(int status) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace coloquio::web
