#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/ids.h"
#include "base/json_reader.h"
#include "base/json_text.h"
#include "base/result.h"
#include "base/time.h"

// What json.h promises; include that one.
namespace coloquio::json {

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;

// `public_` and `default_` are called "public" and "default" outside of C++.
constexpr std::string_view wire_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

// One member of a described struct, as boost::describe tells it.
template <class D>
struct Member {
  static constexpr std::string_view name = wire_name(D::name);
  static constexpr auto quoted = [] {  // "name":
    std::array<char, name.size() + 3> text{};
    text.front() = '"';
    for (std::size_t i = 0; i < name.size(); ++i) text[i + 1] = name[i];
    text[name.size() + 1] = '"';
    text[name.size() + 2] = ':';
    return text;
  }();
};

// The word for an enumerator in JSON and in the database; "" for a value without one.
template <DescribedEnum E>
constexpr std::string_view enum_name(E value) {
  std::string_view name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) name = wire_name(d.name);
  });
  return name;
}

template <DescribedEnum E>
constexpr bool parse_enum(std::string_view name, E& out) {
  bool found = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (wire_name(d.name) != name) return;
    out = d.value;
    found = true;
  });
  return found;
}

// "open, planned, done".
template <DescribedEnum E>
std::string enum_names() {
  std::string names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (!names.empty()) names += ", ";
    names += wire_name(d.name);
  });
  return names;
}

template <class T>
void write(std::string& out, const T& value);

template <class T>
void write_struct(std::string& out, const T& value) {
  char separator = '{';
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto d) {
    const auto& member = value.*d.pointer;
    if constexpr (IsOptional<std::decay_t<decltype(member)>>::value) {
      if (!member) return;
    }
    using Described = Member<decltype(d)>;
    out += separator;
    out.append(Described::quoted.data(), Described::quoted.size());
    write(out, member);
    separator = ',';
  });
  if (separator == '{') out += '{';
  out += '}';
}

// Appends the value; the table in json.h tells how each type looks. An id of 0 ("none") is null.
template <class T>
void write(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
    append_integer(out, value);
  } else if constexpr (std::is_integral_v<T>) {
    append_unsigned(out, value);
  } else if constexpr (std::is_floating_point_v<T>) {
    append_double(out, value);
  } else if constexpr (std::is_same_v<T, Instant>) {
    append_instant(out, value);
  } else if constexpr (std::is_same_v<T, Json>) {
    out += value.text.empty() ? std::string_view("null") : std::string_view(value.text);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_string(out, value);
  } else if constexpr (DescribedEnum<T>) {
    append_string(out, enum_name(value));
  } else if constexpr (IdType<T>) {
    if (raw(value) == 0) return void(out += "null");
    out += '"';
    append_integer(out, raw(value));
    out += '"';
  } else if constexpr (IsOptional<T>::value) {
    if (value)
      write(out, *value);
    else
      out += "null";
  } else if constexpr (IsVector<T>::value) {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out += ',';
      write(out, value[i]);
    }
    out += ']';
  } else if constexpr (IsMap<T>::value) {
    char separator = '{';
    for (const auto& [name, item] : value) {
      out += separator;
      append_string(out, name);
      out += ':';
      write(out, item);
      separator = ',';
    }
    if (separator == '{') out += '{';
    out += '}';
  } else {
    static_assert(DescribedStruct<T>, "describe it: BOOST_DESCRIBE_STRUCT(T, (), (members))");
    write_struct(out, value);
  }
}

template <class T>
void read_value(Reader& reader, Value value, T& out);

template <class T>
constexpr bool defaults_when_absent() {
  if constexpr (requires { T::defaults_when_absent; }) return T::defaults_when_absent;
  return false;
}

template <class T>
void read_member(Reader& reader, const std::optional<Value>& value, std::string_view name, T& out) {
  if (!value && (IsOptional<T>::value)) return;
  reader.enter(name);
  if (value)
    read_value(reader, *value, out);
  else
    reader.fail("json.missing");
  reader.leave();
}

