#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/missions/mission.h"
#include "community/spaces/directory.h"
#include "community/spaces/space.h"
#include "people/person.h"

namespace coloquio::community {

struct NewSpace {
  std::string title;
  std::optional<std::string> slug;  // Made from the title when absent.
  std::optional<std::string> description;
  std::optional<SpaceKind> kind;      // A community without parent, a category with one.
  std::optional<std::string> parent;  // A slug.
  std::optional<Visibility> visibility;
};
BOOST_DESCRIBE_STRUCT(NewSpace, (), (title, slug, description, kind, parent, visibility))

// What is absent stays as it is.
struct SpaceChange {
  std::string space;  // The slug it has.
  std::optional<std::string> title;
  std::optional<std::string> description;
  std::optional<std::string> slug;
  std::optional<Visibility> visibility;
  std::optional<std::int64_t> position;
};
BOOST_DESCRIBE_STRUCT(SpaceChange, (), (space, title, description, slug, visibility, position))

class Spaces {
 public:
  Spaces(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  Directory& directory() { return directory_; }

  // A community to begin with, open and with a mission, when there is no space at all. App calls
  // it at every start. `name` is the organisation's.
  void ensure_first_space(std::string_view name);

  // What the viewer may see, a tree in reading order.
  std::vector<Space> list(const Viewer& viewer);
  // Kind::not_found also for what the viewer must not know of.
  Result<Space> show(const Viewer& viewer, std::string_view slug);

  // Permission::manage_spaces from here on; each leaves a line in the audit. New spaces are drafts;
  // whoever makes a workspace or a secret space is its first owner.
  Result<Space> create(const Viewer& viewer, NewSpace draft);
  Result<Space> change(const Viewer& viewer, SpaceChange change);
  // draft → open → archived → open. A community opens only with a mission: Kind::conflict.
  Result<Space> set_state(const Viewer& viewer, std::string_view slug, SpaceState state);
  Result<> add_member(const Viewer& viewer, std::string_view slug, PersonId person);
  Result<> remove_member(const Viewer& viewer, std::string_view slug, PersonId person);
  Result<std::vector<PersonId>> members(const Viewer& viewer, std::string_view slug);

 private:
  Result<Space> managed(const Viewer& viewer, std::string_view slug);
  void audit(db::Transaction& tx, const Viewer& viewer, std::string_view act, const Space& space,
             std::string before, std::string after, std::int64_t id);

  Context& context_;
  Directory& directory_;
};

}  // namespace coloquio::community
