#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/json_codec.h"

namespace coloquio::json {

// "coloquio::people::Page<coloquio::people::Person>" → "Page_Person": the letters that OpenAPI
// allows in a component's name.
std::string schema_name(std::string_view type_name);

// JSON Schema (draft 2020-12, as OpenAPI 3.1 has it) of what json.h reads and writes. Described
// structs become components, each once, and are referred to by name.
class Schemas {
 public:
  // The schema of T: {"type":"string"}, {"$ref":"#/components/schemas/NewIdea"}…
  template <class T>
  std::string of();

  // {"NewIdea":{…},…}, sorted by name: the value of "components/schemas".
  std::string components() const;

 private:
  struct Component {
    std::string type;  // With its namespaces: tells apart two structs of one name.
    std::string schema;
  };

  // True when the struct has no component yet; `name` is what it is called then and later.
  bool add(std::string_view type_name, std::string& name);

  template <class T>
  std::string of_struct();

  std::map<std::string, Component> components_;
};

// The type's full name as the compiler writes it.
template <class T>
constexpr std::string_view type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("T = ") + 4);
  return text.substr(0, text.find_first_of(";]"));
}

template <class E>
std::string enum_schema() {
  std::string names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (!names.empty()) names += ',';
    append_string(names, wire_name(d.name));
  });
  return R"({"type":"string","enum":[)" + names + "]}";
}

template <class T>
std::string integer_schema() {
  std::string out = R"({"type":"integer")";
  if constexpr (std::is_unsigned_v<T>) out += R"(,"minimum":0)";
  out += sizeof(T) > 4 ? R"(,"format":"int64"})" : R"(,"format":"int32"})";
  return out;
}

template <class T>
std::string Schemas::of_struct() {
  std::string name;
  if (!add(type_name<T>(), name)) return R"({"$ref":"#/components/schemas/)" + name + "\"}";
  std::string properties;
  std::string required;
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto d) {
    using MemberType = std::decay_t<decltype(std::declval<T&>().*d.pointer)>;
    if (!properties.empty()) properties += ',';
    append_string(properties, Member<decltype(d)>::name);
    properties += ':';
    properties += of<MemberType>();
    if (IsOptional<MemberType>::value || defaults_when_absent<T>()) return;
    if (!required.empty()) required += ',';
    append_string(required, Member<decltype(d)>::name);
  });
  auto& schema = components_.at(name).schema;
  schema = R"({"type":"object","properties":{)" + properties + "}";
  if (!required.empty()) schema += R"(,"required":[)" + required + "]";
  schema += "}";
  return R"({"$ref":"#/components/schemas/)" + name + "\"}";
}

template <class T>
std::string Schemas::of() {
  if constexpr (std::is_same_v<T, bool>)
    return R"({"type":"boolean"})";
  else if constexpr (std::is_integral_v<T>)
    return integer_schema<T>();
  else if constexpr (std::is_floating_point_v<T>)
    return R"({"type":"number"})";
  else if constexpr (std::is_same_v<T, Instant>)
    return R"({"type":"string","format":"date-time"})";
  else if constexpr (std::is_same_v<T, Json>)
    return "{}";
  else if constexpr (std::is_same_v<T, std::string>)
    return R"({"type":"string"})";
  else if constexpr (DescribedEnum<T>)
    return enum_schema<T>();
  else if constexpr (IdType<T>)
    return R"({"type":"string","pattern":"^[0-9]{1,19}$"})";
  else if constexpr (IsOptional<T>::value)
    return of<typename T::value_type>();
  else if constexpr (IsVector<T>::value)
    return R"({"type":"array","items":)" + of<typename T::value_type>() + "}";
  else if constexpr (IsMap<T>::value)
    return R"({"type":"object","additionalProperties":)" + of<typename T::mapped_type>() + "}";
  else
    return of_struct<T>();
}

}  // namespace coloquio::json
