#include "community/pages/legal.h"

namespace coloquio::community::pages {
namespace {

Response legal_page(const PageKit& kit, const Request& request, const std::string& area) {
  Values values;
  web::set(values, "ORG_NAME", kit.site.name);
  web::set(values, "SITE_URL", kit.site.public_url);
  const web::PageHead head{.title = kit.say(request, area + ".title"),
                           .description = kit.say(request, area + ".lead"),
                           .canonical = "/" + area,
                           .json_ld_html = "",
                           .feed = "",
                           .section = "",
                           .index = true};
  auto page = web::page(kit, request, head, "web/html/" + area + ".tpl", values);
  page.cache_topics = {"home"};
  return page;
}

}  // namespace

Result<Response> terms_page(const PageKit& kit, const Request& request) {
  return legal_page(kit, request, "terms");
}

Result<Response> privacy_page(const PageKit& kit, const Request& request) {
  return legal_page(kit, request, "privacy");
}

}  // namespace coloquio::community::pages
