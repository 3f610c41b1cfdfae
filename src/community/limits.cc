#include "community/limits.h"

namespace coloquio::community {

const Limits& limits_for(const Viewer& viewer, const LimitTiers& tiers) {
  static const Limits none;
  if (viewer.by_token && viewer.may(Permission::no_limits)) return none;
  if (viewer.may(Permission::moderate) || viewer.may(Permission::answer_officially)) {
    return tiers.staff;
  }
  return viewer.newcomer ? tiers.newcomer : tiers.member;
}

}  // namespace coloquio::community
