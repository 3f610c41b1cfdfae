#include "markup/html_reader.h"

#include <algorithm>
#include <array>
#include <string>

namespace coloquio::markup {
namespace {

constexpr std::size_t max_depth = 32;  // Clean HTML is not deeper; gumbo takes over.

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Controls and characters that are none, which a browser replaces.
bool is_odd(std::string_view html, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < html.size() ? static_cast<unsigned char>(html[at + i]) : 0U;
  };
  const auto first = byte(0);
  if (first < 0x80) return (first < ' ' && first != '\n' && first != '\t') || first == 0x7F;
  if (first == 0xC2) return byte(1) < 0xA0;
  if (first == 0xEF && byte(1) == 0xB7) return byte(2) >= 0x90 && byte(2) < 0xB0;
  if (first == 0xEF) return byte(1) == 0xBF && byte(2) >= 0xBE;
  return first >= 0xF0 && (byte(1) & 0x0F) == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE;
}

bool holds_odd(std::string_view html) {
  for (std::size_t at = 0; at < html.size(); ++at) {
    const auto c = static_cast<unsigned char>(html[at]);
    if ((c < ' ' || c == 0x7F || c == 0xC2 || c >= 0xEF) && is_odd(html, at)) return true;
  }
  return false;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t value) {
    out += static_cast<char>(static_cast<unsigned char>(value));
  };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

// "#8217" or "#x2019". Windows-1252 numbers, surrogates and controls are gumbo's business.
bool append_numeric(std::string& out, std::string_view name) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  name.remove_prefix(hex ? 2 : 1);
  if (name.empty() || name.size() > 6) return false;
  char32_t code = 0;
  for (const char c : name) {
    const char folded = static_cast<char>(c | 0x20);
    if (is_digit(c)) {
      code = code * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (hex && folded >= 'a' && folded <= 'f') {
      code = code * 16 + static_cast<char32_t>(folded - 'a' + 10);
    } else {
      return false;
    }
  }
  const bool plain = code == '\n' || code == '\t' || (code >= ' ' && code < 0x7F) ||
                     (code >= 0xA0 && code < 0xD800) || (code >= 0xE000 && code < 0xFDD0) ||
                     (code >= 0x10000 && code < 0x1FFFE);
  if (plain) append_utf8(out, code);
  return plain;
}

bool append_entity(std::string& out, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known{{{"amp", "&"},
                                                                                 {"lt", "<"},
                                                                                 {"gt", ">"},
                                                                                 {"quot", "\""},
                                                                                 {"nbsp", "\u00A0"},
                                                                                 {"mdash", "—"},
                                                                                 {"ndash", "–"},
                                                                                 {"hellip", "…"},
                                                                                 {"rsquo", "’"},
                                                                                 {"apos", "'"}}};
  if (!name.empty() && name.front() == '#') return append_numeric(out, name);
  const auto* found = std::find_if(known.begin(), known.end(),
                                   [&](const auto& pair) { return pair.first == name; });
  if (found == known.end()) return false;
  out += found->second;
  return true;
}

// Decodes `text` into `scratch` when it holds entities; false for one it does not know.
bool decode(std::string_view& text, std::string& scratch) {
  auto at = text.find('&');
  if (at == text.npos) return true;
  scratch.clear();
  std::size_t from = 0;
  for (; at != text.npos; at = text.find('&', from)) {
    scratch.append(text, from, at - from);
    const auto end = text.find(';', at);
    if (end == text.npos || !append_entity(scratch, text.substr(at + 1, end - at - 1)))
      return false;
    from = end + 1;
  }
  scratch.append(text, from);
  text = scratch;
  return true;
}

// Reads HTML as an editor's exporter writes it: lower-case names, quoted attributes, every element
// closed in order, nothing that a browser would have to repair.
class CleanReader {
 public:
  CleanReader(std::string_view html, HtmlSink& sink) : html_(html), sink_(sink) {}

  bool read() {
    if (holds_odd(html_)) return false;
    while (at_ < html_.size()) {
      if (!(html_[at_] == '<' ? markup() : text())) return false;
    }
    return depth_ == 0;
  }

 private:
  bool text() {
    const auto end = std::min(html_.find('<', at_), html_.size());
    auto piece = html_.substr(at_, end - at_);
    at_ = end;
    // A newline right after <pre> belongs to the markup.
    if (fresh_pre_ && piece.front() == '\n') piece.remove_prefix(1);
    fresh_pre_ = false;
    if (!decode(piece, text_)) return false;
    if (!piece.empty()) sink_.text(piece);
    return true;
  }

