#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// The norms of a community: as they stand, every version, and the form to write them.
class NormsPages {
 public:
  NormsPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);
  Result<Response> history(const Request& request);
  Result<Response> form(const Request& request);
  Result<Response> save(const Request& request);

 private:
  struct Draft {
    std::string body, note, preview_html;
    std::int64_t based_on = 0;
    const Error* error = nullptr;
  };
  Response render(const Request& request, const Space& space, const Draft& draft);

  Community& community_;
  const PageKit& kit_;
};

// For whoever writes for the first time, beside the form: NORMS section with NORMS_URL, NORMS_HTML.
// `space`: the slug of where they will write, "" for not chosen yet.
void set_norms_card(Values& values, Community& community, const Request& request,
                    const std::string& space);

}  // namespace coloquio::community::pages
