#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// For whoever keeps the peace: what members reported. Silencing and suspending are people's pages.
class ModerationPages {
 public:
  ModerationPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> reports(const Request& request);
  Result<Response> resolve(const Request& request);

 private:
  void set_nav(Values& values, const Request& request, std::string_view at);
  void set_report(Values& row, const Request& request, const ReportView& view);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
