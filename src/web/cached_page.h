#pragma once

#include <array>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "web/compress.h"
#include "web/response.h"

namespace coloquio::web {

// A kept answer in every form it may be asked for, each made once: the header block is built with
// the body, so that serving it costs one writev. Immutable to its users; any thread.
class CachedPage {
 public:
  struct Variant {
    std::string head;  // All but Date, Connection and the empty line (wire.h).
    std::string body;
    std::string not_modified;  // Head of the 304.
    std::string etag;
  };

  explicit CachedPage(Response response);

  const Variant& as(Encoding encoding) const;
  const Response& response() const { return response_; }
  const std::vector<std::string>& topics() const { return response_.cache_topics; }
  // Of memory, compressed forms counted in advance.
  std::size_t size() const;

 private:
  Response response_;
  mutable std::array<std::once_flag, 3> made_;
  mutable std::array<Variant, 3> variants_;
};

}  // namespace coloquio::web
