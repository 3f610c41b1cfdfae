#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// "How we measure it": why a community exists, its key figure and the others, and the rows behind
// each.
class MissionPage {
 public:
  MissionPage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);
  Result<Response> figure(const Request& request);  // One of the catalogue.

 private:
  void set_others(Values& values, const Request& request, const Space& space,
                  const std::vector<FigureView>& views);
  Result<> set_rows(Values& values, const Request& request, const std::string& path,
                    const FigureView& view);
  void set_row_words(Values& row, const Request& request, const FigureView& view,
                     const FigureRow& behind);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
