#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

class SearchPage {
 public:
  SearchPage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);

 private:
  void set_filters(Values& values, const Request& request, const SearchQuery& query);
  void set_results(Values& values, const Request& request, const SearchQuery& query,
                   const Page<Hit>& found);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
