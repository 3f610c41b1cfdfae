#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// The front of the community. With several communities, of the first; the others have their list.
class HomePage {
 public:
  HomePage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);

 private:
  void set_hero(Values& values, const Request& request, const Summary& summary);
  void set_facts(Values& values, const Request& request, const std::optional<MissionView>& mission,
                 const Summary& summary);
  void set_thanks(Values& values, const Request& request, const Summary& summary);
  void set_spaces(Values& values, const std::vector<Space>& spaces, const Space& root);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
