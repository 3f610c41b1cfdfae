#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

namespace coloquio {

// What went wrong, in terms of what the caller can do about it. The list is short on purpose:
// each kind is one HTTP status (web/status.cc holds the table).
enum class Kind {
  invalid,
  unauthenticated,
  forbidden,
  not_found,
  gone,
  conflict,
  stale,
  too_large,
  too_many,
  unavailable
};

// Fills one placeholder of a sentence in messages/*.json.
struct Arg {
  std::string name;
  std::variant<std::int64_t, std::string> value;  // A number chooses the plural form.

  Arg(std::string n, std::string v) : name(std::move(n)), value(std::move(v)) {}
  Arg(std::string n, std::int64_t v) : name(std::move(n)), value(v) {}
};
using Args = std::vector<Arg>;

struct FieldError {
  std::string field;  // As in the request, dotted: "author.id".
  std::string key;
  Args args;
};

struct Error {
  Kind kind = Kind::invalid;
  std::string key;  // Of messages/*.json: becomes a whole sentence, without ids or SQL.
  Args args;
  std::vector<FieldError> fields;  // All that is wrong with a form, at once.
};

template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

inline tl::unexpected<Error> fail(Kind kind, std::string key, Args args = {}) {
  return fail(Error{kind, std::move(key), std::move(args), {}});
}

// A request with wrong fields; the sentence on top is the general one.
inline tl::unexpected<Error> fail_fields(std::vector<FieldError> fields) {
  return fail(Error{Kind::invalid, "errors.invalid", {}, std::move(fields)});
}

}  // namespace coloquio
