#include "base/json_reader.h"

#include <simdjson.h>

#include <bit>
#include <cstring>
#include <memory>

#include "base/json_text.h"

namespace coloquio::json {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMaxFieldErrors = 20;
constexpr std::size_t kKeptBuffer = std::size_t{1} << 20U;

static_assert(sizeof(dom::element) == sizeof(Value));

dom::element native(Value value) { return std::bit_cast<dom::element>(value); }
Value disguised(dom::element element) { return std::bit_cast<Value>(element); }

// Reused: a parser's buffers cost more than a small document. A large one's are given back.
dom::parser& parser() {
  thread_local std::unique_ptr<dom::parser> one;
  if (!one || one->capacity() > kKeptBuffer) {
    one = std::make_unique<dom::parser>();
    if (one->allocate(4096, kMaxDepth)) throw std::bad_alloc();
  }
  return *one;
}

const char* key_of(simdjson::error_code error) {
  switch (error) {
    case simdjson::DEPTH_ERROR:
      return "json.too_deep";
    case simdjson::UTF8_ERROR:
      return "json.invalid_utf8";
    case simdjson::EMPTY:
      return "json.empty";
    default:
      return "json.syntax";
  }
}

// The escapes \u0000 and \udc00 are JSON, but no text that a database or a browser can hold.
bool is_text(std::string_view value) {
  if (std::memchr(value.data(), 0, value.size()) != nullptr) return false;
  for (auto at = value.find('\xed'); at != std::string_view::npos;
       at = value.find('\xed', at + 1)) {
    if (at + 1 < value.size() && static_cast<unsigned char>(value[at + 1]) >= 0xa0) return false;
  }
  return true;
}

bool append_raw(std::string& out, dom::element element);

bool append_raw_string(std::string& out, std::string_view value) {
  append_string(out, value);
  return is_text(value);
}

bool append_raw(std::string& out, dom::array array) {
  bool ok = true;
  out += '[';
  for (const auto item : array) {
    if (out.back() != '[') out += ',';
    ok = append_raw(out, item) && ok;
  }
  out += ']';
  return ok;
}

bool append_raw(std::string& out, dom::object object) {
  bool ok = true;
  char separator = '{';
  for (const auto [name, value] : object) {
    out += separator;
    ok = append_raw_string(out, name) && ok;
    out += ':';
    ok = append_raw(out, value) && ok;
    separator = ',';
  }
  if (separator == '{') out += '{';
  out += '}';
  return ok;
}

bool append_raw(std::string& out, dom::element element) {
  switch (element.type()) {
    case dom::element_type::ARRAY:
      return append_raw(out, dom::array(element));
    case dom::element_type::OBJECT:
      return append_raw(out, dom::object(element));
    case dom::element_type::INT64:
      return append_integer(out, std::int64_t(element)), true;
    case dom::element_type::UINT64:
      return append_unsigned(out, std::uint64_t(element)), true;
    case dom::element_type::DOUBLE:
      return append_double(out, double(element)), true;
    case dom::element_type::STRING:
      return append_raw_string(out, std::string_view(element));
    case dom::element_type::BOOL:
      return out += bool(element) ? "true" : "false", true;
    case dom::element_type::NULL_VALUE:
      return out += "null", true;
  }
  return false;
}

}  // namespace

std::optional<Value> Reader::parse(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) {
    whole_ = Error{Kind::too_large, "json.too_large", {}, {}};
    failed_ = true;
    return std::nullopt;
  }
  dom::element root;
  if (const auto error = parser().parse(text.data(), text.size()).get(root)) {
    fail(key_of(error));
    return std::nullopt;
  }
  return disguised(root);
}

bool Reader::read(Value value, bool& out) {
  if (native(value).get(out) == simdjson::SUCCESS) return true;
  return fail("json.expected_boolean"), false;
}

bool Reader::read(Value value, double& out) {
  if (native(value).get(out) == simdjson::SUCCESS) return true;
  return fail("json.expected_number"), false;
}

bool Reader::read_integer(Value value, std::int64_t lowest, std::uint64_t highest,
                          std::int64_t& out) {
  const auto element = native(value);
  if (!element.is_int64() && !element.is_uint64()) return fail("json.expected_integer"), false;
  std::int64_t number = 0;
  const bool fits = element.get(number) == simdjson::SUCCESS && number >= lowest &&
                    (number < 0 || static_cast<std::uint64_t>(number) <= highest);
  if (!fits) return fail("json.out_of_range"), false;
  out = number;
  return true;
}

bool Reader::read_unsigned(Value value, std::uint64_t highest, std::uint64_t& out) {
  const auto element = native(value);
  if (!element.is_int64() && !element.is_uint64()) return fail("json.expected_integer"), false;
  std::uint64_t number = 0;
  if (element.get(number) != simdjson::SUCCESS || number > highest) {
    return fail("json.out_of_range"), false;
  }
  out = number;
  return true;
}

bool Reader::read(Value value, std::string_view& out, const char* expected) {
  std::string_view text;
  if (native(value).get(text) != simdjson::SUCCESS) return fail(expected), false;
  if (!is_text(text)) return fail("json.control_character"), false;
  out = text;
  return true;
}

bool Reader::read_raw(Value value, std::string& out) {
  out.clear();
  if (append_raw(out, native(value))) return true;
  return fail("json.control_character"), false;
}

bool Reader::items(Value value, std::vector<Value>& out) {
  dom::array array;
  if (native(value).get(array) != simdjson::SUCCESS) return fail("json.expected_array"), false;
  for (const auto item : array) out.push_back(disguised(item));
  return true;
}

bool Reader::members(Value value, std::vector<std::pair<std::string_view, Value>>& out) {
  dom::object object;
  if (native(value).get(object) != simdjson::SUCCESS) return fail("json.expected_object"), false;
  for (const auto [name, member] : object) {
    if (!is_text(name)) return fail("json.control_character"), false;
    out.emplace_back(name, disguised(member));
  }
  return true;
}

bool Reader::pick(Value value, std::span<const std::string_view> names,
                  std::span<std::optional<Value>> out) {
  dom::object object;
  if (native(value).get(object) != simdjson::SUCCESS) return fail("json.expected_object"), false;
  for (const auto [name, member] : object) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) out[i] = disguised(member);
    }
  }
  return true;
}

bool Reader::is_null(Value value) { return native(value).is_null(); }

void Reader::fail(const char* key, Args args) {
  failed_ = true;
  if (path_.empty()) {
    whole_ = Error{Kind::invalid, key, std::move(args), {}};
  } else if (fields_.size() < kMaxFieldErrors) {
    fields_.push_back({path(), key, std::move(args)});
  }
}

Error Reader::take_error() {
  if (whole_) return std::move(*whole_);
  return Error{Kind::invalid, "errors.invalid", {}, std::move(fields_)};
}

std::string Reader::path() const {
  std::string out;
  for (const auto& step : path_) {
    if (step.member.data() == nullptr) {
      out += '[';
      append_unsigned(out, step.index);
      out += ']';
      continue;
    }
    if (!out.empty()) out += '.';
    out += step.member;
  }
  return out;
}

}  // namespace coloquio::json
