#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/norms/norms.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

struct NormsDraft {
  std::string space;                // The community's slug.
  std::string body;                 // Markdown, at most 16 KB.
  std::optional<std::string> note;  // What changed; needed from the second version on.
  // The version it was written upon, 0 for the first: Kind::stale when there is a newer one.
  std::int64_t based_on = 0;
};
BOOST_DESCRIBE_STRUCT(NormsDraft, (), (space, body, note, based_on))

// The norms of communities, each version kept.
class Norms {
 public:
  Norms(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  // Of the community that the space belongs to, as they stand now. Kind::not_found when the viewer
  // may not see the space, or nothing was written yet (key "norms.none").
  Result<NormsView> show(const Viewer& viewer, std::string_view space);
  // All versions, newest first; `after` is the number that Page::next gave.
  Result<Page<NormsView>> versions(const Viewer& viewer, std::string_view space,
                                   std::string_view after, int limit);
  // Permission::manage_spaces; only communities have norms. The same text again changes nothing.
  Result<NormsView> set(const Viewer& viewer, NormsDraft draft);

 private:
  std::optional<SpaceId> community_of(const Viewer& viewer, std::string_view space);

  Context& context_;
  Directory& directory_;
};

}  // namespace coloquio::community
