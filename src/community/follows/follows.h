#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"
#include "community/workspaces/service.h"
#include "people/person.h"

namespace coloquio::community {

inline constexpr int most_followed = 200;
inline constexpr auto followed_for = std::chrono::days{30};

// Something that a followed person wrote.
struct FollowedLine {
  people::PersonCard author;
  Conversation conversation;
  MessageId message{};
  Instant at;
};

// Whom somebody follows: for themselves only, nobody is told or counted.
class Follows {
 public:
  Follows(Context& context, Directory& directory, Workspaces& workspaces)
      : context_(context), directory_(directory), workspaces_(workspaces) {}

  // Kind::not_found for who must not be known of, Kind::conflict for oneself, Kind::too_many beyond
  // 200. Twice changes nothing.
  Result<> follow(const Viewer& viewer, PersonId person);
  Result<> unfollow(const Viewer& viewer, PersonId person);
  bool follows(const Viewer& viewer, PersonId person);
  Result<std::vector<people::PersonCard>> followed(const Viewer& viewer);
  // What they wrote in 30 days, newest first, in the spaces that the viewer may see.
  Result<Page<FollowedLine>> written(const Viewer& viewer, std::string_view after, int limit);

 private:
  // Those that the viewer may know of by now.
  std::vector<PersonId> known(const Viewer& viewer);

  Context& context_;
  Directory& directory_;
  Workspaces& workspaces_;
};

}  // namespace coloquio::community
