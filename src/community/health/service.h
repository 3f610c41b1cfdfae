#pragma once

#include <map>
#include <mutex>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/health/health.h"
#include "community/missions/service.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

// How a community is, for whoever runs it: Permission::moderate, of what the viewer sees of it. The
// counts look through two months and are kept for ten minutes; call from a worker. Any thread.
class Health {
 public:
  Health(Context& context, Directory& directory, Missions& missions)
      : context_(context), directory_(directory), missions_(missions) {}

  // Of the community that the space belongs to. Kind::not_found when the viewer may not see it.
  Result<HealthView> show(const Viewer& viewer, std::string_view space);

  // Whether this account gets the weekly letter; everybody who moderates does until they say no.
  bool wants_letters(const Viewer& viewer);
  Result<> set_letters(const Viewer& viewer, bool wanted);

 private:
  HealthView count(const VisibleSpaces& visible, const std::vector<SpaceId>& spaces);

  struct Kept {
    Instant until;
    HealthView view;
  };
  Context& context_;
  Directory& directory_;
  Missions& missions_;
  std::mutex mutex_;  // Guards kept_.
  std::map<std::vector<SpaceId>, Kept> kept_;
};

}  // namespace coloquio::community
