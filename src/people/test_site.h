#pragma once

#include <memory>
#include <string>
#include <utility>

#include "base/metrics.h"
#include "people/routes.h"
#include "people/test_people.h"
#include "web/cookie.h"
#include "web/pipeline.h"
#include "web/url.h"

namespace coloquio::people {

// The pages and the API of people/ behind the whole pipeline, without sockets and rate limits.
class TestSite {
 public:
  enum class Mode { production, development };
  explicit TestSite(Mode mode = Mode::production) {
    site_.development = mode == Mode::development;
    add_api_routes(router_, people.people);
    add_page_routes(router_, kit_, people.people);
    rates_ = {{}, {}, {}, {}, {}};
    pipeline_ = std::make_unique<web::Pipeline>(
        web::Pipeline::Parts{router_, people.people.authenticator, kit_, cache_, *people.database,
                             metrics_, people.ids, rates_});
  }

  TestPeople people;
  std::string ip = "192.0.2.1";  // Where requests come from.

  Account account(std::string_view name, Role role = Role::member) {
    return people.account(name, role);
  }

  web::Response send(web::Method method, const std::string& path, std::string body = {},
                     web::Pairs headers = {}) {
    web::Request request;
    request.method = method;
    const auto question = std::min(path.find('?'), path.size());
    request.path = path.substr(0, question);
    if (question < path.size()) request.query_string = path.substr(question + 1);
    request.query = web::parse_query(request.query_string);
    request.body = std::move(body);
    request.ip = ip;
    request.headers = std::move(headers);
    const bool json = path.starts_with("/api/");
    request.headers.emplace_back("content-type",
                                 json ? "application/json" : "application/x-www-form-urlencoded");
    request.cookies = web::parse_cookies(request.header("cookie"));
    return pipeline_->handle(std::move(request));
  }
  web::Response get(const std::string& path, web::Pairs headers = {}) {
    return send(web::Method::get, path, {}, std::move(headers));
  }
  web::Response post(const std::string& path, std::string body, web::Pairs headers = {}) {
    return send(web::Method::post, path, std::move(body), std::move(headers));
  }

  // Signed in as somebody, in a browser or with a token of scope all.
  struct Browser {
    web::Pairs cookie;
    std::string csrf;  // "csrf=…&"
  };
  Browser browser_of(std::string_view name) {
    const auto session = people.sign_in(name).value();
    return {{{"cookie", "session=" + session.key}}, "csrf=" + session.csrf + "&"};
  }
  web::Pairs program_of(std::string_view name) {
    const auto token =
        people.people.tokens.create_for(TestPeople::email_of(name), "prueba").value();
    return {{"authorization", "Bearer " + token.secret}};
  }

  static std::string without(std::string text, std::string_view word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.erase(at, word.size());
    }
    // Each answer has an id of its own.
    return text;
  }

 private:
  static const web::Templates& templates() {
    static const web::Templates all(Messages::embedded());
    return all;
  }
  web::Site site_;
  web::PageKit kit_{site_, Messages::embedded(), templates(), people.clock};
  web::Router router_;
  web::PageCache cache_{people.clock};
  Metrics metrics_;
  web::RateLimits rates_;
  std::unique_ptr<web::Pipeline> pipeline_;
};

}  // namespace coloquio::people
