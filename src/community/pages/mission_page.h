#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Why a community exists, its live figure, and from what that was counted.
class MissionPage {
 public:
  MissionPage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);

 private:
  void set_figure(Values& values, const Request& request, const MissionView& mission);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
