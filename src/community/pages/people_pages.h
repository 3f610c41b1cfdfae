#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// The directory of members, who knows of something, and what one says of oneself there.
class PeoplePages {
 public:
  PeoplePages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> directory(const Request& request);
  Result<Response> settings(const Request& request);
  Result<Response> change(const Request& request);
  Result<Response> invite(const Request& request);  // To answer a conversation.

 private:
  void set_experts(Values& values, const Request& request, std::string_view tag);

  Community& community_;
  const PageKit& kit_;
};

// EXPERTS section of a topic, for members while nothing has solved it: EXPERT repeated.
void set_experts(Values& values, Community& community, const PageKit& kit, const Request& request,
                 const Topic& topic);
// EXPERTISE, INTERESTS and PROVED sections, PLACE: on a profile.
void set_knowledge(Values& values, Community& community, const Request& request, PersonId person);

}  // namespace coloquio::community::pages
