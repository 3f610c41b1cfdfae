#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// html/tabs.tpl: the tabs of a list at `path`, narrowed as `query` says, with `shown` marked.
void set_tabs(Values& values, Community& community, const Request& request, std::string_view path,
              const ListQuery& query, Tab shown);

// Lists of conversations: all, of a space, of a tag.
class ListPages {
 public:
  ListPages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> all(const Request& request);
  Result<Response> space(const Request& request);
  Result<Response> tag(const Request& request);

 private:
  struct Place {
    std::string path;
    std::string title;
    std::string description;
    ListQuery query;
    const Space* space = nullptr;
  };
  Result<Response> render(const Request& request, const Place& place);
  void set_space(Values& values, const Request& request, const Space& space);
  void set_tools(Values& values, const Request& request, const Place& place);
  void set_aside(Values& values, const Request& request, const Place& place);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
