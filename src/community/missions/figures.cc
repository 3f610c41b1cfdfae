#include "community/missions/figures.h"

#include <algorithm>

#include "community/missions/catalogue.h"
#include "community/missions/counting.h"
#include "community/missions/store.h"

namespace coloquio::community {
namespace {

constexpr auto kept_for = std::chrono::seconds{60};
constexpr std::size_t most_kept = 1000;
// A large community does not become small at once.
constexpr auto large_for = std::chrono::hours{1};
// Of a processor's time, at most this part goes into counting one figure again and again.
constexpr int part_of_time = 100;

// Whoever sees the space around it sees it too.
bool is_shared(const SpaceMap& map, const Space& space, const Space& community) {
  for (const auto id : map.path_to(space.id)) {
    if (id == community.id) return true;
    const auto& step = *map.find(id);
    if (step.visibility == Visibility::private_ || step.visibility > community.visibility ||
        step.state == SpaceState::draft) {
      return false;
    }
  }
  return false;
}

}  // namespace

std::vector<SpaceId> measured_spaces(const SpaceMap& map, SpaceId community) {
  std::vector<SpaceId> spaces;
  const auto* root = map.find(community);
  if (root == nullptr) return spaces;
  for (const auto id : map.subtree(community)) {
    if (id == community || is_shared(map, *map.find(id), *root)) spaces.push_back(id);
  }
  std::ranges::sort(spaces);
  return spaces;
}

bool Figures::is_fresh(const Kept& kept) const {
  return kept.generation == generation_.load() && clock_.now() - kept.figure.computed_at < kept_for;
}

bool Figures::is_small(SpaceId community) {
  const auto now = clock_.now();
  {
    const std::lock_guard lock(mutex_);
    const auto known = large_until_.find(community);
    if (known != large_until_.end() && now < known->second) return false;
  }
  const auto spaces = measured_spaces(*directory_.spaces(), community);
  const bool large = db_.read([&](db::Connection& db) { return counting::is_large(db, spaces); });
  if (large) {
    const std::lock_guard lock(mutex_);
    large_until_[community] = now + large_for;
  }
  return !large;
}

KeyFigure Figures::figure(KeyFigureName name, Window window, SpaceId community) {
  const Key key{community, name, window};
  if (window == Window::ever && !entry(name).has_ever) return {.name = name};
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end() && is_fresh(found->second)) return found->second.figure;
  }
  if (entry(name).quick && is_small(community)) return count_and_keep(key);
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end()) {
      found->second.wanted = true;
      return found->second.figure;
    }
  }
  KeyFigure last{.name = name};
  if (window == Window::month) {
    last = db_.read([&](db::Connection& db) { return newest_figure(db, community, name); });
  }
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= most_kept) kept_.clear();
  kept_.try_emplace(key, Kept{0, last, true, {}});
  return last;
}

KeyFigure Figures::count(KeyFigureName name, Window window, SpaceId community, Instant at) {
  Period period{.from = {}, .to = at, .spaces = {}};
  if (window == Window::month) period.from = at - figure_window;
  period.spaces = measured_spaces(*directory_.spaces(), community);
  const auto counted = db_.read([&](db::Connection& db) { return entry(name).count(db, period); });
  KeyFigure figure{.name = name,
                   .numerator = counted.numerator,
                   .denominator = counted.denominator,
                   .value = counted.value,
                   .since = {},
                   .computed_at = at};
  if (window == Window::month) figure.since = period.from;
  return figure;
}

KeyFigure Figures::count_and_keep(const Key& key) {
  const auto& [community, name, window] = key;
  const auto generation = generation_.load();
  const auto began = std::chrono::steady_clock::now();
  auto figure = count(name, window, community, clock_.now());
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - began);
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= most_kept) kept_.clear();
  kept_[key] = {generation, figure, false, took};
  return figure;
}

int Figures::refresh() {
  std::vector<Key> due;
  {
    const auto now = clock_.now();
    const std::lock_guard lock(mutex_);
    for (const auto& [key, kept] : kept_) {
      const bool rested = now - kept.figure.computed_at >= kept.took * part_of_time;
      if (kept.wanted && rested && !is_fresh(kept)) due.push_back(key);
    }
  }
  for (const auto& key : due) count_and_keep(key);
  return static_cast<int>(due.size());
}

}  // namespace coloquio::community
