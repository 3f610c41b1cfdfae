#pragma once

// The rest of db/connection.h: how a cell becomes a C++ value.

#include "db/connection.h"

namespace coloquio::db {

namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

[[noreturn]] void wrong_type(const Value& cell, const char* wanted);

std::int64_t to_int(const Value& cell);
double to_double(const Value& cell);
std::string_view to_text(const Value& cell);  // Blobs too.

template <class T>
T from_cell(const Value& cell) {
  if constexpr (IsOptional<T>::value) {
    if (std::holds_alternative<std::nullptr_t>(cell)) return std::nullopt;
    return from_cell<typename T::value_type>(cell);
  } else if constexpr (std::is_same_v<T, bool>) {
    return to_int(cell) != 0;
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<T>(to_int(cell));
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(to_double(cell));
  } else if constexpr (IdType<T>) {
    return T{to_int(cell)};
  } else if constexpr (std::is_same_v<T, Instant>) {
    return from_micros(to_int(cell));
  } else {
    return T{to_text(cell)};
  }
}

}  // namespace detail

template <class T>
T Row::get(int column) const {
  return detail::from_cell<T>(cells_[static_cast<std::size_t>(column)]);
}

}  // namespace coloquio::db
