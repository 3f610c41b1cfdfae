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
  // A fragment for the form: what was asked already, while a title is typed.
  Result<Response> similar(const Request& request);
  // Counts that somebody looked, and leads there.
  Result<Response> open_similar(const Request& request);

 private:
  struct Form {
    NewConversation wanted;
    std::string tags;          // As typed.
    std::int64_t version = 0;  // Of the draft that is kept on the server.
    bool other_draft = false;  // One waits there that is not shown.
    std::string preview_html;
    bool previewed = false;
    const Error* error = nullptr;
  };
  web::PageHead head(const Request& request) const;
  Response render(const Request& request, const Form& filled);
  void keep(const Request& request, Form& filled);
  void set_spaces(Values& form, const Request& request, const std::string& chosen);
  // Whether anything was found.
  bool set_similar(Values& values, const Request& request, const std::string& title);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
