#pragma once

#include <boost/mp11.hpp>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "web/request.h"

// Fills described structs from what stands in an address: path values and the query string. Same
// rules and error keys as base/json.h.
namespace coloquio::web::bind {

using json::IsOptional;
using json::IsVector;

bool read_bool(std::string_view text, bool& out);  // true, false, 1, 0
bool read_instant(std::string_view text, Instant& out);

template <class T>
bool from_text(std::string_view text, T& out) {
  if constexpr (std::is_same_v<T, std::string>) {
    out = text;
    return true;
  } else if constexpr (std::is_same_v<T, bool>) {
    return read_bool(text, out);
  } else if constexpr (std::is_same_v<T, Instant>) {
    return read_instant(text, out);
  } else if constexpr (IdType<T>) {
    return parse_id(text, out);
  } else if constexpr (std::is_enum_v<T>) {
    return json::parse_enum(text, out);
  } else if constexpr (std::is_arithmetic_v<T>) {
    const auto end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, out);
    return problem == std::errc{} && stop == end;
  } else {
    return false;
  }
}

// What an unreadable value should have been.
template <class T>
const char* expectation() {
  if constexpr (std::is_same_v<T, bool>) {
    return "json.expected_boolean";
  } else if constexpr (std::is_same_v<T, Instant>) {
    return "json.expected_time";
  } else if constexpr (IdType<T>) {
    return "json.expected_id";
  } else if constexpr (std::is_enum_v<T>) {
    return "json.unknown_value";
  } else if constexpr (std::is_integral_v<T>) {
    return "json.expected_integer";
  } else {
    return "json.expected_number";
  }
}

template <class T>
void read_value(std::string_view name, std::string_view text, T& out,
                std::vector<FieldError>& errors) {
  if (from_text(text, out)) return;
  Args args;
  if constexpr (json::DescribedEnum<T>) args.emplace_back("allowed", json::enum_names<T>());
  errors.push_back({std::string{name}, expectation<T>(), std::move(args)});
}

// Sets one member from all values of its name. `?tag=` (empty) counts as absent for optionals.
template <class T>
bool set_member(std::string_view name, const Pairs& pairs, T& out,
                std::vector<FieldError>& errors) {
  bool found = false;
  for (const auto& [key, value] : pairs) {
    if (key != name) continue;
    if constexpr (IsVector<T>::value) {
      typename T::value_type item{};
      read_value(name, value, item, errors);
      out.push_back(std::move(item));
    } else if constexpr (IsOptional<T>::value) {
      if (found || value.empty()) continue;
      read_value(name, value, out.emplace(), errors);
    } else {
      if (found) continue;
      read_value(name, value, out, errors);
    }
    found = true;
  }
  return found;
}

// Calls deed(name as on the wire, pointer to member) for each member.
template <class In, class F>
void each_member(F&& deed) {
  boost::mp11::mp_for_each<json::MembersOf<In>>(
      [&](auto member) { deed(json::wire_name(member.name), member.pointer); });
}

// GET and DELETE: path first, then the query string.
template <class In>
Result<In> from_address(const Request& request) {
  In in{};
  std::vector<FieldError> errors;
  each_member<In>([&](std::string_view name, auto pointer) {
    auto& target = in.*pointer;
    using T = std::remove_cvref_t<decltype(target)>;
    if (set_member(name, request.path_values, target, errors)) return;
    if (set_member(name, request.query, target, errors)) return;
    if (!IsOptional<T>::value && !IsVector<T>::value && !json::defaults_when_absent<In>()) {
      errors.push_back({std::string{name}, "json.missing", {}});
    }
  });
  if (!errors.empty()) return fail_fields(std::move(errors));
  return in;
}

// `body` with `members` ("\"id\":\"7\",") put in front of its own; "" counts as {}.
std::string with_members(std::string_view body, std::string_view members);

// POST, PUT and PATCH: the JSON body; a member named in the path has the path's value whatever the
// body says, so that what was checked by address is what is changed.
template <class In>
Result<In> from_body(const Request& request) {
  In by_path{};
  std::vector<FieldError> errors;
  std::string members;
  each_member<In>([&](std::string_view name, auto pointer) {
    auto& target = by_path.*pointer;
    if (!set_member(name, request.path_values, target, errors)) return;
    members += '"';
    members += name;
    members += "\":";
    members += to_json(target);
    members += ',';
  });
  if (!errors.empty()) return fail_fields(std::move(errors));

  const bool as_sent = members.empty() && !request.body.empty();
  auto in =
      as_sent ? from_json<In>(request.body) : from_json<In>(with_members(request.body, members));
  if (!in || members.empty()) return in;
  each_member<In>([&](std::string_view name, auto pointer) {
    std::vector<FieldError> none;
    auto& target = (*in).*pointer;
    std::remove_cvref_t<decltype(target)> value{};
    if (set_member(name, request.path_values, value, none)) target = std::move(value);
  });
  return in;
}

}  // namespace coloquio::web::bind
