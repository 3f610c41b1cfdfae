#include "transfer/stackexchange/convert.h"

#include "base/text.h"
#include "community/conversations/conversation.h"
#include "markup/html_to_markdown.h"
#include "markup/markdown.h"
#include "markup/plain_text.h"

namespace coloquio::transfer::stackexchange {
namespace {

// Longer than people may type: 30,000 characters of a dump may take more bytes than that.
constexpr std::size_t max_body = 256 * 1024;
constexpr std::size_t max_bio = 2000;
constexpr std::size_t max_name = 80;

// Text that Markdown must not touch, and what it looks like: for posts that cannot be rendered.
void keep_as_text(std::string_view text, std::string& markdown, std::string& html) {
  markdown.clear();
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>&~|#+-=!:.").find(c) != std::string_view::npos) markdown += '\\';
    markdown += c;
  }
  html = "<p>" + text::html_escape(text) + "</p>\n";
}

// Comments are Markdown already, but of a kind without blocks.
std::string as_inline(std::string_view text) {
  auto line = text::clean_line(text);
  if (line.empty()) return line;
  if (std::string_view("#>+-=|:~").find(line.front()) != std::string_view::npos) return "\\" + line;
  const auto digits = line.find_first_not_of("0123456789");
  if (digits != line.npos && digits > 0 && (line[digits] == '.' || line[digits] == ')')) {
    line.insert(digits, 1, '\\');
  }
  return line;
}

// Cut to what a conversation's title may hold.
std::string title_of(const Post& post) {
  return text::truncate(text::clean_line(post.title), community::title_max);
}

}  // namespace

std::string name_of(std::string_view name, std::int64_t native_id) {
  auto clean = text::truncate(text::clean_line(name), max_name);
  return clean.empty() ? "#" + std::to_string(native_id) : clean;
}

template <class T>
std::string Converter::render(Item<T>& item, std::string_view title, std::string_view html) const {
  auto rendered = markup::render(item.markdown, {.own_url = own_url_, .max_bytes = max_body});
  if (rendered) {
    item.html = std::move(rendered->html);
    item.terms = analyzer_.analyze(title, rendered->text);
    return {};
  }
  const auto text = html.empty() ? item.markdown : markup::plain_text_of_html(html);
  keep_as_text(text, item.markdown, item.html);
  item.terms = analyzer_.analyze(title, text);
  return "kept without its formatting: " + rendered.error().key;
}

std::string Converter::convert(Item<User>& item) const {
  item.markdown = markup::html_to_markdown(item.row.about_html, site_);
  if (text::count_graphemes(item.markdown) > max_bio) {
    const auto text = markup::plain_text_of_html(item.row.about_html, max_bio / 2);
    keep_as_text(text, item.markdown, item.html);
    return {};
  }
  auto html = markup::to_html(item.markdown, {.own_url = own_url_});
  if (!html) {
    item.markdown.clear();
    return "its description was left out: " + html.error().key;
  }
  item.html = std::move(*html);
  return {};
}

std::string Converter::convert(Item<Post>& item) const {
  item.markdown = markup::html_to_markdown(item.row.body_html, site_);
  if (item.row.type == Post::question) {
    item.title = title_of(item.row);
    item.slug = text::slug(item.title);
  }
  return render(item, item.title, item.row.body_html);
}

std::string Converter::convert(Item<Comment>& item) const {
  item.markdown = as_inline(item.row.text);
  return render(item, {}, {});
}

}  // namespace coloquio::transfer::stackexchange
