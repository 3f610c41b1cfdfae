#include "community/day_caps.h"

namespace coloquio::community {
namespace {

constexpr auto day = std::chrono::hours{24};
constexpr std::size_t days_kept = 100'000;

bool counts(const Viewer& viewer) {
  return !viewer.is_guest() && !viewer.may(Permission::moderate) &&
         !viewer.may(Permission::answer_officially) &&
         !(viewer.by_token && viewer.may(Permission::no_limits));
}

}  // namespace

int DayCaps::most(Deed deed, int trust_level) const {
  const int base = deed == Deed::like     ? most_.likes
                   : deed == Deed::report ? most_.reports
                                          : most_.edits;
  if (trust_level >= 4) return base * 3;
  if (trust_level == 3) return base * 2;
  return trust_level == 2 ? base * 3 / 2 : base;
}

Result<> DayCaps::take(const Viewer& viewer, Deed deed, Instant now) {
  const int limit = most(deed, viewer.trust_level);
  if (limit == 0 || !counts(viewer)) return {};
  const std::lock_guard lock(mutex_);
  if (days_.size() >= days_kept) {
    std::erase_if(days_, [now](const auto& one) { return one.second.ends <= now; });
  }
  auto& today = days_[{viewer.person, deed}];
  if (today.ends <= now) today = {now + day, 0};
  if (today.count >= limit) {
    const auto wait = std::chrono::ceil<std::chrono::seconds>(today.ends - now);
    return fail(Kind::too_many, "community.limit.day",
                {{"max", std::int64_t{limit}}, {"seconds", std::int64_t{wait.count()}}});
  }
  ++today.count;
  return {};
}

}  // namespace coloquio::community
