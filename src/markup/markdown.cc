#include "markup/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>

#include "markup/document.h"
#include "markup/guard.h"
#include "markup/links.h"
#include "markup/mention.h"
#include "markup/node_view.h"
#include "markup/plain_text.h"

namespace coloquio::markup {
namespace {

constexpr std::size_t max_html = 1024 * 1024;  // "[x]" can stand for a long address many times.

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == text.npos; }

// Walks the tree without recursion and writes each node's HTML.
class Renderer {
 public:
  Renderer(const Options& options, std::string& out) : options_(options), out_(out) {}

  // False when the HTML grows beyond all measure.
  bool render(cmark_node* root) {
    cmark_node* node = root;
    while (true) {
      const bool descend = enter(node) && node->first_child != nullptr;
      if (out_.size() > max_html) return false;
      if (descend) {
        node = node->first_child;
        continue;
      }
      leave(node);
      while (node != root && node->next == nullptr) {
        node = node->parent;
        leave(node);
      }
      if (node == root) return true;
      node = node->next;
    }
  }

 private:
  // True when the node's children are to be written too.
  bool enter(cmark_node* node) {
    switch (node->type) {
      case CMARK_NODE_TEXT:
        text(view(node->as.literal));
        return false;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        out_ += "<br>\n";
        return false;
      case CMARK_NODE_CODE:
        wrap("<code>", view(node->as.literal), "</code>");
        return false;
      case CMARK_NODE_HTML_INLINE:
        append_escaped(out_, view(node->as.literal));
        return false;
      case CMARK_NODE_HTML_BLOCK:
        html_as_text(view(node->as.literal));
        return false;
      case CMARK_NODE_CODE_BLOCK:
        code_block(node->as.code);
        return false;
      case CMARK_NODE_THEMATIC_BREAK:
        out_ += "<hr>\n";
        return false;
      case CMARK_NODE_IMAGE:
        image(node);
        return false;
      case CMARK_NODE_LINK:
        return open_link(node);
      case CMARK_NODE_EMPH:
        out_ += "<em>";
        return true;
      case CMARK_NODE_STRONG:
        out_ += "<strong>";
        return true;
      case CMARK_NODE_CUSTOM_INLINE:
        tildes(node);
        return true;
      case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node)) out_ += "<p>";
        return true;
      case CMARK_NODE_HEADING:
        open_heading(node);
        return true;
      case CMARK_NODE_BLOCK_QUOTE:
        out_ += "<blockquote>\n";
        ++quotes_;
        return true;
      case CMARK_NODE_LIST:
        open_list(node->as.list);
        return true;
      case CMARK_NODE_ITEM:
        open_item(node);
        return true;
      default:
        open_table_part(node);
        return true;
    }
  }

  void leave(cmark_node* node) {
    switch (node->type) {
      case CMARK_NODE_EMPH:
        out_ += "</em>";
        break;
      case CMARK_NODE_STRONG:
        out_ += "</strong>";
        break;
      case CMARK_NODE_LINK:
        close_link(node);
        break;
      case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node)) {
          out_ += "</p>\n";
        } else if (node->next != nullptr) {
          out_ += '\n';
        }
        break;
      case CMARK_NODE_HEADING:
        close_heading();
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        out_ += "</blockquote>\n";
        --quotes_;
        break;
      case CMARK_NODE_LIST:
        out_ += node->as.list.list_type == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n";
        break;
      case CMARK_NODE_ITEM:
        out_ += "</li>\n";
        break;
      default:
        close_table_part(node);
        break;
    }
  }

  void text(std::string_view literal) {
    if (!options_.mention || quotes_ > 0 || link_ != nullptr) return append_escaped(out_, literal);
    while (const auto found = next_mention(literal)) {
      const auto path = options_.mention(found->handle);
      append_escaped(out_, literal.substr(0, found->begin));
      const auto written = literal.substr(found->begin, found->end - found->begin);
      if (path.empty()) {
        append_escaped(out_, written);
      } else {
        start_link(Target::ours, path, "");
        wrap("", written, "</a>");
      }
      literal.remove_prefix(found->end);
    }
    append_escaped(out_, literal);
  }

  void wrap(std::string_view before, std::string_view text, std::string_view after) {
    out_ += before;
    append_escaped(out_, text);
    out_ += after;
  }

  // People who type "<b>" or "List<String>" at a line's start want to see it, not to lose it.
  void html_as_text(std::string_view html) {
    while (!html.empty() && html.back() == '\n') html.remove_suffix(1);
    out_ += "<p>";
    while (true) {
      const auto end = std::min(html.find('\n'), html.size());
      append_escaped(out_, html.substr(0, end));
      if (end == html.size()) break;
      out_ += "<br>\n";
      html.remove_prefix(end + 1);
    }
    out_ += "</p>\n";
  }

  void code_block(const cmark_code& code) {
    const auto info = view(code.info);
    const auto language = info.substr(0, info.find_first_of(" \t"));
    const bool plain = std::all_of(language.begin(), language.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '+' || c == '-' || c == '#' || c == '_' || c == '.';
    });
    // Focusable, so that long lines can be scrolled with the keyboard.
    out_ += "<pre tabindex=\"0\"><code";
    if (!language.empty() && language.size() <= 32 && plain) {
      out_ += " class=\"language-";
      out_ += language;
      out_ += '"';
    }
    wrap(">", view(code.literal), "</code></pre>\n");
  }

  void tildes(cmark_node* node) {
    switch (strike_of(node)) {
      case Strike::opens:
        out_ += "<del>";
        break;
      case Strike::closes:
        out_ += "</del>";
        break;
      case Strike::none:
        out_ += "~~";
        break;
    }
  }

  void start_link(Target target, std::string_view url, std::string_view title) {
    out_ += "<a href=\"";
    append_url(out_, url);
    out_ += '"';
    if (!title.empty()) wrap(" title=\"", title, "\"");
    out_ += target == Target::outside ? " rel=\"nofollow ugc noopener\">" : ">";
  }

  bool open_link(cmark_node* node) {
    const auto url = view(node->as.link.url);
    const auto target = target_of(url, options_);
    // cmark never puts a link into a link, but autolink runs after it and may.
    if (target != Target::none && link_ == nullptr) {
      link_ = node;
      start_link(target, url, view(node->as.link.title));
    }
    if (node->first_child == nullptr) append_escaped(out_, url);  // A link must have a name.
    return true;
  }

  void close_link(cmark_node* node) {
    if (link_ != node) return;
    out_ += "</a>";
    link_ = nullptr;
  }

  void image(cmark_node* node) {
    const auto url = view(node->as.link.url);
    const auto target = target_of(url, options_);
    std::string alt;
    append_text(alt, node);
    if (target == Target::ours && url.starts_with(options_.image_path)) {
      out_ += "<img src=\"";
      append_url(out_, url);
      wrap("\" alt=\"", alt, "\" loading=\"lazy\">");
      return;
    }
    const bool linked = target != Target::none && link_ == nullptr;
    if (linked) start_link(target, url, view(node->as.link.title));
    append_escaped(out_, is_blank(alt) ? url : std::string_view(alt));
    if (linked) out_ += "</a>";
  }

  bool is_tight(cmark_node* paragraph) const {
    const cmark_node* item = paragraph->parent;
    return item != nullptr && item->type == CMARK_NODE_ITEM && item->parent->as.list.tight;
  }

  // The page's own headings end at h2. Levels are not skipped either, whatever was typed, so that
  // a screen reader's outline of the page stays whole.
  void open_heading(cmark_node* node) {
    level_ = std::min({node->as.heading.level + 2, level_ + 1, 6});
    out_ += "<h";
    out_ += static_cast<char>('0' + level_);
    out_ += '>';
  }

  void close_heading() {
    out_ += "</h";
    out_ += static_cast<char>('0' + level_);
    out_ += ">\n";
  }

  void open_list(const cmark_list& list) {
    if (list.list_type != CMARK_ORDERED_LIST) {
      out_ += "<ul>\n";
    } else if (list.start == 1) {
      out_ += "<ol>\n";
    } else {
      out_ += "<ol start=\"" + std::to_string(list.start) + "\">\n";
    }
  }

  void open_item(cmark_node* node) {
    out_ += "<li>";
    const auto task = task_of(node);
    // A ballot box and not a form field: there is nothing to send, and a field would need a label.
    if (task != Task::none) out_ += task == Task::done ? "☑ " : "☐ ";
  }

  void open_table_part(cmark_node* node) {
    if (is_table(node)) {
      out_ += "<div class=\"table-scroll\" tabindex=\"0\"><table>\n";
      columns_ = cmark_gfm_extensions_get_table_alignments(node);
      column_count_ = cmark_gfm_extensions_get_table_columns(node);
    } else if (is_table_row(node)) {
      column_ = 0;
      header_ = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
      if (header_) out_ += "<thead>\n";
      if (!header_ && is_header(node->prev)) out_ += "<tbody>\n";
      out_ += "<tr>";
    } else if (is_table_cell(node)) {
      const char align = column_ < column_count_ ? static_cast<char>(columns_[column_]) : '\0';
      ++column_;
      out_ += header_ ? "<th" : "<td";
      if (align == 'c') out_ += " class=\"center\"";
      if (align == 'r') out_ += " class=\"right\"";
      out_ += '>';
    }
  }

  void close_table_part(cmark_node* node) {
    if (is_table(node)) {
      if (node->last_child != nullptr && !is_header(node->last_child)) out_ += "</tbody>\n";
      out_ += "</table></div>\n";
    } else if (is_table_row(node)) {
      out_ += "</tr>\n";
      if (is_header(node)) out_ += "</thead>\n";
    } else if (is_table_cell(node)) {
      out_ += header_ ? "</th>" : "</td>";
    }
  }

  static bool is_header(cmark_node* row) {
    return row != nullptr && is_table_row(row) && cmark_gfm_extensions_get_table_row_is_header(row);
  }

  const Options& options_;
  std::string& out_;
  cmark_node* link_ = nullptr;  // The one that is open.
  int quotes_ = 0;              // That are open.
  int level_ = 2;               // Of the last heading.
  const unsigned char* columns_ = nullptr;
  std::size_t column_count_ = 0;
  std::size_t column_ = 0;
  bool header_ = false;
};

}  // namespace

Result<std::string> to_html(std::string_view markdown, const Options& options) {
  auto rendered = render(markdown, options, Want::html);
  if (!rendered) return fail(std::move(rendered.error()));
  return std::move(rendered->html);
}

Result<Rendered> render(std::string_view markdown, const Options& options, Want want) {
  if (auto problem = reason_to_refuse(markdown, options)) return fail(std::move(*problem));
  Rendered rendered;
  rendered.html.reserve(markdown.size() + markdown.size() / 2 + 64);
  const Document document(markdown);
  if (!Renderer(options, rendered.html).render(document.root())) {
    return fail(Kind::invalid, "markup.too_much_html");
  }
  if (want == Want::html_and_text) {
    rendered.text.reserve(markdown.size());
    append_text(rendered.text, document.root());
  }
  return rendered;
}

}  // namespace coloquio::markup
