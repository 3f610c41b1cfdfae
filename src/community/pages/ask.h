#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Asking a question or starting a discussion.
class AskPage {
 public:
  AskPage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> form(const Request& request);
  Result<Response> submit(const Request& request);

 private:
  struct Draft {
    NewConversation wanted;
    std::string tags;  // As typed.
    std::string preview_html;
    bool previewed = false;
    const Error* error = nullptr;
  };
  web::PageHead head(const Request& request) const;
  Response render(const Request& request, const Draft& draft);
  void set_spaces(Values& form, const Request& request, const std::string& chosen);
  void set_similar(Values& form, const Request& request, const std::string& title);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
