#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Small forms beside messages: each does one thing and comes back to where it was pressed.
class Verbs {
 public:
  Verbs(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> vote(const Request& request);
  Result<Response> me_too(const Request& request);
  Result<Response> accept(const Request& request);
  Result<Response> helped(const Request& request);  // Whether an accepted answer did; guests too.
  Result<Response> remove(const Request& request);
  Result<Response> restore(const Request& request);
  Result<Response> manage(const Request& request);  // Pin, close, move.

 private:
  // The page the form stood on, by the Referer when it is a page of this topic; else the topic.
  std::string back(const Request& request, ConversationId conversation, std::string_view done,
                   std::string_view anchor) const;

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
