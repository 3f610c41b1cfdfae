#include "markup/markdown_writer.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "markup/html_to_markdown.h"

namespace coloquio::markup {
namespace {

constexpr std::size_t max_containers = 20;  // guard.cc refuses deeper Markdown.

bool is_space_only(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f") == text.npos;
}

void trim_right(std::string& out, char c) {
  while (!out.empty() && out.back() == c) out.pop_back();
}

// "lang-js prettyprint-override" → "js".
std::string_view language_of(std::string_view css_class) {
  for (const std::string_view prefix : {"language-", "lang-"}) {
    const auto at = css_class.find(prefix);
    if (at == css_class.npos) continue;
    const auto name = css_class.substr(at + prefix.size());
    const auto end = name.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-#_.");
    return name.substr(0, std::min<std::size_t>(end, 32));
  }
  return {};
}

}  // namespace

std::string html_to_markdown(std::string_view html, std::string_view site) {
  MarkdownWriter writer(site);
  read_html(html, writer);
  return writer.finish();
}

void MarkdownWriter::restart() {
  out_.clear();
  line_.restart();
  containers_.clear();
  lists_.clear();
  pushed_.clear();
  list_before_.assign(1, '\0');
  in_paragraph_ = wants_blank_ = false;
  pre_depth_ = table_depth_ = 0;
}

std::string MarkdownWriter::finish() {
  end_paragraph(After::block);
  while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\n')) out_.pop_back();
  // Not only from invalid input: gumbo makes such bytes of numbers like &#x20199999999;.
  if (!text::is_valid_utf8(out_)) return text::clean(out_);
  return std::move(out_);
}

void MarkdownWriter::text(std::string_view text) {
  if (pre_depth_ > 0) {
    code_ += text;
    return;
  }
  if (!in_paragraph_) {
    if (table_depth_ > 0 || is_space_only(text)) return;
    start_paragraph();
  }
  line_.text(text);
}

void MarkdownWriter::open(Tag tag, const Attributes& attributes) {
  if (pre_depth_ > 0) {
    if (tag == Tag::pre) ++pre_depth_;
    if (tag == Tag::br) code_ += '\n';
    if (tag == Tag::code && code_language_.empty())
      code_language_ = language_of(attributes.css_class);
  } else if (table_depth_ > 0) {
    open_in_table(tag, attributes);
  } else if (tag == Tag::br) {
    if (in_paragraph_ && line_.breaking()) end_paragraph(After::block);  // The second of two.
    if (in_paragraph_) line_.line_break();
  } else if (is_phrasing(tag)) {
    const bool writes = tag == Tag::img || tag == Tag::code || tag == Tag::sup || tag == Tag::sub;
    if (writes && !in_paragraph_) start_paragraph();
    line_.open(tag, attributes);
  } else {
    open_block(tag, attributes);
  }
}

void MarkdownWriter::close(Tag tag) {
  if (pre_depth_ > 0) {
    if (tag == Tag::pre && --pre_depth_ == 0) close_code_block();
  } else if (table_depth_ > 0) {
    close_in_table(tag);
  } else if (is_phrasing(tag)) {
    line_.close(tag);
  } else {
    close_block(tag);
  }
}

void MarkdownWriter::open_block(Tag tag, const Attributes& attributes) {
  if (tag != Tag::ul && tag != Tag::ol) end_paragraph(After::block);
  switch (tag) {
    case Tag::p:
      if (!lists_.empty()) lists_.back().loose = true;
      break;
    case Tag::blockquote:
      push_container("> ");
      break;
    case Tag::ul:
    case Tag::ol:
      open_list(tag, attributes.start);
      break;
    case Tag::li:
      open_item();
      break;
    case Tag::pre:
      open_code_block(attributes.css_class);
      break;
    case Tag::hr:
      write_rule();
      break;
    case Tag::table:
      table_depth_ = 1;
      rows_ = columns_ = 0;
      break;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      open_heading(tag);
      break;
    default:
      break;
  }
}

void MarkdownWriter::close_block(Tag tag) {
  end_paragraph(After::block);
  switch (tag) {
    case Tag::blockquote:
      pop_container();
      wants_blank_ = true;
      break;
    case Tag::ul:
    case Tag::ol:
      close_list();
      break;
    case Tag::li:
      close_item();
      break;
    default:
      break;
  }
}

void MarkdownWriter::start_paragraph() {
  start_block();
  line_.start(false, false);
  in_paragraph_ = true;
}

void MarkdownWriter::end_paragraph(After after) {
  if (!in_paragraph_) return;
  line_.end();
  in_paragraph_ = false;
  trim_right(out_, ' ');
  wants_blank_ = after == After::block;
}

void MarkdownWriter::start_block() {
  if (!out_.empty()) {
    if (out_.back() != '\n') out_ += '\n';
    if (wants_blank_) {
      // Only of what was open before: a quote that begins here is not parted from itself.
      for (const auto& container : containers_) {
        if (container.pending) break;
        if (container.marker == "> ") {
          out_ += container.marker;
        } else {
          out_.append(container.marker.size(), ' ');
        }
      }
      trim_right(out_, ' ');
      out_ += '\n';
    }
  }
  wants_blank_ = false;
  list_before_.back() = '\0';
  write_prefix();
}

void MarkdownWriter::write_prefix() {
  for (auto& container : containers_) {
    if (container.pending || container.marker == "> ") {
      out_ += container.marker;
    } else {
      out_.append(container.marker.size(), ' ');
    }
    container.pending = false;
  }
}

void MarkdownWriter::continue_line() {
  trim_right(out_, ' ');
  out_ += '\n';
  write_prefix();
}

void MarkdownWriter::push_container(std::string marker) {
  pushed_.push_back(containers_.size() < max_containers);
  if (!pushed_.back()) return;
  containers_.push_back({std::move(marker), true});
  list_before_.push_back('\0');
}

void MarkdownWriter::pop_container() {
  const bool pushed = !pushed_.empty() && pushed_.back();
  if (!pushed_.empty()) pushed_.pop_back();
  if (!pushed) return;
  containers_.pop_back();
  list_before_.pop_back();
}

void MarkdownWriter::open_list(Tag tag, std::string_view start) {
  int first = 1;
  if (tag == Tag::ol) std::from_chars(start.data(), start.data() + start.size(), first);
  if (first < 0 || first > 99'999) first = 1;
  // A list may follow an item's text at once, but only one that begins with 1.
  const bool in_item = !lists_.empty() && !containers_.empty() && containers_.back().marker != "> ";
  end_paragraph(in_item && first == 1 ? After::item_text : After::block);
  const char usual = tag == Tag::ol ? '.' : '-', other = tag == Tag::ol ? ')' : '*';
  // Two lists of one mark beside each other would be one.
  const char mark = list_before_.back() == usual ? other : usual;
  lists_.push_back({tag == Tag::ol, first, mark, 0, false});
}

void MarkdownWriter::close_list() {
  if (lists_.empty()) return;
  if (lists_.back().items > 0) list_before_.back() = lists_.back().mark;
  lists_.pop_back();
  wants_blank_ = true;
}

void MarkdownWriter::open_item() {
  if (lists_.empty()) return;
  auto& list = lists_.back();
  if (list.items > 0) wants_blank_ = list.loose;
  ++list.items;
  const std::string number = list.ordered ? std::to_string(list.next++) : "";
  push_container(number + list.mark + ' ');
}

void MarkdownWriter::close_item() {
  if (lists_.empty() || pushed_.empty()) return;
  if (pushed_.back() && containers_.back().pending) {
    // An empty first item right under a text would be read as its underline.
    if (lists_.back().items == 1) wants_blank_ = true;
    start_block();
    trim_right(out_, ' ');
  }
  pop_container();
}

void MarkdownWriter::open_heading(Tag tag) {
  wants_blank_ = true;
  start_block();
  out_.append(static_cast<std::size_t>(tag) - static_cast<std::size_t>(Tag::h1) + 1, '#');
  out_ += ' ';
  line_.start(true, false);
  in_paragraph_ = true;
}

void MarkdownWriter::write_rule() {
  start_block();
  out_ += "___";
  wants_blank_ = true;
}

void MarkdownWriter::open_code_block(std::string_view css_class) {
  pre_depth_ = 1;
  code_.clear();
  code_language_ = language_of(css_class);
}

void MarkdownWriter::close_code_block() {
  trim_right(code_, '\n');
  std::size_t longest = 2, run = 0;
  for (const char c : code_) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  start_block();
  out_ += fence + code_language_;
  for (std::string_view rest = code_; !code_.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    out_ += '\n';
    write_prefix();
    out_ += rest.substr(0, end);
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  out_ += '\n';
  write_prefix();
  out_ += fence;
  wants_blank_ = true;
}

void MarkdownWriter::open_in_table(Tag tag, const Attributes& attributes) {
  if (tag == Tag::table) {
    ++table_depth_;
    return;
  }
  if (table_depth_ == 1 && tag == Tag::row) {
    if (rows_ == 0) {
      wants_blank_ = true;
      start_block();
    } else {
      continue_line();
    }
    out_ += '|';
    cells_ = 0;
  } else if (table_depth_ == 1 && (tag == Tag::cell || tag == Tag::header_cell)) {
    out_ += ' ';
    line_.start(true, true);
    in_paragraph_ = true;
  } else if (!in_paragraph_) {
    return;
  } else if (is_phrasing(tag)) {
    line_.open(tag, attributes);
  } else {
    line_.space();
  }
}

void MarkdownWriter::close_in_table(Tag tag) {
  if (tag == Tag::table) {
    if (--table_depth_ == 0) wants_blank_ = true;
  } else if (table_depth_ == 1 && tag == Tag::row) {
    end_row();
  } else if (table_depth_ == 1 && (tag == Tag::cell || tag == Tag::header_cell)) {
    line_.end();
    in_paragraph_ = false;
    out_ += " |";
    ++cells_;
  } else if (in_paragraph_ && is_phrasing(tag)) {
    line_.close(tag);
  } else if (in_paragraph_) {
    line_.space();
  }
}

void MarkdownWriter::end_row() {
  if (rows_++ > 0) return;
  columns_ = std::max(cells_, 1);
  if (cells_ == 0) out_ += "  |";
  continue_line();
  out_ += '|';
  for (int i = 0; i < columns_; ++i) out_ += "---|";
}

}  // namespace coloquio::markup
