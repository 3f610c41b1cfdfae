#include "community/health/service.h"

#include <algorithm>
#include <functional>

#include "community/days.h"
#include "community/health/store.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

using std::chrono::days;

constexpr auto kept_for = std::chrono::minutes{10};
constexpr std::size_t most_kept = 100;
constexpr auto span = days{28};
// A space of which fewer messages were said has nothing to lose.
constexpr std::int64_t alive = 8;
constexpr auto silent_for = days{30};
constexpr auto helped_within = days{90};
constexpr int helped_at_least = 3;
constexpr int shown = 10;
constexpr int shown_few = 5;

std::vector<DyingSpace> dying(const std::vector<health::Activity>& activity,
                              const VisibleSpaces& visible) {
  std::vector<DyingSpace> spaces;
  for (const auto& one : activity) {
    const auto* space = visible.find(one.space);
    if (space == nullptr || space->state != SpaceState::open) continue;
    if (one.before < alive || one.now * 2 > one.before) continue;
    spaces.push_back({space->slug, space->title, one.now, one.before});
  }
  std::ranges::sort(spaces, std::greater{},
                    [](const DyingSpace& one) { return one.before - one.now; });
  if (spaces.size() > std::size_t{shown}) spaces.resize(shown);
  return spaces;
}

std::vector<LeavingHelper> with_cards(db::Connection& db,
                                      const std::vector<health::Leaver>& leavers) {
  std::vector<PersonId> ids;
  for (const auto& one : leavers) ids.push_back(one.person);
  const auto cards = people::cards(db, ids);
  std::vector<LeavingHelper> helpers;
  for (const auto& one : leavers) {
    helpers.push_back({people::card_of(cards, one.person), one.answers, one.last_at});
  }
  return helpers;
}

}  // namespace

Result<HealthView> Health::show(const Viewer& viewer, std::string_view space) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* found = visible.find(space);
  if (found == nullptr) return fail(Kind::not_found, "community.space_not_found");
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto* community = visible.find(visible.map().root_of(found->id));
  if (community == nullptr) return fail(Kind::not_found, "community.space_not_found");
  auto view = count(visible, visible.inside(community->id));
  view.community = *community;
  view.mission = missions_.find(viewer, community->id);
  return view;
}

HealthView Health::count(const VisibleSpaces& visible, const std::vector<SpaceId>& spaces) {
  const auto now = context_.clock.now();
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(spaces);
    if (found != kept_.end() && found->second.until > now) return found->second.view;
  }
  auto view = context_.db.read([&](db::Connection& db) {
    HealthView made;
    made.dying = dying(health::activity(db, spaces, now - 2 * span, now - span), visible);
    made.unanswered = health::unanswered(db, spaces, now);
    made.waiting = health::longest_waiting(db, spaces, shown_few);
    made.leaving = with_cards(db, health::leavers(db, spaces, now - helped_within, now - silent_for,
                                                  helped_at_least, shown));
    const auto since = day_of(now - silent_for) + 1;
    made.missed = top_searches(db, since, SearchOrderBy::nothing_found, shown);
    made.weak = weak_answers(db, spaces, since, shown_few);
    made.computed_at = now;
    return made;
  });
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= most_kept) kept_.clear();
  kept_[spaces] = {now + kept_for, view};
  return view;
}

bool Health::wants_letters(const Viewer& viewer) {
  return context_.db.read(
      [&](db::Connection& db) { return health::wants_letters(db, viewer.account); });
}

Result<> Health::set_letters(const Viewer& viewer, bool wanted) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto now = context_.clock.now();
  context_.db.write(
      [&](db::Transaction& tx) { health::set_letters(tx, viewer.account, wanted, now); });
  return {};
}

}  // namespace coloquio::community
