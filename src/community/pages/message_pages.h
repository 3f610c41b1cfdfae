#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Pages about one message: changing it, its earlier versions, reporting it.
class MessagePages {
 public:
  MessagePages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> edit_form(const Request& request);
  Result<Response> edit(const Request& request);
  Result<Response> history(const Request& request);
  Result<Response> report_form(const Request& request);
  Result<Response> report(const Request& request);

 private:
  struct Draft {
    std::string title, body, tags;
    std::string preview_html;
    const Error* error = nullptr;
  };
  Response render_edit(const Request& request, const MessageView& view, const Draft& draft);
  Response render_report(const Request& request, const MessageView& view, const Error* error);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
