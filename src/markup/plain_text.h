#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct cmark_node;

namespace coloquio::markup {

// What a reader would hear if the message were read aloud: no marks, no addresses of links, blocks
// and line breaks as single spaces. For excerpts, meta descriptions, JSON-LD and the search index.
// Cut to `max_graphemes` at a word with "…" (0: whole). The result is text, not HTML: escape it.
// Text that to_html() refuses comes back as typed.
std::string plain_text(std::string_view markdown, std::size_t max_graphemes = 0);
// The same from HTML, ours or another's.
std::string plain_text_of_html(std::string_view html, std::size_t max_graphemes = 0);

// The text under a node of a Document; stops soon after `enough` bytes.
void append_text(std::string& out, cmark_node* top, std::size_t enough = std::string::npos);

}  // namespace coloquio::markup
