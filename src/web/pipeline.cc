#include "web/pipeline.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/log.h"
#include "web/cookie.h"
#include "web/finish.h"
#include "web/guard.h"
#include "web/idempotency.h"
#include "web/system_routes.h"
#include "web/url.h"

namespace coloquio::web {
namespace {

constexpr std::size_t longest_key = 200;  // Of an Idempotency-Key.

bool is_read(const Request& request) {
  return request.method == Method::get || request.method == Method::head;
}

std::string address_of(const Request& request) {
  auto url = encode_path(request.path);
  if (!request.query_string.empty()) url += "?" + request.query_string;
  return url;
}

void append_key(std::string& key, Language language, std::string_view path,
                std::string_view query) {
  key += code(language);
  key += path;
  key += '\0';
  key += query;
}

// What a person chose: in the address, else by cookie.
std::optional<Language> chosen_language(const Request& request) {
  Language language{};
  if (parse_language(request.param("lang"), language)) return language;
  if (parse_language(request.cookie(language_cookie), language)) return language;
  return std::nullopt;
}

// Seconds after which it may be tried again, when the room said so.
std::optional<std::int64_t> wait_of(const Error& error) {
  for (const auto& arg : error.args) {
    const auto* seconds = std::get_if<std::int64_t>(&arg.value);
    if (arg.name == "seconds" && seconds != nullptr) return std::max<std::int64_t>(*seconds, 1);
  }
  return std::nullopt;
}

}  // namespace

struct Pipeline::State {
  Parts parts;
  RateLimiter limiter;
  Idempotency idempotency;
  std::array<Counter*, 6> by_status{};  // By the first digit.
  Counter* from_cache;
  Histogram* page_seconds;
  Histogram* api_seconds;

  explicit State(Parts given)
      : parts(std::move(given)),
        limiter(parts.rates, parts.kit.clock),
        idempotency(parts.database, parts.kit.clock) {
    for (std::size_t digit = 1; digit < by_status.size(); ++digit) {
      by_status[digit] = &parts.metrics.counter("coloquio_http_requests_total", "Answers given",
                                                "status", std::to_string(digit) + "xx");
    }
    from_cache = &parts.metrics.counter("coloquio_http_page_cache_hits_total",
                                        "Answers served from the page cache");
    page_seconds = &parts.metrics.histogram(
        "coloquio_http_seconds", "Time from a request read to its answer made", "kind", "page");
    api_seconds = &parts.metrics.histogram(
        "coloquio_http_seconds", "Time from a request read to its answer made", "kind", "api");
  }

  const PageKit& kit() const { return parts.kit; }

  Response refuse(const Request& request, Kind kind, std::string key) const {
    return refuse(request, Error{kind, std::move(key), {}, {}});
  }

  // Guests who need to sign in for a page are taken there and back.
  Response refuse(const Request& request, const Error& error) const {
    if (error.kind == Kind::unauthenticated && is_read(request) && !is_api(request) &&
        request.viewer.is_guest() && request.header("hx-request").empty()) {
      return see_other("/sign-in?next=" + encode(address_of(request)));
    }
    auto response = error_response(parts.kit, request, error);
    if (error.kind == Kind::unavailable) response.header("Retry-After", "5");
    if (const auto wait = wait_of(error); wait && error.kind == Kind::too_many) {
      response.header("Retry-After", std::to_string(*wait));
    }
    return response;
  }

