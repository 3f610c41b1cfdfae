#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// What a member may know of how they stand here: decisions about them, what they reported, what
// waits. Statements open with their key, for who cannot sign in.
class StandingPages {
 public:
  StandingPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> standing(const Request& request);
  Result<Response> statement(const Request& request);
  Result<Response> appeal(const Request& request);
  Result<Response> undo(const Request& request);
  Result<Response> report_form(const Request& request);  // Of a person.
  Result<Response> report(const Request& request);

 private:
  Response show_statement(const Request& request, const StatementView& view, const Error* error);
  Result<Response> show_report(const Request& request, PersonId id, const Error* error);
  void set_statement(Values& row, const Request& request, const StatementView& view);
  void set_trust(Values& values, const Request& request);
  std::string date(const Request& request, Instant when) const;

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
