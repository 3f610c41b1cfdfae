#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "base/viewer.h"

namespace coloquio::community {

enum class SpaceId : std::int64_t {};

enum class SpaceKind { community, category, workspace };
BOOST_DESCRIBE_ENUM(SpaceKind, community, category, workspace)

// public_: everybody, guests and search engines too. members: whoever is signed in. private_: the
// people in space_member, and those who may see all spaces; the names of private workspaces are
// told to members, who may ask to join. secret: the people in space_member and administrators;
// nobody else learns that it exists (docs/adr/0024).
enum class Visibility { public_, members, private_, secret };
BOOST_DESCRIBE_ENUM(Visibility, public_, members, private_, secret)

// draft: only who manages spaces sees it. archived: read, but not written.
enum class SpaceState { draft, open, archived };
BOOST_DESCRIBE_ENUM(SpaceState, draft, open, archived)

// A place where conversations live. Communities stand at the top; categories and workspaces inside.
struct Space {
  SpaceId id{};
  std::optional<SpaceId> parent;
  SpaceKind kind = SpaceKind::community;
  std::string slug;         // In addresses: /c/tarjetas. a-z, 0-9 and hyphens, unique.
  std::string title;        // 1 to 120 characters.
  std::string description;  // At most 300.
  Visibility visibility = Visibility::public_;
  SpaceState state = SpaceState::draft;
  std::int64_t position = 0;  // Among its siblings.
  Instant created_at;
};

std::string path_of(const Space& space);  // "/c/tarjetas"

}  // namespace coloquio::community
