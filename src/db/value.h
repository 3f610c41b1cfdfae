#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/ids.h"
#include "base/time.h"

namespace coloquio::db {

// Bytes that are not text; BLOB and BYTEA.
struct Blob {
  std::string_view bytes;
};

// One bound parameter. Views must live until the call returns.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Blob>;

inline Value to_value(std::nullptr_t) { return nullptr; }
inline Value to_value(std::nullopt_t) { return nullptr; }
inline Value to_value(bool v) { return std::int64_t{v}; }
inline Value to_value(double v) { return v; }
inline Value to_value(const std::string& v) { return std::string_view{v}; }
inline Value to_value(std::string_view v) { return v; }
inline Value to_value(const char* v) { return std::string_view{v}; }
inline Value to_value(Blob v) { return v; }
inline Value to_value(Instant v) { return to_micros(v); }
template <std::integral T>
Value to_value(T v) {
  return static_cast<std::int64_t>(v);
}
template <IdType T>
Value to_value(T v) {
  return raw(v);
}
template <class T>
Value to_value(const std::optional<T>& v) {
  return v ? to_value(*v) : Value{nullptr};
}
// Other enums are stored by name: use to_name(e) (db/enum_name.h), so that a table can be read.

}  // namespace coloquio::db
