#include "community/visits/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct DaysQuery {
  std::string space;
  std::optional<Instant> from;
  std::optional<Instant> to;
};
BOOST_DESCRIBE_STRUCT(DaysQuery, (), (space, from, to))

struct SearchesQuery {
  std::optional<SearchOrderBy> order;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(SearchesQuery, (), (order, limit))

struct Opinion {
  MessageId id{};
  bool helped = false;
};
BOOST_DESCRIBE_STRUCT(Opinion, (), (id, helped))

}  // namespace

void add_visit_routes(web::Router& router, Community& community) {
  router
      .get<DaysQuery, List<VisitsOfDay>>(
          "/api/v1/spaces/{space}/visits", Permission::moderate,
          "Count visits by day, and whether they found an accepted answer; the last 30 days",
          [&community](const Viewer& viewer, DaysQuery in) -> Result<List<VisitsOfDay>> {
            auto days = community.visits.days(viewer, in.space, in.from, in.to);
            if (!days) return fail(days.error());
            return List<VisitsOfDay>{std::move(*days), std::nullopt};
          })
      .run = web::Run::worker;
  router
      .get<SearchesQuery, List<SearchCount>>(
          "/api/v1/searches", Permission::moderate,
          "List what at least three different visitors looked for in the last 30 days",
          [&community](const Viewer& viewer, SearchesQuery in) -> Result<List<SearchCount>> {
            auto counts = community.visits.searches(
                viewer, in.order.value_or(SearchOrderBy::nothing_found), in.limit.value_or(50));
            if (!counts) return fail(counts.error());
            return List<SearchCount>{std::move(*counts), std::nullopt};
          })
      .run = web::Run::worker;
  router.put<Opinion, Nothing>("/api/v1/messages/{id}/helped", Permission::everyone,
                               "Say whether an accepted answer helped; nobody is remembered",
                               [&community](const web::Request& request, Opinion in) -> Result<> {
                                 const auto said = community.visits.helped(
                                     request.viewer, web::looker_of(request), in.id, in.helped);
                                 if (!said) return fail(said.error());
                                 return {};
                               });
}

}  // namespace coloquio::community
