#include "community/pages/feeds.h"

#include <fmt/format.h>

#include "base/text.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kEntries = 30;
constexpr int kAddressesAPage = 5000;  // A sitemap may hold 50,000 and 50 MB; this stays near 1 MB.

Viewer guest(const PageKit& kit) {
  Viewer viewer;
  viewer.language = kit.site.language;
  return viewer;
}

std::string second(Instant at) { return to_iso(at).substr(0, 19) + "Z"; }

}  // namespace

Result<Response> Feeds::newest(const Request&) {
  ListQuery query;
  query.limit = kEntries;
  const auto lines = community_.reading.list(guest(kit_), query);
  if (!lines) return fail(lines.error());
  auto response =
      atom(kit_.messages.say(kit_.site.language, "feed.title", {{"org", kit_.site.name}}),
           "/feed.atom", lines->items);
  response.cache_topics = {"home"};
  return response;
}

Result<Response> Feeds::of_space(const Request& request) {
  const auto space = community_.spaces.show(guest(kit_), request.path_value("slug"));
  if (!space) return fail(space.error());
  ListQuery query;
  query.space = space->slug;
  query.limit = kEntries;
  const auto lines = community_.reading.list(guest(kit_), query);
  if (!lines) return fail(lines.error());
  auto response =
      atom(space->title + " · " + kit_.site.name, path_of(*space) + "/feed.atom", lines->items);
  response.cache_topics = {"space:" + to_string(space->id)};
  return response;
}

Response Feeds::atom(const std::string& title, const std::string& path,
                     const std::vector<ConversationLine>& lines) const {
  const std::string& site = kit_.site.public_url;
  const Instant updated = lines.empty() ? Instant{} : lines.front().conversation.active_at;
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n"
      "<id>{}</id>\n<link rel=\"self\" href=\"{}\"/>\n<link "
      "href=\"{}/\"/>\n<updated>{}</updated>\n",
      code(kit_.site.language), text::html_escape(title), text::html_escape(site + path),
      text::html_escape(site + path), text::html_escape(site), second(updated));
  for (const auto& line : lines) {
    const auto& c = line.conversation;
    const auto url = text::html_escape(site + path_of(c));
    xml += fmt::format(
        "<entry>\n<title>{}</title>\n<id>{}</id>\n<link href=\"{}\"/>\n<published>{}</published>\n"
        "<updated>{}</updated>\n<author><name>{}</name></author>\n<category "
        "term=\"{}\"/>\n</entry>\n",
        text::html_escape(c.title), url, url, second(c.created_at), second(c.active_at),
        text::html_escape(line.author.name), text::html_escape(line.space_title));
  }
  return web::text(xml + "</feed>\n", "application/atom+xml; charset=utf-8");
}

Result<Response> Feeds::sitemap(const Request& request) {
  ConversationId after{};
  parse_id(request.param("after"), after);
  const auto addresses = community_.reading.addresses(after, kAddressesAPage);
  // One page holds what there is, or begins an index of pages.
  if (after == ConversationId{} && addresses.size() == kAddressesAPage &&
      request.param("page").empty()) {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    const auto entry = [&](const std::string& query) {
      xml += "<sitemap><loc>" + text::html_escape(kit_.site.public_url + "/sitemap.xml?" + query) +
             "</loc></sitemap>\n";
    };
    entry("page=first");
    for (auto page = addresses; page.size() == kAddressesAPage;) {
      entry("after=" + to_string(page.back().id));
      page = community_.reading.addresses(page.back().id, kAddressesAPage);
    }
    return web::text(xml + "</sitemapindex>\n", "application/xml; charset=utf-8");
  }
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const auto& address : addresses) {
    xml += fmt::format("<url><loc>{}</loc><lastmod>{}</lastmod></url>\n",
                       text::html_escape(kit_.site.public_url + path_of(address.id, address.slug)),
                       second(address.changed_at));
  }
  return web::text(xml + "</urlset>\n", "application/xml; charset=utf-8");
}

Result<Response> Feeds::robots(const Request&) {
  return web::text(
      "User-agent: *\nDisallow: /search\nDisallow: /sign-in\nDisallow: /sign-up\n"
      "Disallow: /settings\nDisallow: /moderation\nDisallow: /messages/\nDisallow: /api/\n"
      "Sitemap: " +
      kit_.site.public_url + "/sitemap.xml\n");
}

}  // namespace coloquio::community::pages
