#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace coloquio::transfer {

// How far an import or export is. Called often, on the thread that called it.
struct Progress {
  std::string_view part;               // "Posts.xml", "conversation": what is being worked on.
  std::uint64_t done = 0;              // Rows of all parts so far.
  std::optional<std::uint64_t> total;  // Estimated from the bytes read; nothing before the first.
};
using OnProgress = std::function<void(const Progress&)>;

}  // namespace coloquio::transfer
