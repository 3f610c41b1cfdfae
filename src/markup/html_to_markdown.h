#pragma once

#include <string>
#include <string_view>

namespace coloquio::markup {

// Turns the HTML of another system into our Markdown, in which a newline is a line break. Text that
// would read as Markdown is escaped. What Markdown has no word for keeps its text: <kbd> becomes
// code, <sup> digits become ², a spoiler becomes a quote.
//
// `site` ("https://example.org", no slash at the end) completes links that begin with "/"; links
// that lead nowhere we know (javascript:, #fragment) leave their text. Any thread, any input.
std::string html_to_markdown(std::string_view html, std::string_view site = {});

}  // namespace coloquio::markup