  void welcome(Request& request) const;  // Gives it an id and a language.
  Response answer(Request& request);
  Response unknown_address(const Request& request);
  Response wrong_method(const Request& request, const std::vector<Method>& allowed);
  std::optional<Response> turn_away(Request& request, const Endpoint& endpoint,
                                    RateLimiter::Verdict& verdict);
  Response serve(const Request& request, const Endpoint& endpoint);
  Response serve_guest(const Request& request, const Endpoint& endpoint);
  Response serve_once(const Request& request, const Endpoint& endpoint);
  Response replay(const Request& request, const Endpoint& endpoint, Idempotency::Found found);
  Response call(const Request& request, const Endpoint& endpoint);
};

Pipeline::Pipeline(Parts parts) : state_(std::make_unique<State>(std::move(parts))) {
  const auto& p = state_->parts;
  if (p.router.find(Method::get, "/healthz").endpoint == nullptr) {
    add_system_routes(p.router, p.kit, p.database, p.metrics);
  }
}
Pipeline::~Pipeline() = default;

const Site& Pipeline::site() const { return state_->parts.kit.site; }

void Pipeline::count(int status) const {
  const auto digit = static_cast<std::size_t>(status / 100);
  if (digit < state_->by_status.size() && digit > 0) state_->by_status[digit]->add();
}

Response Pipeline::handle(Request request) {
  const auto began = std::chrono::steady_clock::now();
  state_->welcome(request);
  auto response = state_->answer(request);
  response.header("X-Request-Id", request.id);
  Language asked{};
  if (!is_api(request) && parse_language(request.param("lang"), asked)) {
    set_language_cookie(response, request, asked);
  }
  // A form that came back, or a limit by the day: a minute is soon enough to try again.
  if (response.status == 429 && response.header_value("Retry-After").empty()) {
    response.header("Retry-After", "60");
  }
  describe(request, response);
  conclude(request, response);
  count(response.status);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  (is_api(request) ? state_->api_seconds : state_->page_seconds)->observe(took.count());
  return response;
}

Response Pipeline::refuse(Request request, Kind kind, const std::string& key) {
  state_->welcome(request);
  auto response = state_->refuse(request, kind, key);
  response.header("X-Request-Id", request.id);
  describe(request, response);
  count(response.status);
  return response;
}

void Pipeline::State::welcome(Request& request) const {
  request.id = fmt::format("{:x}", static_cast<std::uint64_t>(parts.ids.next()));
  request.viewer.language = chosen_language(request).value_or(
      preferred_language(request.header("accept-language"), parts.kit.site.language));
}

// Nothing that a handler throws gets past here.
Response Pipeline::State::answer(Request& request) {
  const auto& r = request;
  try {
    const auto found = parts.router.find(r.method, r.path);
    if (found.endpoint == nullptr) {
      return found.allowed.empty() ? unknown_address(r) : wrong_method(r, found.allowed);
    }
    request.path_values = found.path_values;
    RateLimiter::Verdict verdict;
    if (auto refused = turn_away(request, *found.endpoint, verdict)) return std::move(*refused);
    auto response = serve(r, *found.endpoint);
    if (is_api(r) && verdict.limit > 0) {
      response.header("RateLimit-Limit", std::to_string(verdict.limit));
      response.header("RateLimit-Remaining", std::to_string(verdict.remaining));
      response.header("RateLimit-Reset", std::to_string(verdict.wait.count()));
    }
    return response;
  } catch (const Idempotency::Duplicate&) {
    return refuse(r, Kind::conflict, "errors.key_in_use").header("Retry-After", "1");
  } catch (const db::ConstraintFailure& e) {
    log::warning("request {} {}: {}", r.id, r.path, e.what());
    return refuse(r, Kind::conflict, "errors.conflict");
  } catch (const db::Failure& e) {
    log::error("request {} {}: {}", r.id, r.path, e.what());
    return refuse(r, Kind::unavailable, "errors.unavailable");
  } catch (const std::exception& e) {
    log::error("request {} {}: {}", r.id, r.path, e.what());
    return broken_response(parts.kit, r);
  }
}

Response Pipeline::State::unknown_address(const Request& request) {
  if (is_read(request)) {
    if (request.path.size() > 1 && request.path.ends_with('/')) {
      const auto trimmed = request.path.substr(0, request.path.size() - 1);
      if (parts.router.find(request.method, trimmed).endpoint != nullptr) {
        return moved(encode_path(trimmed) +
                     (request.query_string.empty() ? "" : "?" + request.query_string));
      }
    }
    const auto known = parts.database.read([&](db::Connection& c) {
      const auto rows = c.query("SELECT new_path FROM redirect WHERE old_path = $1", request.path);
      return rows.empty() ? std::string{} : rows.front().get<std::string>(0);
    });
    if (!known.empty()) return moved(known);
  }
  return refuse(request, Kind::not_found, "errors.not_found");
}

Response Pipeline::State::wrong_method(const Request& request, const std::vector<Method>& allowed) {
  std::string names;
  for (const auto method : allowed) {
    names += name_of(method);
    names += method == Method::get ? ", HEAD, " : ", ";
  }
  names += "OPTIONS";
  if (request.method == Method::options) {
    Response response;
    response.status = 204;
    response.content_type.clear();
    return response.header("Allow", names);
  }
  auto response = refuse(request, Kind::not_found, "errors.wrong_method");
  response.status = 405;
  return response.header("Allow", names);
}

// Who is it, may they, not too often, and of their own will?
std::optional<Response> Pipeline::State::turn_away(Request& request, const Endpoint& endpoint,
                                                   RateLimiter::Verdict& verdict) {
  const auto rate = rate_of(endpoint);
  if (rate == Rate::none && endpoint.permission == Permission::everyone) return std::nullopt;
  const auto language = request.viewer.language;
  const auto known = parts.authenticator.identify(request);
  if (request.viewer.is_guest() || chosen_language(request)) request.viewer.language = language;

  verdict = limiter.take(request, rate);
  if (!verdict.allowed) {
    return refuse(request, Error{Kind::too_many,
                                 "errors.too_many",
                                 {{"seconds", std::int64_t{verdict.wait.count()}}},
                                 {}})
        .header("RateLimit-Limit", std::to_string(verdict.limit))
        .header("RateLimit-Remaining", "0")
        .header("RateLimit-Reset", std::to_string(verdict.wait.count()));
  }
  if (!known) return refuse(request, known.error());
  if (const auto honest = check_forgery(parts.kit.site, request); !honest) {
    return refuse(request, honest.error());
  }
  if (request.viewer.may(endpoint.permission)) return std::nullopt;
  return request.viewer.is_guest()
             ? refuse(request, Kind::unauthenticated, "errors.unauthenticated")
             : refuse(request, Kind::forbidden, "errors.forbidden");
}

Response Pipeline::State::serve(const Request& request, const Endpoint& endpoint) {
  if (request.viewer.is_guest() && is_read(request)) return serve_guest(request, endpoint);
  const bool keyed = request.method == Method::post && !request.viewer.is_guest() &&
                     !request.header("idempotency-key").empty();
  return keyed ? serve_once(request, endpoint) : call(request, endpoint);
}

Response Pipeline::State::serve_guest(const Request& request, const Endpoint& endpoint) {
  std::string key;
  append_key(key, request.viewer.language, request.path, request.query_string);
  if (const auto kept = parts.cache.find(key)) return kept->response();
  const auto began = parts.cache.generation();
  auto response = call(request, endpoint);
  if (response.cache_topics.empty() || response.status != 200 ||
      !response.header_value("Set-Cookie").empty()) {
    return response;
  }
  describe(request, response);
  response.shared_body = std::make_shared<const std::string>(std::move(response.body));
  parts.cache.keep(key, response, began);
  return response;
}

Response Pipeline::State::serve_once(const Request& request, const Endpoint& endpoint) {
  const std::string key{request.header("idempotency-key")};
  if (key.size() > longest_key) return refuse(request, Kind::invalid, "errors.key_too_long");
  Idempotency::Claim claim(
      request.viewer.account, key,
      Idempotency::hash_of(name_of(request.method), request.path, request.body),
      parts.kit.clock.now());
  auto found = idempotency.begin(claim);
  if (found.standing != Idempotency::Standing::fresh) {
    return replay(request, endpoint, std::move(found));
  }
  db::WriteHook::current() = &claim;
  try {
    auto response = call(request, endpoint);
    db::WriteHook::current() = nullptr;
    idempotency.end(claim, response);
    return response;
  } catch (...) {
    db::WriteHook::current() = nullptr;
    idempotency.abandon(claim);
    throw;
  }
}

Response Pipeline::State::replay(const Request& request, const Endpoint& endpoint,
                                 Idempotency::Found found) {
  using Standing = Idempotency::Standing;
  if (found.standing == Standing::other_request) {
    return refuse(request, Kind::invalid, "errors.key_of_another_request");
  }
  if (found.standing == Standing::under_way) {
    return refuse(request, Kind::conflict, "errors.key_in_use").header("Retry-After", "1");
  }
  Response response = std::move(found.answer);
  if (found.standing == Standing::unanswered) {
    if (endpoint.replay) {
      auto made = endpoint.replay(request.viewer, found.subject);
      if (!made) return refuse(request, made.error());
      response = std::move(*made);
    } else {
      response = json(fmt::format("{{\"id\":\"{}\"}}", found.subject), endpoint.success);
    }
  }
  return response.header("Idempotent-Replayed", "true");
}

Response Pipeline::State::call(const Request& request, const Endpoint& endpoint) {
  auto result = endpoint.handler(request);
  return result ? std::move(*result) : refuse(request, result.error());
}

std::shared_ptr<const CachedPage> Pipeline::glance(const Glance& seen) const {
  if ((seen.method != Method::get && seen.method != Method::head) || seen.has_authorization) {
    return nullptr;
  }
  const auto question = std::min(seen.target.find('?'), seen.target.size());
  const auto path = seen.target.substr(0, question);
  const auto query = seen.target.substr(std::min(question + 1, seen.target.size()));
  // What needs a closer look (escapes, a language to be remembered, a session) takes the long way.
  if (path.find('%') != std::string_view::npos || query.find("lang=") != std::string_view::npos ||
      seen.cookie.find("session=") != std::string_view::npos) {
    return nullptr;
  }
  auto language = preferred_language(seen.accept_language, site().language);
  if (seen.cookie.find("lang=") != std::string_view::npos) {
    for (const auto& [name, value] : parse_cookies(seen.cookie)) {
      if (name == language_cookie && parse_language(value, language)) break;
    }
  }
  static thread_local std::string key;
  key.clear();
  append_key(key, language, path, query);
  auto page = state_->parts.cache.find(key);
  if (page) {
    state_->from_cache->add();
    count(200);
  }
  return page;
}

Pipeline::Plan Pipeline::plan(Method method, std::string_view path) const {
  const auto found = state_->parts.router.find(method, path);
  Plan plan;
  plan.on_io_thread =
      state_->parts.database.engine() == db::Engine::sqlite && !changes_something(method);
  if (found.endpoint == nullptr) return plan;
  if (found.endpoint->run != Run::by_method) plan.on_io_thread = found.endpoint->run == Run::io;
  plan.max_body = found.endpoint->max_body;
  return plan;
}

}  // namespace coloquio::web
