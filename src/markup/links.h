#pragma once

#include <string>
#include <string_view>

#include "markup/markdown.h"

namespace coloquio::markup {

enum class Target { none, ours, outside };  // none: not to be linked at all.

// Where a link may lead: http and https with a host, mailto, and paths of our own ("/…", but not
// "//host" nor "/\host", which browsers read as another host).
Target target_of(std::string_view url, const Options& options);

// Appends text with the five characters that mean something in HTML escaped.
void append_escaped(std::string& out, std::string_view text);
// Appends a URL for use inside a double-quoted attribute, percent-encoding what no URL holds.
void append_url(std::string& out, std::string_view url);

}  // namespace coloquio::markup
