#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// How json_codec.h walks over a parsed document without knowing the parser: only json_reader.cc
// includes simdjson.
namespace coloquio::json {

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxBytes = std::size_t{64} << 20U;

// One value of the document that the current thread parsed last; simdjson's element in disguise.
struct Value {
  alignas(8) std::array<std::byte, 16> element{};
};

// Parses one document, hands out its values and collects what is wrong with them. The document
// lives in a buffer of the thread: at most one Reader per thread at a time.
class Reader {
 public:
  // Empty when the text is no JSON; the reader then holds the error.
  std::optional<Value> parse(std::string_view text, std::size_t max_bytes);

  // Each adds an error at the current place and returns false when the value is of another kind.
  bool read(Value value, bool& out);
  bool read(Value value, double& out);
  bool read_integer(Value value, std::int64_t lowest, std::uint64_t highest, std::int64_t& out);
  bool read_unsigned(Value value, std::uint64_t highest, std::uint64_t& out);
  // Valid until the next parse(). `expected` names the error.
  bool read(Value value, std::string_view& out, const char* expected = "json.expected_string");
  bool read_raw(Value value, std::string& out);
  bool items(Value value, std::vector<Value>& out);
  bool members(Value value, std::vector<std::pair<std::string_view, Value>>& out);
  // Puts the members called `names` into `out`, by position; of two with one name the last counts.
  bool pick(Value value, std::span<const std::string_view> names,
            std::span<std::optional<Value>> out);
  static bool is_null(Value value);

  void fail(const char* key, Args args = {});
  bool failed() const { return failed_; }
  // What is wrong with the whole text is the error's own key; the rest are its fields.
  Error take_error();

  // The place that errors name: "items[3].name".
  void enter(std::string_view member) { path_.push_back({member, 0}); }
  void enter(std::size_t index) { path_.push_back({{}, index}); }
  void leave() { path_.pop_back(); }

 private:
  struct Step {
    std::string_view member;  // Null for an item of an array.
    std::size_t index;
  };
  std::string path() const;

  std::vector<Step> path_;
  std::vector<FieldError> fields_;
  std::optional<Error> whole_;
  bool failed_ = false;
};

}  // namespace coloquio::json
