#include "web/system_routes.h"

#include <map>
#include <mutex>

#include "db/migrate.h"
#include "web/assets.h"
#include "web/compress.h"
#include "web/finish.h"
#include "web/openapi.h"
#include "web/proxy.h"

namespace coloquio::web {
namespace {

constexpr int thorough_gzip = 9;
constexpr int thorough_brotli = 9;

// Compressed forms of the assets, each made when it is first asked for and kept for ever.
class Wardrobe {
 public:
  std::string_view dressed(const Asset& asset, Encoding encoding) {
    if (encoding == Encoding::identity || !is_compressible(asset.content_type)) return asset.bytes;
    const std::lock_guard lock(mutex_);
    auto& made = made_[{asset.bytes.data(), encoding}];
    if (made.empty()) {
      made = encoding == Encoding::brotli ? brotli(asset.bytes, thorough_brotli)
                                          : gzip(asset.bytes, thorough_gzip);
    }
    return made;
  }

 private:
  std::mutex mutex_;
  std::map<std::pair<const char*, Encoding>, std::string> made_;
};

Result<Response> serve_asset(Wardrobe& wardrobe, const Request& request) {
  const auto* found = find_asset(request.path);
  if (found == nullptr) return fail(Kind::not_found, "errors.not_found");
  const bool whole = request.header("range").empty();
  const auto encoding = whole ? negotiate(request.header("accept-encoding")) : Encoding::identity;
  Response response;
  response.content_type = found->content_type;
  response.static_body = wardrobe.dressed(*found, encoding);
  response.immutable = true;
  response.header("Vary", "Accept-Encoding");
  // The address holds the content's hash already, and is as strong.
  const auto etag = "\"" + found->url.substr(found->url.rfind('/') + 1) + "\"";
  const bool dressed = response.static_body.data() != found->bytes.data();
  response.header("ETag", etag_of(etag, dressed ? encoding : Encoding::identity));
  if (dressed) response.header("Content-Encoding", std::string{name_of(encoding)});
  if (!dressed) response.header("Accept-Ranges", "bytes");
  return response;
}

Result<Response> tell_ready(db::Database& database) {
  database.read([](db::Connection& c) { c.query("SELECT 1"); });
  if (db::schema_version(database) != db::newest_migration()) {
    return fail(Kind::unavailable, "errors.unavailable");
  }
  return text("ready\n").header("Cache-Control", "no-store");
}

Result<Response> tell_metrics(const Metrics& metrics, const Request& request) {
  const bool from_here = is_loopback(request.ip) && request.header("x-forwarded-for").empty();
  if (!from_here && !request.viewer.may(Permission::administer)) {
    return fail(Kind::not_found, "errors.not_found");
  }
  return text(metrics.text(), "text/plain; version=0.0.4; charset=utf-8")
      .header("Cache-Control", "no-store");
}

}  // namespace

void add_system_routes(Router& router, const PageKit& kit, db::Database& database,
                       const Metrics& metrics) {
  auto wardrobe = std::make_shared<Wardrobe>();
  router
      .page(
          Method::get, "/assets/{file}", Permission::everyone,
          [wardrobe](const Request& r) { return serve_asset(*wardrobe, r); }, Run::io)
      .rate = Rate::none;
  router
      .page(
          Method::get, "/favicon.ico", Permission::everyone,
          [](const Request&) -> Result<Response> { return moved(asset_url("mark.svg")); }, Run::io)
      .rate = Rate::none;
  router
      .page(
          Method::get, "/healthz", Permission::everyone,
          [](const Request&) -> Result<Response> {
            return text("ok\n").header("Cache-Control", "no-store");
          },
          Run::io)
      .rate = Rate::none;
  router
      .page(
          Method::get, "/readyz", Permission::everyone,
          [&database](const Request&) { return tell_ready(database); }, Run::worker)
      .rate = Rate::none;
  router
      .page(Method::get, "/metrics", Permission::everyone,
            [&metrics](const Request& r) { return tell_metrics(metrics, r); })
      .rate = Rate::api;
  // Made when first asked for: by then every room has declared its endpoints.
  auto document = std::make_shared<std::string>();
  auto made = std::make_shared<std::once_flag>();
  router.page(Method::get, "/api/openapi.json", Permission::everyone,
              [document, made, &router, &kit](const Request&) -> Result<Response> {
                std::call_once(*made, [&] { *document = openapi(router, kit.site); });
                auto response = json("");
                response.static_body = *document;
                return response;
              });
}

}  // namespace coloquio::web
