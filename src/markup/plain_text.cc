#include "markup/plain_text.h"

#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include "base/text.h"
#include "markup/document.h"
#include "markup/guard.h"
#include "markup/html_reader.h"
#include "markup/node_view.h"

namespace coloquio::markup {
namespace {

constexpr std::size_t bytes_per_grapheme = 32;  // Generous: a family emoji has 25.

void space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

// White space of any kind and length as one space.
void append_words(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      space(out);
    } else {
      out += c;
    }
  }
}

std::string cut(std::string text, std::size_t max_graphemes) {
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return max_graphemes == 0 ? text : text::truncate(text, max_graphemes);
}

bool is_inline(const cmark_node* node) {
  return CMARK_NODE_TYPE_INLINE_P(static_cast<cmark_node_type>(node->type));
}

void append_node(std::string& out, cmark_node* node) {
  switch (node->type) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
      append_words(out, view(node->as.literal));
      break;
    case CMARK_NODE_CODE_BLOCK:
      append_words(out, view(node->as.code.literal));
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      space(out);
      break;
    case CMARK_NODE_CUSTOM_INLINE:
      if (strike_of(node) == Strike::none) out += "~~";
      break;
    default:
      break;
  }
}

class TextSink final : public HtmlSink {
 public:
  TextSink(std::string& out, std::size_t enough) : out_(out), enough_(enough) {}

  void open(Tag tag, const Attributes&) override {
    if (!is_phrasing(tag)) space(out_);
  }
  void close(Tag tag) override {
    if (!is_phrasing(tag)) space(out_);
  }
  void text(std::string_view text) override {
    if (out_.size() < enough_) append_words(out_, text);
  }
  void restart() override { out_.clear(); }

 private:
  std::string& out_;
  std::size_t enough_;
};

std::size_t bytes_for(std::size_t graphemes) {
  return graphemes == 0 ? std::string::npos : graphemes * bytes_per_grapheme;
}

}  // namespace

void append_text(std::string& out, cmark_node* top, std::size_t enough) {
  for (cmark_node* node = top->first_child; node != nullptr && out.size() < enough;) {
    append_node(out, node);
    if (node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    while (node != top) {
      if (!is_inline(node)) space(out);
      if (node->next != nullptr) break;
      node = node->parent;
    }
    node = node == top ? nullptr : node->next;
  }
}

std::string plain_text(std::string_view markdown, std::size_t max_graphemes) {
  std::string text;
  if (reason_to_refuse(markdown, Options{.max_bytes = 256 * 1024})) {
    append_words(text, markdown);
  } else {
    const Document document(markdown);
    append_text(text, document.root(), bytes_for(max_graphemes));
  }
  return cut(std::move(text), max_graphemes);
}

std::string plain_text_of_html(std::string_view html, std::size_t max_graphemes) {
  std::string text;
  TextSink sink(text, bytes_for(max_graphemes));
  read_html(html, sink);
  return cut(std::move(text), max_graphemes);
}

}  // namespace coloquio::markup