template <class T>
void read_struct(Reader& reader, Value value, T& out) {
  constexpr std::size_t kCount = boost::mp11::mp_size<MembersOf<T>>::value;
  static constexpr auto kNames = []<class... D>(boost::mp11::mp_list<D...>) {
    return std::array<std::string_view, kCount>{Member<D>::name...};
  }(boost::mp11::mp_rename<MembersOf<T>, boost::mp11::mp_list>{});
  std::array<std::optional<Value>, kCount> found;
  if (!reader.pick(value, kNames, found)) return;
  std::size_t i = 0;
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto d) {
    const auto& member = found[i];
    if (member || !defaults_when_absent<T>()) {
      read_member(reader, member, kNames[i], out.*d.pointer);
    }
    ++i;
  });
}

template <class T>
void read_vector(Reader& reader, Value value, std::vector<T>& out) {
  std::vector<Value> items;
  if (!reader.items(value, items)) return;
  out.clear();
  out.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    reader.enter(i);
    read_value(reader, items[i], out.emplace_back());
    reader.leave();
  }
}

template <class T>
void read_map(Reader& reader, Value value, std::map<std::string, T>& out) {
  std::vector<std::pair<std::string_view, Value>> members;
  if (!reader.members(value, members)) return;
  out.clear();
  for (const auto& [name, member] : members) {
    reader.enter(name);
    read_value(reader, member, out[std::string(name)] = T{});
    reader.leave();
  }
}

template <DescribedEnum E>
void read_enum(Reader& reader, Value value, E& out) {
  std::string_view name;
  if (!reader.read(value, name)) return;
  if (!parse_enum(name, out)) reader.fail("json.unknown_value", {{"allowed", enum_names<E>()}});
}

// Fills `out`, or leaves it as it was and tells the reader why.
template <class T>
void read_value(Reader& reader, Value value, T& out) {
  if constexpr (std::is_same_v<T, bool>) {
    reader.read(value, out);
  } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
    using Limits = std::numeric_limits<T>;
    std::int64_t number = 0;
    if (reader.read_integer(value, Limits::min(), static_cast<std::uint64_t>(Limits::max()),
                            number)) {
      out = static_cast<T>(number);
    }
  } else if constexpr (std::is_integral_v<T>) {
    std::uint64_t number = 0;
    if (reader.read_unsigned(value, std::numeric_limits<T>::max(), number)) {
      out = static_cast<T>(number);
    }
  } else if constexpr (std::is_floating_point_v<T>) {
    double number = 0;
    if (reader.read(value, number)) out = static_cast<T>(number);
  } else if constexpr (std::is_same_v<T, Instant>) {
    std::string_view text;
    if (!reader.read(value, text, "json.expected_time")) return;
    if (!from_iso(std::string(text), out)) reader.fail("json.expected_time");
  } else if constexpr (std::is_same_v<T, Json>) {
    reader.read_raw(value, out.text);
  } else if constexpr (std::is_same_v<T, std::string>) {
    std::string_view text;
    if (reader.read(value, text)) out = text;
  } else if constexpr (DescribedEnum<T>) {
    read_enum(reader, value, out);
  } else if constexpr (IdType<T>) {
    std::string_view text;
    if (!reader.read(value, text, "json.expected_id")) return;
    if (!parse_id(text, out)) reader.fail("json.expected_id");
  } else if constexpr (IsOptional<T>::value) {
    out.reset();
    if (!Reader::is_null(value)) read_value(reader, value, out.emplace());
  } else if constexpr (IsVector<T>::value) {
    read_vector(reader, value, out);
  } else if constexpr (IsMap<T>::value) {
    read_map(reader, value, out);
  } else {
    static_assert(DescribedStruct<T>, "describe it: BOOST_DESCRIBE_STRUCT(T, (), (members))");
    read_struct(reader, value, out);
  }
}

template <class T>
Result<T> read(std::string_view text, std::size_t max_bytes = kMaxBytes) {
  Reader reader;
  T out{};
  if (const auto root = reader.parse(text, max_bytes)) read_value(reader, *root, out);
  if (reader.failed()) return coloquio::fail(reader.take_error());
  return out;
}

}  // namespace coloquio::json
