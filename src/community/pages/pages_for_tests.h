#pragma once

#include <string>

#include "community/community_for_tests.h"
#include "web/html.h"
#include "web/url.h"

namespace coloquio::community::pages {

// The community's pages as a browser gets them, without the hall around.
class PagesForTests : public CommunityForTests {
 public:
  PagesForTests() { add_page_routes(router, community, kit); }

  web::PageKit kit{site, Messages::embedded(), templates(), clock};

  // Body of a page; the sentence of the error when there is none.
  std::string page(const Viewer& viewer, const std::string& path) {
    const auto response = get(viewer, path);
    return response ? response->body : "error: " + response.error().key;
  }
  // Status of a form's answer and where it leads, or the page it came back with.
  web::Response submit(const Viewer& viewer, const std::string& path, const web::Pairs& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
      body.append(body.empty() ? "" : "&").append(name).append("=").append(web::encode(value));
    }
    return send(viewer, web::Method::post, path, body).value();
  }
  static std::string location(const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "Location") return value;
    }
    return "";
  }

 private:
  // Compiling all templates takes a moment; they never change.
  static const web::Templates& templates() {
    static const web::Templates all(Messages::embedded());
    return all;
  }
};

inline std::size_t count(const std::string& text, std::string_view part) {
  std::size_t times = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

}  // namespace coloquio::community::pages
