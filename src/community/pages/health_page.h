#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// How a community is, for whoever runs it, and whether the weekly letter about it comes.
class HealthPage {
 public:
  HealthPage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);
  Result<Response> first(const Request& request);  // Leads to the first community's.
  Result<Response> letters(const Request& request);
  Result<Response> set_letters(const Request& request);

 private:
  void set_key_figure(Values& values, const Request& request, const MissionView& mission);
  void set_unanswered(Values& values, const Request& request, const HealthView& health);
  void set_people(Values& values, const Request& request, const HealthView& health);
  void set_searches(Values& values, const Request& request, const HealthView& health);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
