#pragma once

#include <cstdint>
#include <string_view>

namespace coloquio::markup {

// The elements that mean something to us; `phrase` and `block` stand for all others of their sort.
enum class Tag : std::uint8_t {
  p,
  a,
  img,
  strong,
  em,
  del,
  code,
  sup,
  sub,
  phrase,
  br,  // in a line
  block,
  pre,
  blockquote,
  ul,
  ol,
  li,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  hr,  // lines of their own
  table,
  row,
  header_cell,
  cell,
  skipped  // <script>, <style> and others whose text nobody reads.
};

constexpr bool is_phrasing(Tag tag) { return tag != Tag::p && tag < Tag::br; }
constexpr bool is_void(Tag tag) { return tag == Tag::br || tag == Tag::hr || tag == Tag::img; }

// Entities are decoded; absent ones are empty.
struct Attributes {
  std::string_view href, src, alt, css_class, start;
};

// Takes what a reader finds, in order; every open() has its close(), but for void elements, which
// have only an open(). Views die with the call.
class HtmlSink {
 public:
  virtual ~HtmlSink() = default;
  virtual void open(Tag tag, const Attributes& attributes) = 0;
  virtual void close(Tag tag) = 0;
  virtual void text(std::string_view text) = 0;
  virtual void restart() = 0;  // Forget everything: the reader begins again.
};

// Reads a fragment of HTML of any quality as a browser would. Clean HTML, which is nearly all of an
// import, is read in one pass without a tree; the rest goes to gumbo. Of what is nested 500 deep or
// would need a tree of more than 64 MB only the text is given.
void read_html(std::string_view html, HtmlSink& sink);

// The two ways, for tests. The first returns false when the HTML is not clean enough for it; the
// sink has then heard a part.
bool read_clean_html(std::string_view html, HtmlSink& sink);
void read_any_html(std::string_view html, HtmlSink& sink);

// By name in lower case; Tag::phrase for unknown ones.
Tag tag_of(std::string_view name);

}  // namespace coloquio::markup
