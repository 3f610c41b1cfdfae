#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace coloquio::markup {

struct Options {
  // Our own address without a final slash ("https://comunidad.example"). Links to it are ours: they
  // get no rel="nofollow ugc noopener". Empty: only links that begin with "/" are ours.
  std::string_view own_url = {};
  // Images under this path are shown; every other image becomes a link, so that nobody's server
  // learns who reads a page.
  std::string_view image_path = "/files/";
  std::size_t max_bytes = 32 * 1024;  // Imports may allow more than a person may type.
  // Where "@handle" (a-z, 0-9, hyphens) leads, a path of ours; "" when that is nobody. Not asked
  // for what stands in code, quotes and links. Empty: there are no mentions.
  std::function<std::string(std::string_view handle)> mention = {};
};

// Turns what a person typed into HTML that needs no further sanitising: only the elements and
// attributes of allow_list.h, links only to http, https, mailto and our own paths, headings from h3
// down, no ids. Raw HTML is shown as text; a newline is a line break, as people type in forums.
//
// Invalid UTF-8 becomes U+FFFD. Fails with Kind::too_large or Kind::invalid and a key of the area
// `markup` when the text is too long or built to cost time (tables, nesting). Any thread; time is
// linear but for small constants: 32 KB of the worst text we know takes under 100 ms.
Result<std::string> to_html(std::string_view markdown, const Options& options = {});

struct Rendered {
  std::string html;  // As of to_html().
  std::string text;  // As of plain_text(), whole: for the search index.
};
enum class Want { html, html_and_text };
// Both from one parse.
Result<Rendered> render(std::string_view markdown, const Options& options = {},
                        Want want = Want::html_and_text);

}  // namespace coloquio::markup
