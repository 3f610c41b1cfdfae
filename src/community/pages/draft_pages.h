#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// What somebody typed and has not posted: to go on with it, or to throw it away.
class DraftPages {
 public:
  DraftPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> list(const Request& request);
  Result<Response> discard(const Request& request);

 private:
  void set_draft(Values& row, const Request& request, const DraftLine& line);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
