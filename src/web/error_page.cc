#include "base/json.h"
#include "web/error_body.h"
#include "web/html.h"
#include "web/url.h"
#include "web/values.h"

namespace coloquio::web {
namespace {

const char* word_of(Kind kind) {
  switch (kind) {
    case Kind::invalid:
      return "invalid";
    case Kind::unauthenticated:
      return "unauthenticated";
    case Kind::forbidden:
      return "forbidden";
    case Kind::not_found:
      return "not_found";
    case Kind::gone:
      return "gone";
    case Kind::conflict:
      return "conflict";
    case Kind::stale:
      return "stale";
    case Kind::too_large:
      return "too_large";
    case Kind::too_many:
      return "too_many";
    case Kind::unavailable:
      return "unavailable";
  }
  return "broken";
}

std::string sentence_of(const PageKit& kit, const Request& request, const std::string& key,
                        const Args& args, const std::string& otherwise) {
  return kit.messages.has(key) ? kit.say(request, key, args) : kit.say(request, otherwise);
}

Response json_answer(int status, Problem problem) {
  return json(to_json(ErrorBody{std::move(problem)}), status);
}

bool is_get(const Request& request) {
  return request.method == Method::get || request.method == Method::head;
}

std::string address_of(const Request& request) {
  auto url = encode_path(request.path);
  if (!request.query_string.empty()) url += "?" + request.query_string;
  return url;
}

struct Told {
  std::string word;  // "forbidden"
  std::string sentence;
  bool may_retry = false;
  bool ask_somebody = false;
  bool sign_in = false;
};

// The page of ours that a form was sent from, as its browser says; "/" when it does not.
std::string came_from(const Site& site, const Request& request) {
  auto referer = request.header("referer");
  const auto scheme = referer.find("://");
  if (scheme == std::string_view::npos) return "/";
  referer.remove_prefix(scheme + 3);
  const auto path = std::min(referer.find('/'), referer.size());
  const auto host = referer.substr(0, path);
  const bool ours =
      host == request.header("host") || site.public_url.ends_with("//" + std::string(host));
  referer.remove_prefix(path);
  if (!ours || referer.empty() || referer.starts_with("//")) return "/";
  return std::string(referer.substr(0, referer.find('#')));
}

Response page_answer(const PageKit& kit, const Request& request, int status, const Told& told) {
  Values values;
  const auto heading = kit.say(request, "errors.heading." + told.word);
  set(values, "HEADING", heading);
  set(values, "SENTENCE", told.sentence);
  if (told.ask_somebody) {
    set(add(values, "WHO_CAN"), "WHO_TEXT", kit.say(request, "errors.who_can_grant"));
  }
  if (told.sign_in) {
    const auto next = is_get(request) ? address_of(request) : came_from(kit.site, request);
    set(add(values, "SIGN_IN"), "NEXT", encode(next));
  }
  if (told.may_retry && is_get(request)) {
    set(add(values, "RETRY"), "RETRY_URL", address_of(request));
  }
  if (!request.id.empty()) {
    set(add(values, "REQUEST_ID"), "REQUEST_ID_TEXT", request.id);
  }
  PageHead head;
  head.title = heading;
  head.index = false;
  return page(kit, request, head, "web/html/error.tpl", values, status);
}

}  // namespace

Response error_response(const PageKit& kit, const Request& request, const Error& error) {
  const std::string word = word_of(error.kind);
  const auto sentence = sentence_of(kit, request, error.key, error.args, "errors." + word);
  const int status = http_status(error.kind);
  if (!is_api(request)) {
    return page_answer(kit, request, status,
                       {.word = word,
                        .sentence = sentence,
                        .may_retry = error.kind == Kind::unavailable ||
                                     error.kind == Kind::too_many || error.kind == Kind::stale,
                        .ask_somebody = error.kind == Kind::forbidden,
                        .sign_in = error.kind == Kind::unauthenticated});
  }
  Problem problem{.kind = word, .message = sentence, .fields = {}, .request = request.id};
  for (const auto& field : error.fields) {
    problem.fields.push_back(
        {field.field, sentence_of(kit, request, field.key, field.args, "errors.invalid")});
  }
  auto response = json_answer(status, std::move(problem));
  if (error.kind == Kind::unauthenticated) response.header("WWW-Authenticate", "Bearer");
  return response;
}

Response broken_response(const PageKit& kit, const Request& request) {
  const auto sentence = kit.say(request, "errors.broken");
  if (!is_api(request)) {
    return page_answer(kit, request, 500,
                       {.word = "broken", .sentence = sentence, .may_retry = true});
  }
  return json_answer(500,
                     {.kind = "broken", .message = sentence, .fields = {}, .request = request.id});
}

}  // namespace coloquio::web
