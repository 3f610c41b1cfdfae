#include <algorithm>
#include <array>
#include <utility>

#include "markup/html_reader.h"

namespace coloquio::markup {
namespace {

using Named = std::pair<std::string_view, Tag>;

// Sorted by name.
constexpr auto tags = std::to_array<Named>({
    {"a", Tag::a},
    {"address", Tag::block},
    {"article", Tag::block},
    {"aside", Tag::block},
    {"b", Tag::strong},
    {"blockquote", Tag::blockquote},
    {"br", Tag::br},
    {"caption", Tag::block},
    {"center", Tag::block},
    {"code", Tag::code},
    {"dd", Tag::block},
    {"del", Tag::del},
    {"details", Tag::block},
    {"div", Tag::block},
    {"dl", Tag::block},
    {"dt", Tag::block},
    {"em", Tag::em},
    {"figcaption", Tag::block},
    {"figure", Tag::block},
    {"footer", Tag::block},
    {"form", Tag::block},
    {"h1", Tag::h1},
    {"h2", Tag::h2},
    {"h3", Tag::h3},
    {"h4", Tag::h4},
    {"h5", Tag::h5},
    {"h6", Tag::h6},
    {"head", Tag::skipped},
    {"header", Tag::block},
    {"hr", Tag::hr},
    {"i", Tag::em},
    {"iframe", Tag::skipped},
    {"img", Tag::img},
    {"kbd", Tag::code},
    {"li", Tag::li},
    {"main", Tag::block},
    {"nav", Tag::block},
    {"noscript", Tag::skipped},
    {"object", Tag::skipped},
    {"ol", Tag::ol},
    {"p", Tag::p},
    {"pre", Tag::pre},
    {"s", Tag::del},
    {"samp", Tag::code},
    {"script", Tag::skipped},
    {"section", Tag::block},
    {"strike", Tag::del},
    {"strong", Tag::strong},
    {"style", Tag::skipped},
    {"sub", Tag::sub},
    {"summary", Tag::block},
    {"sup", Tag::sup},
    {"svg", Tag::skipped},
    {"table", Tag::table},
    {"td", Tag::cell},
    {"template", Tag::skipped},
    {"textarea", Tag::skipped},
    {"th", Tag::header_cell},
    {"title", Tag::skipped},
    {"tr", Tag::row},
    {"tt", Tag::code},
    {"ul", Tag::ul},
});

}  // namespace

Tag tag_of(std::string_view name) {
  const auto found =
      std::lower_bound(tags.begin(), tags.end(), name,
                       [](const Named& a, std::string_view b) { return a.first < b; });
  return found != tags.end() && found->first == name ? found->second : Tag::phrase;
}

}  // namespace coloquio::markup
