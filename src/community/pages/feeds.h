#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// What other programs read: Atom feeds, the sitemap, robots.txt. Always what a guest may see.
class Feeds {
 public:
  Feeds(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> newest(const Request& request);    // /feed.atom
  Result<Response> of_space(const Request& request);  // /c/tarjetas/feed.atom
  Result<Response> sitemap(const Request& request);   // /sitemap.xml, /sitemap.xml?after=7
  Result<Response> robots(const Request& request);

 private:
  Response atom(const std::string& title, const std::string& path,
                const std::vector<ConversationLine>& lines) const;

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