  bool markup() {
    const auto rest = html_.substr(at_);
    if (rest.starts_with("<!--")) return comment();
    if (rest.starts_with("</")) return closing();
    fresh_pre_ = false;
    return rest.size() > 1 && is_lower(rest[1]) && opening();
  }

  bool comment() {
    const auto end = html_.find("-->", at_ + 4);
    const auto first = at_ + 4 < html_.size() ? html_[at_ + 4] : '>';
    if (end == html_.npos || first == '>' || first == '-') return false;
    at_ = end + 3;
    return true;
  }

  std::string_view name() {
    const auto start = at_;
    while (at_ < html_.size() && (is_lower(html_[at_]) || is_digit(html_[at_]))) ++at_;
    return html_.substr(start, at_ - start);
  }

  bool closing() {
    at_ += 2;
    const auto closed = name();
    if (depth_ == 0 || open_[depth_ - 1].name != closed) return false;
    if (at_ >= html_.size() || html_[at_] != '>') return false;
    ++at_;
    fresh_pre_ = false;
    sink_.close(open_[--depth_].tag);
    return true;
  }

  bool opening() {
    ++at_;
    const auto opened = name();
    const auto tag = tag_of(opened);
    Attributes attributes;
    if (!read_attributes(attributes) || !may_stand_here(tag, opened)) return false;
    sink_.open(tag, attributes);
    if (is_void(tag)) return true;
    if (depth_ == max_depth) return false;
    open_[depth_++] = {opened, tag};
    fresh_pre_ = tag == Tag::pre;
    return true;
  }

  // Where a browser would take the element as it is, without closing or moving others.
  bool may_stand_here(Tag tag, std::string_view opened) const {
    if (tag == Tag::phrase) return opened == "span" || opened == "u" || opened == "small";
    if (tag >= Tag::table) return false;
    if (is_phrasing(tag) || tag == Tag::br) {
      return tag != Tag::a || std::none_of(open_.begin(), open_.begin() + depth_,
                                           [](const Open& o) { return o.tag == Tag::a; });
    }
    if (opened == "dd" || opened == "dt" || opened == "form") return false;
    if (tag == Tag::li) return depth_ > 0 && is_list(open_[depth_ - 1].tag);
    return std::all_of(open_.begin(), open_.begin() + depth_, [](const Open& o) {
      return o.tag == Tag::block || o.tag == Tag::blockquote || o.tag == Tag::li || is_list(o.tag);
    });
  }

  static bool is_list(Tag tag) { return tag == Tag::ul || tag == Tag::ol; }

  bool read_attributes(Attributes& attributes) {
    while (true) {
      while (at_ < html_.size() && is_space(html_[at_])) ++at_;
      if (at_ >= html_.size()) return false;
      if (html_[at_] == '>') break;
      if (html_[at_] == '/' && html_.substr(at_).starts_with("/>")) {
        ++at_;
        continue;
      }
      if (!read_attribute(attributes)) return false;
    }
    ++at_;
    return true;
  }

  bool read_attribute(Attributes& attributes) {
    const auto start = at_;
    while (at_ < html_.size() && (is_lower(html_[at_]) || html_[at_] == '-')) ++at_;
    const auto key = html_.substr(start, at_ - start);
    if (key.empty() || at_ + 1 >= html_.size() || html_[at_] != '=') return false;
    const char quote = html_[at_ + 1];
    if (quote != '"' && quote != '\'') return false;
    const auto end = html_.find(quote, at_ + 2);
    if (end == html_.npos) return false;
    auto value = html_.substr(at_ + 2, end - at_ - 2);
    at_ = end + 1;
    if (key == "href") return store(attributes.href, value, href_);
    if (key == "src") return store(attributes.src, value, href_);
    if (key == "alt") return store(attributes.alt, value, alt_);
    if (key == "class") return store(attributes.css_class, value, class_);
    if (key == "start") return store(attributes.start, value, class_);
    return true;
  }

  static bool store(std::string_view& place, std::string_view value, std::string& scratch) {
    if (!decode(value, scratch)) return false;
    if (place.empty()) place = value;
    return true;
  }

  struct Open {
    std::string_view name;
    Tag tag;
  };
  std::string_view html_;
  HtmlSink& sink_;
  std::size_t at_ = 0;
  std::array<Open, max_depth> open_{};
  std::size_t depth_ = 0;
  bool fresh_pre_ = false;
  std::string text_, href_, alt_, class_;  // Decoded values.
};

}  // namespace

bool read_clean_html(std::string_view html, HtmlSink& sink) {
  return CleanReader(html, sink).read();
}

void read_html(std::string_view html, HtmlSink& sink) {
  if (read_clean_html(html, sink)) return;
  sink.restart();
  read_any_html(html, sink);
}

}  // namespace coloquio::markup
