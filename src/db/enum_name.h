#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string>
#include <string_view>
#include <type_traits>

namespace coloquio::db {

// Enums are stored by name, so that a table can be read by people and survives a reordering.
// For enums described with BOOST_DESCRIBE_ENUM; a trailing '_' (to avoid a keyword) is not stored.
template <class E>
concept NamedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

namespace detail {
constexpr std::string_view bare(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}
}  // namespace detail

template <NamedEnum E>
std::string_view to_name(E value) {
  std::string_view name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) name = detail::bare(d.name);
  });
  return name;
}

// False leaves `out` alone.
template <NamedEnum E>
bool from_name(std::string_view name, E& out) {
  bool found = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (!found && detail::bare(d.name) == name) {
      out = d.value;
      found = true;
    }
  });
  return found;
}

// For columns that only we write: an unknown name gives `fallback`.
template <NamedEnum E>
E name_or(std::string_view name, E fallback) {
  from_name(name, fallback);
  return fallback;
}

}  // namespace coloquio::db
