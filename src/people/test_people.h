#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "people/people.h"
#include "people/service.h"
#include "test/database.h"

namespace coloquio::people {

inline constexpr std::string_view good_password = "molino caracola tejado";

// A database with the verbs of people/ on it. Everybody's password is `good_password`, their e-mail
// NAME@ejemplo.es.
struct TestPeople {
  test::TestDatabase database;
  test::ManualClock clock;
  Ids ids{clock};
  mail::Mailer mailer{*database, clock, ids, Messages::embedded(), {}, {}};
  People people{*database, clock, ids, mailer, Passwords::Cost::least};

  static std::string email_of(std::string_view name) { return text::slug(name) + "@ejemplo.es"; }
  Account account(std::string_view name, Role role = Role::member) {
    return people.accounts
        .create({.email = email_of(name),
                 .name = std::string(name),
                 .role = role,
                 .password = std::string(good_password)},
                Language::es)
        .value();
  }
  Result<NewSession> sign_in(std::string_view name, std::string_view password = good_password) {
    return people.accounts.sign_in({.email = email_of(name),
                                    .password = std::string(password),
                                    .user_agent = "Mozilla/5.0 (Android 14) Firefox/132.0",
                                    .ip = "192.0.2.7",
                                    .replaces = ""});
  }
  // What the authenticator makes of a browser with this key in its cookie.
  web::Request browser(std::string_view key) {
    web::Request request;
    request.cookies = {{"session", std::string(key)}};
    identified = people.authenticator.identify(request);
    return request;
  }
  web::Request program(std::string_view secret, web::Method method = web::Method::get) {
    web::Request request;
    request.method = method;
    request.headers = {{"authorization", "Bearer " + std::string(secret)}};
    identified = people.authenticator.identify(request);
    return request;
  }
  Viewer viewer(std::string_view name) { return browser(sign_in(name).value().key).viewer; }
  // Of the newest mail: the key in its link, "" without one.
  std::string mailed_key() {
    const auto mails = mailer.newest(1);
    if (mails.empty()) return "";
    const auto at = mails.front().text.find("key=");
    if (at == std::string::npos) return "";
    return mails.front().text.substr(at + 4, 43);
  }
  std::string mailed_subject() {
    const auto mails = mailer.newest(1);
    return mails.empty() ? "" : mails.front().subject;
  }
  int count(std::string_view sql) {
    return database->read([&](db::Connection& c) { return c.query(sql).front().get<int>(0); });
  }

  Result<> identified;
};

}  // namespace coloquio::people
