#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// The forms of following and reading, which stand on other pages.
class FollowingPages {
 public:
  FollowingPages(Community& community, const PageKit&) : community_(community) {}

  Result<Response> conversation(const Request& request);
  Result<Response> space(const Request& request);
  Result<Response> tag(const Request& request);
  Result<Response> mark_read(const Request& request);     // All in a space, or everywhere.
  Result<Response> first_unread(const Request& request);  // Leads to where one stopped.

 private:
  Community& community_;
};

}  // namespace coloquio::community::pages
