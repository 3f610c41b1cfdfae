#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/spaces/directory.h"
#include "community/visits/opinions.h"
#include "community/visits/searches.h"
#include "community/visits/store.h"
#include "web/footfall.h"

namespace coloquio::community {

// Who comes and whether they find what they came for, as numbers without people (docs/adr/0021).
// Everything is counted in memory and written down every minute; a crash loses that minute.
class Visits {
 public:
  Visits(Context& context, Directory& directory);

  // Looks at conversations are counted by the server itself: this is where.
  web::Footfall& footfall() { return footfall_; }

  // Somebody looked for `query`, as typed. Robots and repetitions within half an hour do not count,
  // and what looks personal is dropped here.
  void searched(const web::Looker& looker, std::string_view query, bool found);
  // Says of an accepted answer whether it helped; again, to change one's mind. Kind::not_found when
  // the viewer may not see it, Kind::conflict when it is not the accepted answer (any more),
  // Kind::forbidden for one's own. Returns the conversation.
  Result<Conversation> helped(const Viewer& viewer, const web::Looker& looker, MessageId id,
                              bool helped);

  // Writes down what was counted; by a job, every minute. What cannot be saved waits for the next.
  void write_down();
  // Counts older than 400 days go.
  void forget_old();

  // Permission::moderate: days (at most 400 of them; without `to` until now, without `from` thirty)
  // in what the viewer sees of the community that the space belongs to.
  Result<std::vector<VisitsOfDay>> days(const Viewer& viewer, std::string_view space,
                                        std::optional<Instant> from, std::optional<Instant> to);
  // Permission::moderate: of the last 30 days, at most 100. Searches look everywhere, and so do
  // these.
  Result<std::vector<SearchCount>> searches(const Viewer& viewer, SearchOrderBy order, int limit);

 private:
  void write_visits(std::int64_t day);
  void write_opinions();
  void write_searches(std::int64_t day);

  Context& context_;
  Directory& directory_;
  web::Footfall footfall_;
  Searches searches_;
  Opinions opinions_;
};

}  // namespace coloquio::community
