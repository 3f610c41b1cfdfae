#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "web/cached_page.h"
#include "web/response.h"

namespace coloquio::web {

// Whole answers for guests, kept until a topic they show changes or they are 60 s old (words such
// as "3 min ago" age). Bounded by bytes, oldest use leaves first. Any thread.
class PageCache {
 public:
  explicit PageCache(const Clock& clock, std::size_t max_bytes = 32U << 20U);
  ~PageCache();

  // `key`: language, path and query. Null when absent.
  std::shared_ptr<const CachedPage> find(std::string_view key);
  // `began`: generation() taken before the page was read, so that a page made from rows that have
  // changed meanwhile is not kept.
  std::uint64_t generation() const;
  // `response` is whole: ETag and all headers set. Null when it was not kept.
  std::shared_ptr<const CachedPage> keep(std::string_view key, Response response,
                                         std::uint64_t began);
  void drop(std::string_view topic);
  void clear();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace coloquio::web
