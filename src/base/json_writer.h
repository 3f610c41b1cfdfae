#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_codec.h"

namespace coloquio::json {

// JSON whose shape is known only at run time; it sets the commas. Prefer a described struct.
//
//   std::string out;
//   json::Writer json(out);
//   json.object([&] {
//     json.member("name", "Rosa");
//     json.key("tags").array([&] { for (const auto& tag : tags) json.value(tag); });
//   });
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  template <class F>
  Writer& object(F&& members) {
    return nested('{', '}', members);
  }

  template <class F>
  Writer& array(F&& items) {
    return nested('[', ']', items);
  }

  // Before each value of an object.
  Writer& key(std::string_view name) {
    separate();
    append_string(out_, name);
    out_ += ':';
    after_key_ = true;
    return *this;
  }

  // Anything that json.h can write.
  template <class T>
  Writer& value(const T& value) {
    separate();
    write(out_, value);
    return *this;
  }

  // JSON made elsewhere.
  Writer& raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
  }

  template <class T>
  Writer& member(std::string_view name, const T& member_value) {
    return key(name).value(member_value);
  }

 private:
  template <class F>
  Writer& nested(char open, char close, F&& inside) {
    separate();
    out_ += open;
    first_ = true;
    inside();
    assert(!after_key_);
    out_ += close;
    first_ = false;
    return *this;
  }

  void separate() {
    if (!first_ && !after_key_) out_ += ',';
    first_ = false;
    after_key_ = false;
  }

  std::string& out_;
  bool first_ = true;  // Of the object or array that is open.
  bool after_key_ = false;
};

}  // namespace coloquio::json
