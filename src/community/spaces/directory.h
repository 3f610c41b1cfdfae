#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "community/spaces/space.h"
#include "db/database.h"

namespace coloquio::community {

// All spaces as they stood at one moment, with what follows from the tree: a space is at most as
// visible and as open as the spaces around it. Immutable.
class SpaceMap {
 public:
  explicit SpaceMap(std::vector<Space> spaces);

  const std::vector<Space>& all() const { return spaces_; }  // A tree in reading order.
  const Space* find(SpaceId id) const;                       // Null when there is none.
  const Space* find(std::string_view slug) const;
  // The community that `id` belongs to (itself when it is one).
  SpaceId root_of(SpaceId id) const;
  std::vector<SpaceId> subtree(SpaceId id) const;  // Itself first.
  std::vector<const Space*> children(SpaceId id) const;
  std::vector<SpaceId> path_to(SpaceId id) const;  // From `id` up to its community.
  // Of all()[i]: where its parent stands in all(), always before it; -1 at the top.
  int parent_at(std::size_t i) const { return parents_[i]; }
  bool private_anywhere() const { return private_anywhere_; }
  // Itself secret, or inside a space that is.
  bool secret(SpaceId id) const;
  bool secret_anywhere() const { return secret_anywhere_; }

 private:
  std::vector<Space> spaces_;
  std::unordered_map<std::int64_t, std::size_t> by_id_;
  std::vector<int> parents_;
  bool private_anywhere_ = false;
  bool secret_anywhere_ = false;
};

// The spaces one viewer may know of: what every list, search, count and export is filtered by, in
// its SQL: db::InList in(visible.ids(), 3) … "space_id IN (" + in.sql() + ")". Nothing else decides
// who sees what.
class VisibleSpaces {
 public:
  VisibleSpaces(std::shared_ptr<const SpaceMap> map, std::vector<SpaceId> ids, bool all,
                std::vector<SpaceId> moderated = {});

  const std::vector<SpaceId>& ids() const { return ids_; }  // Sorted. Empty: sees nothing.
  bool sees_all() const { return all_; }
  bool has(SpaceId id) const;
  // Null for what does not exist and for what this viewer must not know of: the same answer.
  const Space* find(SpaceId id) const;
  const Space* find(std::string_view slug) const;
  // The ids inside `id`, itself included, that this viewer may see.
  std::vector<SpaceId> inside(SpaceId id) const;
  // The secret spaces that are hidden from this viewer: what counters over everything must leave
  // out. Empty for most installations.
  std::vector<SpaceId> hidden_secrets() const;
  const SpaceMap& map() const { return *map_; }
  // Where this viewer keeps the peace: everywhere they see with Permission::moderate, else in the
  // spaces they were made moderators of and in those inside. Sorted.
  const std::vector<SpaceId>& moderated() const { return moderated_; }
  bool moderates(SpaceId id) const;

 private:
  std::shared_ptr<const SpaceMap> map_;
  std::vector<SpaceId> ids_;
  bool all_;
  std::vector<SpaceId> moderated_;
};

// Keeps the small space table and the memberships of recent viewers in memory. The process holds
// the database alone, so every change passes here through changed(). Any thread.
class Directory {
 public:
  explicit Directory(db::Database& database) : db_(database) {}

  std::shared_ptr<const SpaceMap> spaces();
  // THE permission filter (architecture, decision 7).
  VisibleSpaces visible_spaces(const Viewer& viewer);
  // The spaces that list this person among their members.
  std::shared_ptr<const std::vector<SpaceId>> memberships(PersonId person);
  // Spaces or memberships changed; called after the commit.
  void changed();

 private:
  // Who moderates which space; few rows.
  using Moderators = std::vector<std::pair<PersonId, SpaceId>>;
  std::shared_ptr<const Moderators> moderators();

  db::Database& db_;
  std::mutex mutex_;  // Guards everything below.
  std::uint64_t generation_ = 0;
  std::shared_ptr<const SpaceMap> map_;
  std::shared_ptr<const Moderators> moderators_;
  std::unordered_map<std::int64_t, std::shared_ptr<const std::vector<SpaceId>>> members_;
};

}  // namespace coloquio::community
