#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// The queue of whoever keeps the peace, and who that is in each space.
class ReviewPages {
 public:
  ReviewPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> queue(const Request& request);
  Result<Response> item(const Request& request);
  Result<Response> decide(const Request& request);
  Result<Response> claim(const Request& request);
  Result<Response> moderators(const Request& request);
  Result<Response> set_moderator(const Request& request);

 private:
  Response show_item(const Request& request, const ReviewView& view, const Error* error);
  void set_filter(Values& values, const Request& request, const QueueCounts& counts);
  void set_item(Values& row, const Request& request, const ReviewView& view);
  void set_outcomes(Values& row, const Request& request, const ReviewView& view);

  Community& community_;
  const PageKit& kit_;
};

// The tabs above every page of moderation (html/moderation_nav.tpl); `at`: AT_QUEUE…
void set_moderation_nav(Values& values, Community& community, const PageKit& kit,
                        const Request& request, std::string_view at);

// Of a page that search engines leave out.
web::PageHead private_head(std::string title);

}  // namespace coloquio::community::pages
