#include "community/api.h"

#include "community/search/routes.h"

namespace coloquio::community {
namespace {

using api::ConversationJson;
using web::List;

// A conversation with the message of it that fits best.
struct HitJson : ConversationJson {
  MessageId message{};
  std::string title_html;
  std::string excerpt_html;
};
BOOST_DESCRIBE_STRUCT(HitJson, (ConversationJson), (message, title_html, excerpt_html))

struct SimilarQuery {
  std::string title;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(SimilarQuery, (), (title, limit))

HitJson to_wire(Hit hit) {
  HitJson json;
  static_cast<ConversationJson&>(json) = api::to_wire(std::move(hit.line));
  json.message = hit.message;
  json.title_html = std::move(hit.title_html);
  json.excerpt_html = std::move(hit.excerpt_html);
  return json;
}

}  // namespace

void add_search_routes(web::Router& router, Community& community) {
  router.get<SearchQuery, List<HitJson>>(
      "/api/v1/search", Permission::everyone,
      "Search what you may see: words, \"phrases\", -without, tag:, space:, from:, solved:",
      [&community](const Viewer& viewer, SearchQuery in) -> Result<List<HitJson>> {
        auto page = community.search.search(viewer, in);
        List<HitJson> list;
        for (auto& hit : page.items) list.items.push_back(to_wire(std::move(hit)));
        list.next = std::move(page.next);
        return list;
      });
  router.get<SimilarQuery, List<ConversationJson>>(
      "/api/v1/similar", Permission::everyone, "List conversations that ask much the same",
      [&community](const Viewer& viewer, SimilarQuery in) -> Result<List<ConversationJson>> {
        List<ConversationJson> list;
        for (auto& line : community.search.similar(viewer, in.title, in.limit.value_or(5))) {
          list.items.push_back(api::to_wire(std::move(line)));
        }
        return list;
      });
}

}  // namespace coloquio::community
