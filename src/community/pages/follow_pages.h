#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// What those somebody follows wrote, and the button that follows.
class FollowPages {
 public:
  FollowPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> written(const Request& request);
  Result<Response> follow(const Request& request);

 private:
  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
