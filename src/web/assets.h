#pragma once

#include <string>
#include <string_view>

namespace coloquio::web {

// The files of assets/ in the binary. Immutable after the first use; any thread.
struct Asset {
  std::string url;  // "/assets/community.3fa9c1d2.css": changes with the content.
  std::string content_type;
  std::string_view bytes;  // Lives as long as the program.
};

// Throws std::out_of_range when there is no such file: a mistake in a template.
const Asset& asset(std::string_view name);
// Of a request's path, with its hash; null for anything else.
const Asset* find_asset(std::string_view url);

}  // namespace coloquio::web
