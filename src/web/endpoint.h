#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/json_schema.h"
#include "base/result.h"
#include "base/viewer.h"
#include "web/bind.h"
#include "web/request.h"
#include "web/response.h"

namespace coloquio::web {

// Where a handler runs. The default is right for almost all: GET on the io thread when the store is
// SQLite (a read costs some 35 µs), everything else on the worker pool.
enum class Run { by_method, io, worker };

// Which bucket a request is counted in (web/rate_limit.h). By default: search by its address, API
// reads and pages apart, all that changes something as write.
enum class Rate { by_address, none, page, search, sign_in, write, api };

// The answer of an endpoint that has none: 204.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

// One page of a list. `next` is what to send as ?after= for the next page, absent on the last.
template <class T>
struct List {
  std::vector<T> items;
  std::optional<std::string> next;
  BOOST_DESCRIBE_CLASS(List, (), (items, next), (), ())
};

// A member of an endpoint's input.
struct Parameter {
  std::string name;
  std::string schema;
  bool required = true;
};

// One route with all that is known of it.
struct Endpoint {
  Method method = Method::get;
  std::string path;  // "/api/v1/conversations/{id}"
  Permission permission = Permission::everyone;
  std::string summary;  // "" for pages: not in the OpenAPI document.
  // For the OpenAPI document: JSON Schemas of In and Out ("" for Nothing), In's members one by one.
  std::function<std::string(json::Schemas&)> input_schema;
  std::function<std::string(json::Schemas&)> output_schema;
  std::function<std::vector<Parameter>(json::Schemas&)> parameters;
  int success = 200;
  Run run = Run::by_method;
  Rate rate = Rate::by_address;
  std::size_t max_body = 0;  // Bytes; 0: the server's limit. For uploads.
  std::function<Result<Response>(const Request&)> handler;
  // Makes the answer of a POST again from the subject of its first event, when the first answer was
  // lost in a crash or was a secret (Cache-Control: no-store). Empty: {"id": "…"}.
  std::function<Result<Response>(const Viewer&, std::int64_t subject)> replay;
};

namespace detail {

template <class T>
struct ResultValue {};
template <class T>
struct ResultValue<Result<T>> {
  using type = T;
};

// The answer's JSON; Location when it says where the new thing is; topics when guests may be served
// it from the page cache: `std::vector<std::string> cache_topics(const Out&)` beside Out.
template <class Out>
Response respond(const Out& out, int success) {
  auto response = json(to_json(out), success);
  if constexpr (requires { std::string{out.url}; }) {
    if (success == 201) response.header("Location", out.url);
  }
  if constexpr (requires { cache_topics(out); }) response.cache_topics = cache_topics(out);
  return response;
}

template <class Out, class R>
Result<Response> answer(R result, int success) {
  if (!result) return fail(std::move(result.error()));
  using Value = typename ResultValue<R>::type;
  if constexpr (std::is_same_v<Value, Response>) {
    return std::move(*result);
  } else if constexpr (std::is_void_v<Value> || std::is_same_v<Out, Nothing>) {
    Response response;
    response.status = 204;
    response.content_type.clear();
    return response;
  } else {
    static_assert(std::is_same_v<Value, Out>, "the handler returns another type than declared");
    return respond(*result, success);
  }
}

// A handler takes (viewer, in), (request, in), (viewer) or (request).
template <class In, class F>
auto call(const F& handler, const Request& request, In in) {
  if constexpr (std::is_invocable_v<const F&, const Viewer&, In>) {
    return handler(request.viewer, std::move(in));
  } else if constexpr (std::is_invocable_v<const F&, const Request&, In>) {
    return handler(request, std::move(in));
  } else if constexpr (std::is_invocable_v<const F&, const Viewer&>) {
    return handler(request.viewer);
  } else {
    return handler(request);
  }
}

template <class T>
std::string schema_of(json::Schemas& schemas) {
  if constexpr (std::is_same_v<T, Nothing>) {
    return "";
  } else {
    return schemas.of<T>();
  }
}

template <class T>
std::vector<Parameter> parameters_of(json::Schemas& schemas) {
  std::vector<Parameter> all;
  bind::each_member<T>([&](std::string_view name, auto pointer) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*pointer)>;
    all.push_back({std::string{name}, schemas.of<Member>(),
                   !json::IsOptional<Member>::value && !json::defaults_when_absent<T>()});
  });
  return all;
}

}  // namespace detail

template <class In, class Out, class F>
Endpoint typed(Method method, int success, std::string path, Permission permission,
               std::string summary, F handler) {
  Endpoint endpoint;
  endpoint.method = method;
  endpoint.path = std::move(path);
  endpoint.permission = permission;
  endpoint.summary = std::move(summary);
  endpoint.success = std::is_same_v<Out, Nothing> ? 204 : success;
  endpoint.input_schema = detail::schema_of<In>;
  endpoint.output_schema = detail::schema_of<Out>;
  endpoint.parameters = detail::parameters_of<In>;
  const bool by_address = method == Method::get || method == Method::delete_;
  endpoint.handler = [handler = std::move(handler), success,
                      by_address](const Request& request) -> Result<Response> {
    auto in = by_address ? bind::from_address<In>(request) : bind::from_body<In>(request);
    if (!in) return fail(std::move(in.error()));
    return detail::answer<Out>(detail::call<In>(handler, request, std::move(*in)), success);
  };
  return endpoint;
}

}  // namespace coloquio::web
