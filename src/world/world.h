#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/house.h"
#include "test/database.h"

namespace coloquio::test {

// An answer as tests look at it.
struct Answer {
  int status = 0;
  std::string body;
  web::Pairs headers;

  // The value of a header; "" when absent.
  std::string_view header(std::string_view name) const;
  // The text at a dotted path of a JSON body: "items.0.title"; "" when absent.
  std::string at(std::string_view path) const;
};

class World;

// Somebody (or a guest) who sends requests to a World, as a program with a token or as a browser.
class Client {
 public:
  Answer get(std::string_view target) { return send(web::Method::get, target, ""); }
  Answer post(std::string_view target, std::string_view json) {
    return send(web::Method::post, target, json);
  }
  Answer put(std::string_view target, std::string_view json = "{}") {
    return send(web::Method::put, target, json);
  }
  Answer patch(std::string_view target, std::string_view json) {
    return send(web::Method::patch, target, json);
  }
  Answer remove(std::string_view target) { return send(web::Method::delete_, target, ""); }
  // A form as a signed-in browser sends it, CSRF token and Origin included.
  Answer submit(std::string_view target, const web::Pairs& fields);

  Answer send(web::Method method, std::string_view target, std::string_view body);
  // Sends exactly this request as this person.
  Answer send(web::Request request);
  Client& in(Language language) { return language_ = language, *this; }

 private:
  friend class World;
  Client(World& world, std::string token, std::string cookie)
      : world_(world), token_(std::move(token)), cookie_(std::move(cookie)) {}

  World& world_;
  std::string token_;   // Of the API; "" for guests and browsers.
  std::string cookie_;  // Of a session.
  Language language_ = Language::es;
};

// The whole program on a database of its own, with a clock that a test moves and without sockets.
// People are made when they are first named.
class World {
 public:
  World();
  ~World();

  app::House& house() { return *house_; }
  ManualClock& clock() { return clock_; }
  db::Database& db() { return *database_; }

  Client guest();
  // With an API token of scope all. `role` counts the first time a name is used.
  Client as(const std::string& name, people::Role role = people::Role::member);
  // The same person in a browser, signed in with a session.
  Client browser_of(const std::string& name, people::Role role = people::Role::member);
  Viewer viewer(const std::string& name, people::Role role = people::Role::member);

 private:
  const people::Account& account(const std::string& name, people::Role role);

  TestDatabase database_;
  ManualClock clock_;
  app::Config config_;
  std::unique_ptr<app::House> house_;
  std::map<std::string, people::Account> accounts_;
  std::map<std::string, std::string> tokens_;
};

}  // namespace coloquio::test
