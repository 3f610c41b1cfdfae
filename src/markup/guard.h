#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "markup/markdown.h"

namespace coloquio::markup {

// What makes this text too dear to parse, if anything. cmark-gfm takes seconds for a few KB of
// nested lists, wide tables or lines that nearly begin a table, so these are refused beforehand.
std::optional<Error> reason_to_refuse(std::string_view markdown, const Options& options);

}  // namespace coloquio::markup
