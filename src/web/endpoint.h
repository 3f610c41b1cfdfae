#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/viewer.h"
#include "web/request.h"
#include "web/response.h"

namespace coloquio::web {

enum class Run;

// The answer of an endpoint that has none: 204.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

// One page of a list. `next` is what to send as ?after= for the next page, absent on the last.
template <class T>
struct List {
  std::vector<T> items;
  std::optional<std::string> next;
};

// One route with all that is known of it.
struct Endpoint {
  Method method = Method::get;
  std::string path;  // "/api/v1/conversations/{id}"
  Permission permission = Permission::everyone;
  std::string summary;        // "" for pages: not in the OpenAPI document.
  std::string input_schema;   // JSON Schema of In and Out; "" for none.
  std::string output_schema;
  int success = 200;
  int run = 0;                // A Run.
  std::function<Result<Response>(const Request&)> handler;
};

}  // namespace coloquio::web
