#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"
#include "people/administration.h"

namespace coloquio::community::pages {

// For whoever keeps the peace: reports, members, silencing and suspending.
class ModerationPages {
 public:
  ModerationPages(Community& community, people::Administration& administration, const PageKit& kit)
      : community_(community), administration_(administration), kit_(kit) {}

  Result<Response> reports(const Request& request);
  Result<Response> resolve(const Request& request);
  Result<Response> members(const Request& request);
  Result<Response> sanction_form(const Request& request);
  Result<Response> sanction(const Request& request);

 private:
  void set_nav(Values& values, const Request& request, std::string_view at);
  void set_report(Values& row, const Request& request, const ReportView& view);
  void set_member(Values& row, const Request& request, const people::AccountRow& account);
  Result<people::AccountRow> account_at(const Request& request);
  Response render_sanction(const Request& request, const people::AccountRow& account,
                           const Error* error);

  Community& community_;
  people::Administration& administration_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
