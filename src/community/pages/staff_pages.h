#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// What only staff reads and writes: notes about people, whispers, the audit.
class StaffPages {
 public:
  StaffPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> notes(const Request& request);
  Result<Response> change_notes(const Request& request);
  Result<Response> set_trust(const Request& request);
  Result<Response> whisper(const Request& request);
  Result<Response> audit(const Request& request);

 private:
  Result<Response> show_notes(const Request& request, PersonId person, const Error* error);
  void show_trust(Values& values, const Request& request, PersonId person);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
