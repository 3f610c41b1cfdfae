#pragma once

#include <string>
#include <utility>

#include "base/messages.h"
#include "base/metrics.h"
#include "test/database.h"
#include "web/cookie.h"
#include "web/pipeline.h"
#include "web/url.h"

namespace coloquio::web {

// "Authorization: Bearer member" and cookie "session=member" are member 1 (with csrf "secret"),
// "admin" has an administrator's token; anything else is a guest, and "bad" is refused.
class DoorForTests final : public Authenticator {
 public:
  Result<> identify(Request& request) override {
    const auto bearer = request.header("authorization");
    const auto cookie = request.cookie("session");
    if (bearer == "Bearer bad") return fail(Kind::unauthenticated, "errors.unauthenticated");
    if (bearer == "Bearer admin") {
      request.viewer.account = AccountId{2};
      request.viewer.permissions = {Permission::everyone, Permission::signed_in, Permission::post,
                                    Permission::administer, Permission::no_limits};
      request.viewer.by_token = true;
    }
    if (bearer == "Bearer member" || cookie == "member") {
      request.viewer.account = AccountId{1};
      request.viewer.person = PersonId{1};
      request.viewer.permissions = {Permission::everyone, Permission::signed_in, Permission::post};
      request.viewer.by_token = cookie.empty();
      request.person_name = "Ana";
      if (!cookie.empty()) request.csrf = "secret";
    }
    return {};
  }
};

// The hall without rooms: what tests in web/ knock at.
class HallForTests {
 public:
  test::TestDatabase database;
  test::ManualClock clock;
  Ids ids{clock};
  Metrics metrics;
  Site site;
  const Messages& messages = Messages::embedded();
  Router router;
  DoorForTests door;
  PageCache cache{clock};
  Footfall footfall{clock};

  Pipeline& pipeline() {
    if (!pipeline_) {
      pipeline_ = std::make_unique<Pipeline>(
          Pipeline::Parts{router, door, kit_, cache, *database, metrics, ids, rates, &footfall});
    }
    return *pipeline_;
  }
  void restart() {
    pipeline_.reset();
    cache.clear();
  }

  Response send(Method method, const std::string& path, std::string body = {}, Pairs headers = {}) {
    Request request;
    request.method = method;
    const auto question = std::min(path.find('?'), path.size());
    request.path = path.substr(0, question);
    if (question < path.size()) request.query_string = path.substr(question + 1);
    request.query = parse_query(request.query_string);
    request.body = std::move(body);
    request.ip = "192.0.2.1";
    request.headers = std::move(headers);
    request.cookies = parse_cookies(request.header("cookie"));
    return pipeline().handle(std::move(request));
  }
  Response get(const std::string& path, Pairs headers = {}) {
    return send(Method::get, path, {}, std::move(headers));
  }
  Response post(const std::string& path, std::string body, Pairs headers = {}) {
    return send(Method::post, path, std::move(body), std::move(headers));
  }

  RateLimits rates;

 private:
  static const Templates& templates() {
    static const Templates all(Messages::embedded());
    return all;
  }
  PageKit kit_{site, messages, templates(), clock};
  std::unique_ptr<Pipeline> pipeline_;
};

}  // namespace coloquio::web
