#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/viewer.h"
#include "web/endpoint.h"
#include "web/request.h"
#include "web/response.h"

namespace coloquio::web {

// Every address of the site, declared once. Filled before serving, then immutable.
//
// A typed endpoint's In is a described struct. Its members are filled from the path ("{id}"), then
// from the query string (GET, DELETE) or the JSON body (POST, PUT, PATCH); what does not fit is
// answered 422 with all fields named. Out is a described struct (200, or 201 for post()), List<T>,
// or Nothing (204). From the same declaration come the permission check and the OpenAPI entry. What
// is rare is set on the Endpoint that comes back: router.post<…>(…).rate = Rate::sign_in;
//   router.post<NewIdea, Idea>("/api/v1/ideas", Permission::post, "Propose an idea",
//       [&](const Viewer& viewer, NewIdea idea) { return ideas.submit(viewer, std::move(idea)); });
class Router {
 public:
  Router();
  ~Router();

  template <class In, class Out, class F>
  Endpoint& get(std::string path, Permission permission, std::string summary, F handler) {
    return add(typed<In, Out>(Method::get, 200, std::move(path), permission, std::move(summary),
                              std::move(handler)));
  }
  template <class In, class Out, class F>
  Endpoint& post(std::string path, Permission permission, std::string summary, F handler) {
    return add(typed<In, Out>(Method::post, 201, std::move(path), permission, std::move(summary),
                              std::move(handler)));
  }
  template <class In, class Out, class F>
  Endpoint& put(std::string path, Permission permission, std::string summary, F handler) {
    return add(typed<In, Out>(Method::put, 200, std::move(path), permission, std::move(summary),
                              std::move(handler)));
  }
  template <class In, class Out, class F>
  Endpoint& patch(std::string path, Permission permission, std::string summary, F handler) {
    return add(typed<In, Out>(Method::patch, 200, std::move(path), permission, std::move(summary),
                              std::move(handler)));
  }
  template <class In, class Out, class F>
  Endpoint& remove(std::string path, Permission permission, std::string summary, F handler) {
    return add(typed<In, Out>(Method::delete_, 200, std::move(path), permission, std::move(summary),
                              std::move(handler)));
  }

  // A page or a form for people: the handler looks at the request itself. An Error becomes an error
  // page in the viewer's language (401 on a page: to the sign-in page and back).
  using PageHandler = std::function<Result<Response>(const Request&)>;
  Endpoint& page(Method method, std::string path, Permission permission, PageHandler handler,
                 Run run = Run::by_method);

  // Path: segments, each a literal or "{name}"; a literal wins. Throws std::logic_error for a path
  // declared twice.
  Endpoint& add(Endpoint endpoint);
  struct Found {
    const Endpoint* endpoint = nullptr;
    Pairs path_values;
    std::vector<Method> allowed;  // When only the method was wrong: 405 with Allow.
  };
  Found find(Method method, std::string_view path) const;
  const std::deque<Endpoint>& endpoints() const { return endpoints_; }

 private:
  struct Node;
  std::unique_ptr<Node> root_;
  std::deque<Endpoint> endpoints_;  // References stay good while more are added.
};

}  // namespace coloquio::web
