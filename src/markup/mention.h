#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace coloquio::markup {

// One "@rosa-martin" in a text.
struct Mention {
  std::size_t begin = 0;  // Of the "@".
  std::size_t end = 0;    // Behind the handle.
  std::string handle;     // In lower case.
};

// The first one in `text`: an "@" that does not stand inside a word or an address, followed by
// letters a-z, digits and hyphens; a hyphen at the end does not belong to it.
std::optional<Mention> next_mention(std::string_view text);

}  // namespace coloquio::markup
