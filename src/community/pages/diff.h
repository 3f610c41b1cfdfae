#pragma once

#include <string>
#include <string_view>

namespace coloquio::community::pages {

// What changed between two texts, word by word, as HTML: <del> what went, <ins> what came, the rest
// as it is; line ends become <br>. Escaped. Texts that differ in more than some thousand words are
// shown as one removed and one added, because comparing costs their product.
std::string changes_html(std::string_view before, std::string_view after);

}  // namespace coloquio::community::pages
