#pragma once

#include <cmark-gfm/node.h>

#include <string_view>

namespace coloquio::markup {

// cmark's own accessors copy such a chunk to end it with a zero.
inline std::string_view view(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

}  // namespace coloquio::markup
