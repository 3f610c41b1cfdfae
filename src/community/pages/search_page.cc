#include "community/pages/search_page.h"

#include "base/text.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

SearchQuery query_of(const Request& request) {
  SearchQuery query;
  query.q = text::clean_line(request.param("q"));
  if (request.param("order") == "new") query.order = SearchOrder::newest;
  if (const auto space = request.param("space"); !space.empty()) query.space = std::string(space);
  if (request.param("solved") == "1") query.solved = true;
  if (const auto after = request.param("after"); !after.empty()) query.after = std::string(after);
  return query;
}

std::string next_page(const SearchQuery& query, const std::string& after) {
  std::string url = "/search?q=" + web::encode(query.q);
  if (query.order == SearchOrder::newest) url += "&order=new";
  if (query.space) url += "&space=" + web::encode(*query.space);
  if (query.solved) url += "&solved=1";
  return url + "&after=" + web::encode(after);
}

}  // namespace

Result<Response> SearchPage::show(const Request& request) {
  const auto query = query_of(request);
  Values values;
  web::set(values, "QUERY", query.q);
  if (!query.q.empty()) {
    set_filters(values, request, query);
    const auto found = community_.search.search(request.viewer, query);
    if (!query.after) {
      community_.visits.searched(web::looker_of(request), query.q, !found.items.empty());
    }
    set_results(values, request, query, found);
  }
  const web::PageHead head{
      .title = query.q.empty() ? kit_.say(request, "search.title")
                               : kit_.say(request, "search.title_for", {{"query", query.q}}),
      .description = "",
      .canonical = "/search",
      .json_ld_html = "",
      .feed = "",
      .section = "search",
      .index = false};
  return web::page(kit_, request, head, "community/html/search.tpl", values);
}

void SearchPage::set_filters(Values& values, const Request& request, const SearchQuery& query) {
  auto& filters = web::add(values, "FILTERS");
  for (const auto& space : community_.spaces.list(request.viewer)) {
    auto& option = web::add(filters, "SPACE");
    web::set(option, "SLUG", space.slug);
    web::set(option, "NAME", space.title);
    web::show(option, "SELECTED", query.space == space.slug);
  }
  web::show(filters, "SOLVED_CHECKED", query.solved.value_or(false));
  web::show(filters, query.order == SearchOrder::newest ? "ORDER_NEW" : "ORDER_BEST");
}

void SearchPage::set_results(Values& values, const Request& request, const SearchQuery& query,
                             const Page<Hit>& found) {
  if (found.items.empty()) {
    auto& none = web::add(values, "NONE");
    web::set(none, "NONE_WORDS", kit_.say(request, "search.none", {{"query", query.q}}));
    web::set(none, "ASK_URL", for_members(request, "/ask?title=" + web::encode(query.q)));
    return;
  }
  auto& section = web::add(values, "FOUND");
  const bool all = !found.next && !query.after;
  web::set(
      section, "FOUND_WORDS",
      all ? kit_.say(request, "search.found",
                     {{"count", static_cast<std::int64_t>(found.items.size())}, {"query", query.q}})
          : kit_.say(request, "search.found_many", {{"query", query.q}}));
  for (const auto& hit : found.items) {
    auto& result = web::add(section, "RESULT");
    set_row(result, kit_, request, hit.line);
    show_state(result, hit.line.conversation);
    const bool opening = hit.message == hit.line.conversation.first_message;
    web::set(result, "URL",
             opening ? path_of(hit.line.conversation) : "/messages/" + to_string(hit.message));
    web::set(result, "TITLE_HTML", hit.title_html);
    web::set(result, "EXCERPT_HTML", hit.excerpt_html);
  }
  if (found.next) web::set_section(values, "MORE", "MORE_URL", next_page(query, *found.next));
}

}  // namespace coloquio::community::pages
