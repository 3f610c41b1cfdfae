#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace coloquio::web {

// What an API answers when it fails: {"error":{"kind":"invalid","message":"…","fields":[…]}}.
struct WrongField {
  std::string field;    // As in the request, dotted.
  std::string message;  // A sentence in the caller's language.
};
BOOST_DESCRIBE_STRUCT(WrongField, (), (field, message))

struct Problem {
  std::string kind;  // A Kind (base/result.h), or "broken" for a fault of ours.
  std::string message;
  std::vector<WrongField> fields;
  std::string request;  // Its id, as in X-Request-Id.
};
BOOST_DESCRIBE_STRUCT(Problem, (), (kind, message, fields, request))

struct ErrorBody {
  Problem error;
};
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (error))

}  // namespace coloquio::web
