#include "web/router.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace coloquio::web {

// A tree of segments. `value` is the branch for "{name}".
struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
  std::unique_ptr<Node> value;
  std::vector<const Endpoint*> endpoints;  // One a method.
};

namespace {

std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto segment = path.substr(0, std::min(path.find('/'), path.size()));
  path.remove_prefix(segment.size());
  return segment;
}

bool is_placeholder(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// Values of the placeholders, in order: the names are the endpoint's own.
Pairs values_of(const Endpoint& endpoint, const std::vector<std::string_view>& found) {
  Pairs pairs;
  std::string_view path = endpoint.path;
  std::size_t next = 0;
  while (!path.empty()) {
    const auto segment = take_segment(path);
    if (!is_placeholder(segment)) continue;
    pairs.emplace_back(segment.substr(1, segment.size() - 2), found[next++]);
  }
  return pairs;
}

template <class Node>
const Node* descend(const Node& node, std::string_view path,
                    std::vector<std::string_view>& values) {
  if (path.empty()) return node.endpoints.empty() ? nullptr : &node;
  auto rest = path;
  const auto segment = take_segment(rest);
  if (const auto child = node.children.find(segment); child != node.children.end()) {
    if (const auto* found = descend(*child->second, rest, values)) return found;
  }
  if (!node.value || segment.empty()) return nullptr;
  values.push_back(segment);
  if (const auto* found = descend(*node.value, rest, values)) return found;
  values.pop_back();
  return nullptr;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;

Endpoint& Router::add(Endpoint endpoint) {
  auto* node = root_.get();
  std::string_view path = endpoint.path;
  while (!path.empty()) {
    const auto segment = take_segment(path);
    auto& next = is_placeholder(segment) ? node->value : node->children[std::string{segment}];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  for (const auto* other : node->endpoints) {
    if (other->method == endpoint.method) {
      throw std::logic_error("declared twice: " + std::string{name_of(endpoint.method)} + " " +
                             endpoint.path);
    }
  }
  endpoints_.push_back(std::move(endpoint));
  node->endpoints.push_back(&endpoints_.back());
  return endpoints_.back();
}

Endpoint& Router::page(Method method, std::string path, Permission permission, PageHandler handler,
                       Run run) {
  Endpoint endpoint;
  endpoint.method = method;
  endpoint.path = std::move(path);
  endpoint.permission = permission;
  endpoint.run = run;
  endpoint.handler = std::move(handler);
  return add(std::move(endpoint));
}

Router::Found Router::find(Method method, std::string_view path) const {
  Found found;
  if (path.empty() || path.front() != '/') return found;
  std::vector<std::string_view> values;
  const auto* node = descend(*root_, path, values);
  if (node == nullptr) return found;
  const auto wanted = method == Method::head ? Method::get : method;
  for (const auto* endpoint : node->endpoints) {
    if (endpoint->method == wanted) {
      found.endpoint = endpoint;
      found.path_values = values_of(*endpoint, values);
      return found;
    }
    found.allowed.push_back(endpoint->method);
  }
  return found;
}

}  // namespace coloquio::web
