#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

class ProfilePage {
 public:
  ProfilePage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);

 private:
  void set_person(Values& values, const Request& request, const people::Person& person);
  Result<> set_asked(Values& values, const Request& request, PersonId person);
  Result<> set_helped(Values& values, const Request& request, PersonId person);
  void set_answered(Values& values, const Request& request, PersonId person);
  void set_end(Values& values, const Request& request, bool empty, std::string_view empty_key,
               const std::optional<std::string>& next, std::string_view path);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
