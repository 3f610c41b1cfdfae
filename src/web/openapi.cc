#include "web/openapi.h"

#include <algorithm>
#include <map>

#include "base/json_schema.h"
#include "base/json_text.h"
#include "web/error_body.h"

namespace coloquio::web {
namespace {

// {"a":1,"b":2} member by member.
class Object {
 public:
  Object& raw(std::string_view name, std::string_view json) {
    text_ += text_.empty() ? '{' : ',';
    json::append_string(text_, name);
    text_ += ':';
    text_ += json;
    return *this;
  }
  Object& text(std::string_view name, std::string_view value) {
    std::string quoted;
    json::append_string(quoted, value);
    return raw(name, quoted);
  }
  std::string take() const { return text_.empty() ? "{}" : text_ + "}"; }

 private:
  std::string text_;
};

std::string list_of(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += item;
  }
  return out + "]";
}

std::string content(const std::string& schema) {
  return Object().raw("application/json", Object().raw("schema", schema).take()).take();
}

// "get" + "/api/v1/conversations/{id}" → "get_conversations_id"
std::string operation_id(const Endpoint& endpoint) {
  std::string path = endpoint.path;
  if (path.starts_with("/api/v1")) path.erase(0, 7);
  std::string id = endpoint.method == Method::delete_ ? "delete" : "";
  if (id.empty()) {
    for (const char c : name_of(endpoint.method)) id += static_cast<char>(c - 'A' + 'a');
  }
  for (const char c : path) {
    if (c == '/')
      id += '_';
    else if (c != '{' && c != '}')
      id += c;
  }
  return id;
}

std::string tag_of(const Endpoint& endpoint) {
  std::string_view path = endpoint.path;
  path.remove_prefix(std::min(path.size(), std::string_view{"/api/v1/"}.size()));
  return std::string{path.substr(0, path.find('/'))};
}

bool is_in_path(const Endpoint& endpoint, const std::string& name) {
  return endpoint.path.find("{" + name + "}") != std::string::npos;
}

bool has_body(const Endpoint& endpoint) {
  return endpoint.method == Method::post || endpoint.method == Method::put ||
         endpoint.method == Method::patch;
}

std::string parameter(const Parameter& of, const char* where, bool required) {
  return Object()
      .text("name", of.name)
      .text("in", where)
      .raw("required", required ? "true" : "false")
      .raw("schema", of.schema)
      .take();
}

std::vector<std::string> parameters(const Endpoint& endpoint,
                                    const std::vector<Parameter>& members) {
  std::vector<std::string> all;
  for (const auto& member : members) {
    if (is_in_path(endpoint, member.name)) {
      all.push_back(parameter(member, "path", true));
    } else if (!has_body(endpoint)) {
      all.push_back(parameter(member, "query", member.required));
    }
  }
  if (endpoint.method == Method::post && endpoint.permission != Permission::everyone) {
    all.emplace_back(R"({"$ref":"#/components/parameters/IdempotencyKey"})");
  }
  return all;
}

// The whole input by name, or, when a part of it stands in the path, the rest of it.
std::string body(const Endpoint& endpoint, const std::vector<Parameter>& members,
                 json::Schemas& schemas) {
  const bool whole = std::none_of(members.begin(), members.end(), [&](const auto& member) {
    return is_in_path(endpoint, member.name);
  });
  const auto named = endpoint.input_schema(schemas);
  if (whole) return named;
  Object properties;
  std::vector<std::string> required;
  for (const auto& member : members) {
    if (is_in_path(endpoint, member.name)) continue;
    properties.raw(member.name, member.schema);
    std::string quoted;
    json::append_string(quoted, member.name);
    if (member.required) required.push_back(quoted);
  }
  if (properties.take() == "{}") return "";
  Object schema;
  schema.text("type", "object").raw("properties", properties.take());
  if (!required.empty()) schema.raw("required", list_of(required));
  return schema.take();
}

std::string operation(const Endpoint& endpoint, json::Schemas& schemas) {
  const auto members = endpoint.parameters(schemas);
  Object out;
  out.text("operationId", operation_id(endpoint)).text("summary", endpoint.summary);
  out.raw("tags", list_of({"\"" + tag_of(endpoint) + "\""}));
  out.text("x-permission", json::enum_name(endpoint.permission));
  if (endpoint.permission == Permission::everyone)
    out.raw("security", "[{},{\"token\":[]},{\"session\":[]}]");
  if (const auto all = parameters(endpoint, members); !all.empty()) {
    out.raw("parameters", list_of(all));
  }
  if (has_body(endpoint)) {
    const auto schema = members.empty() ? "" : body(endpoint, members, schemas);
    if (!schema.empty()) {
      out.raw("requestBody",
              Object().raw("required", "true").raw("content", content(schema)).take());
    }
  }
  const auto answer = endpoint.output_schema(schemas);
  Object success;
  success.text("description", answer.empty() ? "Done" : "As asked");
  if (!answer.empty()) success.raw("content", content(answer));
  out.raw("responses", Object()
                           .raw(std::to_string(endpoint.success), success.take())
                           .raw("default", R"({"$ref":"#/components/responses/Error"})")
                           .take());
  return out.take();
}

std::string components(json::Schemas& schemas) {
  const auto error = schemas.of<ErrorBody>();
  const auto failed = Object()
                          .text("description", "What failed, in a sentence and field by field")
                          .raw("content", content(error))
                          .take();
  return Object()
      .raw("schemas", schemas.components())
      .raw("responses", Object().raw("Error", failed).take())
      .raw("parameters",
           R"({"IdempotencyKey":{"name":"Idempotency-Key","in":"header","required":false,)"
           R"("description":"The same key with the same request is carried out once in 24 hours",)"
           R"("schema":{"type":"string","maxLength":200}}})")
      .raw("securitySchemes",
           R"({"token":{"type":"http","scheme":"bearer","description":"An API token"},)"
           R"("session":{"type":"apiKey","in":"cookie","name":"session",)"
           R"("description":"A browser's session; changes need the header X-CSRF-Token"}})")
      .take();
}

std::string method_key(Method method) {
  std::string key;
  for (const char c : name_of(method)) key += static_cast<char>(c - 'A' + 'a');
  return key;
}

}  // namespace

std::string openapi(const Router& router, const Site& site) {
  json::Schemas schemas;
  std::map<std::string, Object> paths;
  for (const auto& endpoint : router.endpoints()) {
    if (endpoint.summary.empty() || !endpoint.parameters) continue;
    paths[endpoint.path].raw(method_key(endpoint.method), operation(endpoint, schemas));
  }
  Object all;
  for (const auto& [path, methods] : paths) all.raw(path, methods.take());
  return Object()
      .text("openapi", "3.1.0")
      .raw("info",
           Object().text("title", site.name + " API").text("version", COLOQUIO_VERSION).take())
      .raw("servers", "[" + Object().text("url", site.public_url).take() + "]")
      .raw("security", R"([{"token":[]},{"session":[]}])")
      .raw("paths", all.take())
      .raw("components", components(schemas))
      .take();
}

}  // namespace coloquio::web
