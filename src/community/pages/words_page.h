#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Watched words: the list, a box to try texts, and each word rehearsed before it is saved.
class WordsPage {
 public:
  WordsPage(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> show(const Request& request);
  Result<Response> submit(const Request& request);  // Rehearse, save or try.
  Result<Response> remove(const Request& request);

 private:
  struct Shown {
    std::optional<Rehearsal> rehearsal;
    std::optional<WordTest> test;
    const Error* error = nullptr;
  };
  Result<Response> render(const Request& request, const Shown& shown);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
