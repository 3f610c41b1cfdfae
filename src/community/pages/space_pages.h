#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Creating and changing spaces, and writing the mission of a community.
class SpacePages {
 public:
  SpacePages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> list(const Request& request);
  Result<Response> new_form(const Request& request);
  Result<Response> create(const Request& request);
  Result<Response> settings(const Request& request);
  Result<Response> change(const Request& request);

 private:
  struct Draft {
    const Space* space = nullptr;  // Null: a new one.
    std::string title, slug, description, parent, visibility;
    std::string participant, organisation, measured, key_figure, target, target_date;
    const Error* error = nullptr;
  };
  Draft from_form(const Request& request) const;
  Response render(const Request& request, const Draft& draft);
  Result<> save_mission(const Request& request, const Draft& draft);
  void set_choices(Values& values, const Request& request, const Draft& draft);
  void set_mission_fields(Values& values, const Request& request, const Draft& draft);
  void set_categories(Values& values, const Request& request, const Space& space);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
