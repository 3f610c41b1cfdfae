#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Why somebody has these points, and who leads.
class ReputationPages {
 public:
  ReputationPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> points(const Request& request);
  Result<Response> leaders(const Request& request);
  Result<Response> be_ranked(const Request& request);
  Result<Response> give(const Request& request);
  Result<Response> revoke(const Request& request);

 private:
  void set_badges(Values& values, const Request& request, PersonId person);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
