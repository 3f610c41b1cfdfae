#include "community/norms/routes.h"

namespace coloquio::community {
namespace {

using web::List;

struct BySpace {
  std::string space;
};
BOOST_DESCRIBE_STRUCT(BySpace, (), (space))

struct VersionsQuery {
  std::string space;
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(VersionsQuery, (), (space, after, limit))

struct NormsJson {
  std::int64_t number = 0;
  std::string body;
  std::string body_html;
  std::string note;
  people::PersonCard author;
  Instant written_at;
};
BOOST_DESCRIBE_STRUCT(NormsJson, (), (number, body, body_html, note, author, written_at))

NormsJson to_wire(NormsView view) {
  return {view.version.number,
          std::move(view.version.body_markdown),
          std::move(view.version.body_html),
          std::move(view.version.note),
          std::move(view.author),
          view.version.written_at};
}

Result<NormsJson> wired(Result<NormsView> view) {
  if (!view) return fail(view.error());
  return to_wire(std::move(*view));
}

}  // namespace

void add_norms_routes(web::Router& router, Community& community) {
  router.get<BySpace, NormsJson>("/api/v1/spaces/{space}/norms", Permission::everyone,
                                 "Show the norms of a community as they stand now",
                                 [&community](const Viewer& viewer, BySpace in) {
                                   return wired(community.norms.show(viewer, in.space));
                                 });
  router.get<VersionsQuery, List<NormsJson>>(
      "/api/v1/spaces/{space}/norms/versions", Permission::everyone,
      "List every version of a community's norms, newest first",
      [&community](const Viewer& viewer, VersionsQuery in) -> Result<List<NormsJson>> {
        auto page = community.norms.versions(viewer, in.space, in.after.value_or(""),
                                             in.limit.value_or(20));
        if (!page) return fail(page.error());
        List<NormsJson> list;
        for (auto& view : page->items) list.items.push_back(to_wire(std::move(view)));
        list.next = std::move(page->next);
        return list;
      });
  router.put<NormsDraft, NormsJson>(
      "/api/v1/spaces/{space}/norms", Permission::manage_spaces,
      "Write a new version of a community's norms, based on the one you read (0: the first)",
      [&community](const Viewer& viewer, NormsDraft in) {
        return wired(community.norms.set(viewer, std::move(in)));
      });
}

}  // namespace coloquio::community
