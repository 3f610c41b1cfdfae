#include "community/drafts/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct DraftPlace {
  std::string place;
};
BOOST_DESCRIBE_STRUCT(DraftPlace, (), (place))

}  // namespace

void add_draft_routes(web::Router& router, Community& community) {
  router.get<Nothing, List<Draft>>(
      "/api/v1/drafts", Permission::signed_in, "List what you typed and have not posted",
      [&community](const Viewer& viewer, Nothing) -> Result<List<Draft>> {
        List<Draft> list;
        for (auto& line : community.drafts.list(viewer)) {
          list.items.push_back(std::move(line.draft));
        }
        return list;
      });
  router.get<DraftPlace, Draft>("/api/v1/drafts/{place}", Permission::signed_in,
                                "Read a draft: \"ask\" or \"reply-7\"",
                                [&community](const Viewer& viewer, DraftPlace in) -> Result<Draft> {
                                  auto draft = community.drafts.find(viewer, in.place);
                                  if (!draft)
                                    return fail(Kind::not_found, "community.drafts.no_draft");
                                  return std::move(*draft);
                                });
  // Saved every two seconds while somebody types: not to be counted among what they post.
  router
      .put<DraftChange, Draft>(
          "/api/v1/drafts/{place}", Permission::signed_in,
          "Keep what is typed; an empty one is forgotten. `seen`: the version you knew of",
          [&community](const Viewer& viewer, DraftChange in) {
            return community.drafts.save(viewer, std::move(in));
          })
      .rate = web::Rate::api;
  router.remove<DraftPlace, Nothing>(
      "/api/v1/drafts/{place}", Permission::signed_in, "Throw a draft away",
      [&community](const Viewer& viewer, DraftPlace in) -> Result<Nothing> {
        community.drafts.discard(viewer, in.place);
        return Nothing{};
      });
}

}  // namespace coloquio::community
