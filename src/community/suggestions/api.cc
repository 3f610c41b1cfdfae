#include "community/suggestions/routes.h"

namespace coloquio::community {
namespace {

using web::List;

struct DaysQuery {
  std::optional<int> days;  // 1 to 366; 30 when absent.
};
BOOST_DESCRIBE_STRUCT(DaysQuery, (), (days))

}  // namespace

void add_suggestion_routes(web::Router& router, Community& community) {
  router.get<DaysQuery, List<SuggestionCount>>(
      "/api/v1/suggestions", Permission::moderate,
      "Count by day what became of similar questions offered to people about to ask",
      [&community](const Viewer&, DaysQuery in) -> Result<List<SuggestionCount>> {
        return List<SuggestionCount>{community.suggestions.of_days(in.days.value_or(30)), {}};
      });
}

}  // namespace coloquio::community
