#include "base/json_schema.h"

#include <cctype>

#include "base/json_writer.h"

namespace coloquio::json {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// "coloquio::people::Person" → "people_Person".
std::string with_namespace(std::string_view type_name) {
  const auto arguments = type_name.find('<');
  const auto last = type_name.substr(0, arguments).rfind("::");
  if (last == std::string_view::npos) return schema_name(type_name);
  const auto before = type_name.substr(0, last).rfind("::");
  const auto begin = before == std::string_view::npos ? 0 : before + 2;
  return std::string(type_name.substr(begin, last - begin)) + "_" + schema_name(type_name);
}

}  // namespace

std::string schema_name(std::string_view type_name) {
  std::string name;
  std::string word;
  const auto end_word = [&] {
    if (!name.empty() && !word.empty()) name += '_';
    name += word;
    word.clear();
  };
  for (std::size_t i = 0; i < type_name.size(); ++i) {
    if (type_name.substr(i).starts_with("::")) {
      word.clear();
      ++i;
    } else if (is_word(type_name[i])) {
      word += type_name[i];
    } else {
      end_word();
    }
  }
  end_word();
  return name;
}

std::string Schemas::components() const {
  std::string out;
  Writer writer(out);
  writer.object([&] {
    for (const auto& [name, component] : components_) writer.key(name).raw(component.schema);
  });
  return out;
}

bool Schemas::add(std::string_view type_name, std::string& name) {
  name = schema_name(type_name);
  const auto found = components_.find(name);
  if (found != components_.end() && found->second.type != type_name)
    name = with_namespace(type_name);
  return components_.try_emplace(name, Component{std::string(type_name), "{}"}).second;
}

}  // namespace coloquio::json
