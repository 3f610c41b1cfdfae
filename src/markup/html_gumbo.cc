#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <memory>
#include <vector>

#include "markup/html_reader.h"

namespace coloquio::markup {
namespace {

constexpr std::size_t max_memory = 64 * 1024 * 1024;
constexpr std::size_t block_size = 64 * 1024;

// gumbo frees its tree by recursion, which deep nesting would turn into a stack overflow, and
// repeated formatting elements make it grow quadratically. So its memory is handed out in a row,
// freed at once, and when there is too much of it we jump out of the parser: plain C, which holds
// nothing but this memory.
struct Memory {
  std::vector<std::unique_ptr<char[]>> blocks;
  char* next = nullptr;
  std::size_t left = 0, used = 0;
  std::jmp_buf too_much;
};

// gumbo looks through all open elements at most tags: deep nesting takes quadratic time.
constexpr int max_depth = 500;

bool is_too_deep(std::string_view html) {
  constexpr std::array<std::string_view, 12> flat{"br", "hr", "p",  "img", "li",     "dt",
                                                  "dd", "tr", "td", "th",  "option", "input"};
  int depth = 0;
  for (auto at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const auto end = std::min(html.find_first_of(" \t\n\f/>", at + 2), html.size());
    const auto name = html.substr(at + 1, end - at - 1);
    if (name.starts_with('/')) {
      depth -= depth > 0 ? 1 : 0;
    } else if (std::find(flat.begin(), flat.end(), name) == flat.end() && ++depth > max_depth) {
      return true;
    }
  }
  return false;
}

void give_without_tags(std::string_view html, HtmlSink& sink) {
  while (!html.empty()) {
    const auto start = std::min(html.find('<'), html.size());
    if (start > 0) sink.text(html.substr(0, start));
    const auto end = html.find('>', start);
    html.remove_prefix(end == html.npos ? html.size() : end + 1);
  }
}

void* allocate(void* data, std::size_t size) {
  auto& memory = *static_cast<Memory*>(data);
  size = (size + 15) / 16 * 16;
  if (size > memory.left) {
    const std::size_t block = size > block_size ? size : block_size;
    memory.used += block;
    if (memory.used > max_memory) std::longjmp(memory.too_much, 1);
    memory.blocks.emplace_back(new char[block]);
    memory.next = memory.blocks.back().get();
    memory.left = block;
  }
  char* start = memory.next;
  memory.next += size;
  memory.left -= size;
  return start;
}

void free_nothing(void*, void*) {}

// No object with a destructor lives in here, so that the jump skips none.
const GumboOutput* parse(const GumboOptions& options, Memory& memory, const char* html,
                         std::size_t size) {
  if (setjmp(memory.too_much) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html, size);
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const auto* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

Tag tag_of_node(const GumboNode* node) {
  if (node->type == GUMBO_NODE_TEMPLATE) return Tag::skipped;
  const auto& element = node->v.element;
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return Tag::skipped;
  if (element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_HTML) return Tag::block;
  return tag_of(gumbo_normalized_tagname(element.tag));
}

class Walk {
 public:
  explicit Walk(HtmlSink& sink) : sink_(sink) {}

  void run(const GumboNode* root) {
    enter(root);
    while (!open_.empty()) {
      auto& top = open_.back();
      const auto& children = top.node->v.element.children;
      if (top.next == children.length) {
        sink_.close(top.tag);
        open_.pop_back();
      } else {
        enter(static_cast<const GumboNode*>(children.data[top.next++]));
      }
    }
  }

 private:
  void enter(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        sink_.text(node->v.text.text);
        return;
      case GUMBO_NODE_ELEMENT:
        element(node);
        return;
      default:
        return;
    }
  }

  void element(const GumboNode* node) {
    const auto tag = tag_of_node(node);
    if (tag == Tag::skipped) return;
    const auto& element = node->v.element;
    sink_.open(tag, Attributes{.href = attribute(element, "href"),
                               .src = attribute(element, "src"),
                               .alt = attribute(element, "alt"),
                               .css_class = attribute(element, "class"),
                               .start = attribute(element, "start")});
    if (!is_void(tag)) open_.push_back({node, tag, 0});
  }

  struct Open {
    const GumboNode* node;
    Tag tag;
    unsigned next;
  };
  HtmlSink& sink_;
  std::vector<Open> open_;
};

}  // namespace

void read_any_html(std::string_view html, HtmlSink& sink) {
  if (is_too_deep(html)) return give_without_tags(html, sink);
  const auto memory = std::make_unique<Memory>();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = free_nothing;
  options.userdata = memory.get();
  options.max_errors = 0;
  const auto* output = parse(options, *memory, html.data(), html.size());
  if (output == nullptr) return give_without_tags(html, sink);
  Walk(sink).run(output->root);
}

}  // namespace coloquio::markup
