#include "community/spaces/directory.h"

#include <algorithm>
#include <functional>

#include "community/spaces/store.h"

namespace coloquio::community {
namespace {

constexpr std::size_t viewers_kept = 10'000;

// Parents before their children, siblings in their order. A space whose parent is missing stands at
// the top; a ring of parents, which no verb makes, is left out.
std::vector<Space> in_reading_order(std::vector<Space> loose) {
  std::unordered_map<std::int64_t, std::vector<const Space*>> inside;
  const auto exists = [&](SpaceId id) {
    return std::any_of(loose.begin(), loose.end(), [&](const Space& s) { return s.id == id; });
  };
  for (const auto& space : loose) {
    inside[space.parent && exists(*space.parent) ? raw(*space.parent) : 0].push_back(&space);
  }
  std::vector<Space> ordered;
  const std::function<void(std::int64_t)> walk = [&](std::int64_t parent) {
    for (const auto* space : inside[parent]) {
      ordered.push_back(*space);
      walk(raw(space->id));
    }
  };
  walk(0);
  return ordered;
}

bool lists(const std::vector<SpaceId>& memberships, SpaceId space) {
  return std::binary_search(memberships.begin(), memberships.end(), space);
}

bool admits(const Space& space, const Viewer& viewer, const std::vector<SpaceId>& memberships) {
  if (space.state == SpaceState::draft && !viewer.may(Permission::manage_spaces)) return false;
  if (space.visibility == Visibility::secret) {
    return viewer.may(Permission::administer) || lists(memberships, space.id);
  }
  if (viewer.may(Permission::see_all_spaces)) return true;
  if (space.visibility == Visibility::public_) return true;
  if (viewer.is_guest()) return false;
  return space.visibility == Visibility::members || lists(memberships, space.id);
}

// A confined viewer does not see the community around their workspace: membership alone counts, and
// goes down to what is inside and not closed again.
bool admits_confined(const Space& space, bool sees_around,
                     const std::vector<SpaceId>& memberships) {
  if (space.state == SpaceState::draft) return false;
  if (lists(memberships, space.id)) return true;
  return sees_around &&
         (space.visibility == Visibility::public_ || space.visibility == Visibility::members);
}

}  // namespace

SpaceMap::SpaceMap(std::vector<Space> spaces) : spaces_(in_reading_order(std::move(spaces))) {
  for (std::size_t i = 0; i < spaces_.size(); ++i) {
    auto& space = spaces_[i];
    const auto* around = space.parent ? find(*space.parent) : nullptr;
    parents_.push_back(around == nullptr ? -1 : static_cast<int>(around - spaces_.data()));
    by_id_[raw(space.id)] = i;
    const bool secret = space.visibility == Visibility::secret;
    if (secret || space.visibility == Visibility::private_) private_anywhere_ = true;
    if (secret) secret_anywhere_ = true;
    // What a space around it does not allow, it does not either.
    if (around != nullptr && around->state == SpaceState::archived &&
        space.state == SpaceState::open) {
      space.state = SpaceState::archived;
    }
  }
}

const Space* SpaceMap::find(SpaceId id) const {
  const auto found = by_id_.find(raw(id));
  return found == by_id_.end() ? nullptr : &spaces_[found->second];
}

const Space* SpaceMap::find(std::string_view slug) const {
  const auto found = std::find_if(spaces_.begin(), spaces_.end(),
                                  [&](const Space& space) { return space.slug == slug; });
  return found == spaces_.end() ? nullptr : &*found;
}

bool SpaceMap::secret(SpaceId id) const {
  if (!secret_anywhere_) return false;
  const auto path = path_to(id);
  return std::any_of(path.begin(), path.end(),
                     [&](SpaceId one) { return find(one)->visibility == Visibility::secret; });
}

SpaceId SpaceMap::root_of(SpaceId id) const {
  const auto path = path_to(id);
  return path.empty() ? SpaceId{} : path.back();
}

std::vector<SpaceId> SpaceMap::path_to(SpaceId id) const {
  std::vector<SpaceId> path;
  const auto found = by_id_.find(raw(id));
  if (found == by_id_.end()) return path;
  for (auto at = static_cast<int>(found->second); at >= 0;
       at = parents_[static_cast<std::size_t>(at)]) {
    path.push_back(spaces_[static_cast<std::size_t>(at)].id);
  }
  return path;
}

std::vector<SpaceId> SpaceMap::subtree(SpaceId id) const {
  std::vector<SpaceId> ids;
  for (const auto& space : spaces_) {
    const bool below =
        space.parent && std::find(ids.begin(), ids.end(), *space.parent) != ids.end();
    if (space.id == id || below) ids.push_back(space.id);
  }
  return ids;
}

std::vector<const Space*> SpaceMap::children(SpaceId id) const {
  std::vector<const Space*> found;
  for (const auto& space : spaces_) {
    if (space.parent == id) found.push_back(&space);
  }
  return found;
}

VisibleSpaces::VisibleSpaces(std::shared_ptr<const SpaceMap> map, std::vector<SpaceId> ids,
                             bool all, std::vector<SpaceId> moderated)
    : map_(std::move(map)), ids_(std::move(ids)), all_(all), moderated_(std::move(moderated)) {}

bool VisibleSpaces::moderates(SpaceId id) const {
  return std::binary_search(moderated_.begin(), moderated_.end(), id);
}

bool VisibleSpaces::has(SpaceId id) const {
  return std::binary_search(ids_.begin(), ids_.end(), id);
}

const Space* VisibleSpaces::find(SpaceId id) const { return has(id) ? map_->find(id) : nullptr; }

const Space* VisibleSpaces::find(std::string_view slug) const {
  const auto* space = map_->find(slug);
  return space != nullptr && has(space->id) ? space : nullptr;
}

std::vector<SpaceId> VisibleSpaces::inside(SpaceId id) const {
  auto ids = map_->subtree(id);
  std::erase_if(ids, [&](SpaceId one) { return !has(one); });
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<SpaceId> VisibleSpaces::hidden_secrets() const {
  std::vector<SpaceId> ids;
  if (all_ || !map_->secret_anywhere()) return ids;
  for (const auto& space : map_->all()) {
    if (!has(space.id) && map_->secret(space.id)) ids.push_back(space.id);
  }
  return ids;
}

std::shared_ptr<const SpaceMap> Directory::spaces() {
  std::uint64_t began = 0;
  {
    const std::lock_guard lock(mutex_);
    if (map_) return map_;
    began = generation_;
  }
  auto map = std::make_shared<const SpaceMap>(db_.read(load_spaces));
  const std::lock_guard lock(mutex_);
  if (began == generation_) map_ = map;  // Otherwise something changed while we read.
  return map;
}

std::shared_ptr<const std::vector<SpaceId>> Directory::memberships(PersonId person) {
  std::uint64_t began = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto found = members_.find(raw(person));
    if (found != members_.end()) return found->second;
    began = generation_;
  }
  auto spaces = std::make_shared<const std::vector<SpaceId>>(
      db_.read([&](db::Connection& db) { return memberships_of(db, person); }));
  const std::lock_guard lock(mutex_);
  if (began == generation_) {
    if (members_.size() >= viewers_kept) members_.clear();
    members_[raw(person)] = spaces;
  }
  return spaces;
}

std::shared_ptr<const Directory::Moderators> Directory::moderators() {
  std::uint64_t began = 0;
  {
    const std::lock_guard lock(mutex_);
    if (moderators_) return moderators_;
    began = generation_;
  }
  auto all = std::make_shared<const Moderators>(db_.read(load_moderators));
  const std::lock_guard lock(mutex_);
  if (began == generation_) moderators_ = all;
  return all;
}

VisibleSpaces Directory::visible_spaces(const Viewer& viewer) {
  const auto map = spaces();
  std::shared_ptr<const std::vector<SpaceId>> member_of;
  const bool asks = map->private_anywhere() || viewer.confined;
  if (asks && !viewer.is_guest()) member_of = memberships(viewer.person);
  const std::vector<SpaceId> none;

  std::vector<SpaceId> ids;
  std::vector<bool> seen(map->all().size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const auto around = map->parent_at(i);
    const auto& space = map->all()[i];
    const bool sees_around = around >= 0 && seen[static_cast<std::size_t>(around)];
    seen[i] = viewer.confined ? admits_confined(space, sees_around, member_of ? *member_of : none)
                              : (around < 0 || sees_around) &&
                                    admits(space, viewer, member_of ? *member_of : none);
    if (seen[i]) ids.push_back(space.id);
  }
  const bool all = ids.size() == map->all().size();
  std::sort(ids.begin(), ids.end());
  if (viewer.is_guest()) return {map, std::move(ids), all};
  if (viewer.may(Permission::moderate)) {
    auto moderated = ids;
    return {map, std::move(ids), all, std::move(moderated)};
  }
  std::vector<SpaceId> moderated;
  for (const auto& [person, space] : *moderators()) {
    if (person != viewer.person) continue;
    const auto below = map->subtree(space);
    std::copy_if(below.begin(), below.end(), std::back_inserter(moderated),
                 [&](SpaceId id) { return std::binary_search(ids.begin(), ids.end(), id); });
  }
  std::sort(moderated.begin(), moderated.end());
  moderated.erase(std::unique(moderated.begin(), moderated.end()), moderated.end());
  return {map, std::move(ids), all, std::move(moderated)};
}

void Directory::changed() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  map_.reset();
  moderators_.reset();
  members_.clear();
}

}  // namespace coloquio::community
