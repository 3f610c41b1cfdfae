#include "world/world.h"

#include <boost/json.hpp>
#include <charconv>

#include "people/person.h"
#include "web/cookie.h"
#include "web/url.h"

namespace coloquio::test {
namespace {

namespace json = boost::json;

// The member or item that one step of a path leads to; null when there is none.
const json::value* step(const json::value& at, std::string_view name) {
  if (const auto* object = at.if_object()) {
    const auto found = object->find(name);
    return found == object->end() ? nullptr : &found->value();
  }
  const auto* array = at.if_array();
  std::size_t index = 0;
  const auto parsed = std::from_chars(name.data(), name.data() + name.size(), index);
  if (array == nullptr || parsed.ec != std::errc{} || index >= array->size()) return nullptr;
  return &(*array)[index];
}

std::string form_encode(const web::Pairs& fields) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  const auto put = [&out](std::string_view text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) != 0) {
        out += c;
      } else {
        out += '%';
        out += hex[byte >> 4U];
        out += hex[byte & 15U];
      }
    }
  };
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    put(name);
    out += '=';
    put(value);
  }
  return out;
}

}  // namespace

std::string_view Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return "";
}

std::string Answer::at(std::string_view path) const {
  boost::system::error_code problem;
  const auto whole = json::parse(body, problem);
  if (problem) return "";
  const auto* at = &whole;
  for (std::size_t begin = 0; at != nullptr && begin <= path.size();) {
    const auto end = std::min(path.find('.', begin), path.size());
    at = step(*at, path.substr(begin, end - begin));
    begin = end + 1;
  }
  if (at == nullptr) return "";
  return at->is_string() ? std::string{at->get_string()} : json::serialize(*at);
}

Answer Client::send(web::Method method, std::string_view target, std::string_view body) {
  web::Request request;
  request.method = method;
  const auto mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark != std::string_view::npos) {
    request.query_string = target.substr(mark + 1);
    request.query = web::parse_query(request.query_string);
  }
  request.body = body;
  if (!body.empty()) request.headers.emplace_back("content-type", "application/json");
  return send(std::move(request));
}

Answer Client::submit(std::string_view target, const web::Pairs& fields) {
  web::Request request;
  request.method = web::Method::post;
  request.path = target;
  auto all = fields;
  if (!cookie_.empty()) {
    web::Request probe;
    probe.cookies.emplace_back(web::session_cookie_name(false), cookie_);
    if (world_.house().people.authenticator.identify(probe)) all.emplace_back("csrf", probe.csrf);
  }
  request.body = form_encode(all);
  request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                     {"origin", world_.house().site.public_url},
                     {"sec-fetch-site", "same-origin"}};
  return send(std::move(request));
}

Answer Client::send(web::Request request) {
  request.ip = "127.0.0.1";
  if (!token_.empty()) request.headers.emplace_back("authorization", "Bearer " + token_);
  if (!cookie_.empty()) request.cookies.emplace_back(web::session_cookie_name(false), cookie_);
  request.headers.emplace_back("accept-language", std::string{code(language_)});
  auto response = world_.house().pipeline.handle(std::move(request));
  std::string body = response.shared_body                     ? *response.shared_body
                     : response.static_body.data() != nullptr ? std::string{response.static_body}
                                                              : std::move(response.body);
  return {response.status, std::move(body), std::move(response.headers)};
}

World::World() {
  config_.site.public_url = "http://localhost:8080";
  config_.site.development = true;
  config_.password_cost = people::Passwords::Cost::least;
  house_ = std::make_unique<app::House>(config_, *database_, clock_);
  house_->community.spaces.ensure_first_space(config_.site.name);
}

World::~World() = default;

const people::Account& World::account(const std::string& name, people::Role role) {
  const auto known = accounts_.find(name);
  if (known != accounts_.end()) return known->second;
  const people::NewAccount wanted{.email = "p" + std::to_string(accounts_.size()) + "@example.org",
                                  .name = name,
                                  .role = role,
                                  .password = "una frase larga y tranquila"};
  return accounts_.emplace(name, *house_->people.accounts.create(wanted, Language::es))
      .first->second;
}

Client World::guest() { return {*this, "", ""}; }

Client World::as(const std::string& name, people::Role role) {
  const auto& who = account(name, role);
  auto& token = tokens_[name];
  if (token.empty()) token = house_->people.tokens.create_for(to_string(who.id), "test")->secret;
  return {*this, token, ""};
}

Client World::browser_of(const std::string& name, people::Role role) {
  const auto& who = account(name, role);
  const auto session = house_->people.sessions.prepare("");
  database_->write(
      [&](db::Transaction& tx) { house_->people.sessions.open(tx, who.id, session, ""); });
  return {*this, "", session.key};
}

Viewer World::viewer(const std::string& name, people::Role role) {
  const auto& who = account(name, role);
  return {.account = who.id, .person = who.person, .permissions = people::permissions_of(who.role)};
}

}  // namespace coloquio::test
