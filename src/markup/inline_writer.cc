#include "markup/inline_writer.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "markup/links.h"

namespace coloquio::markup {
namespace {

enum class Byte : unsigned char { plain, space, special, dropped };

constexpr std::array<Byte, 256> make_bytes() {
  std::array<Byte, 256> table{};
  for (std::size_t c = 0; c < ' '; ++c) table[c] = Byte::dropped;
  for (const char c : std::string_view{" \t\n\r\f"})
    table[static_cast<unsigned char>(c)] = Byte::space;
  for (const char c : std::string_view{"\\`*_[]<&~|#"}) {
    table[static_cast<unsigned char>(c)] = Byte::special;
  }
  return table;
}
constexpr auto bytes = make_bytes();
Byte kind_of(char c) { return bytes[static_cast<unsigned char>(c)]; }

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_punctuation(char32_t c) {
  if (c < 0x80) return c > ' ' && !((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'));
  return u_ispunct(static_cast<UChar32>(c)) != 0;
}
bool is_word(char32_t c) { return !is_space(c) && !is_punctuation(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

char32_t code_point_at(std::string_view text, std::size_t at) {
  UChar32 c = 0;
  const auto* start = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<std::int32_t>(at);
  U8_NEXT_OR_FFFD(start, i, static_cast<std::int32_t>(text.size()), c);
  return static_cast<char32_t>(c);
}

}  // namespace

void InlineWriter::start(bool single_line, bool in_table) {
  single_line_ = single_line;
  in_table_ = in_table;
  line_start_ = out_.size();
  line_empty_ = true;
  wrote_ = space_ = break_ = false;
}

void InlineWriter::end() {
  write_closers(' ');
  for (auto mark = open_.rbegin(); mark != open_.rend(); ++mark) {
    if (mark->state != State::written) continue;
    close_written(*mark, ' ');
    mark->state = State::pending;
  }
  refresh_held();
  space_ = break_ = false;
}

void InlineWriter::restart() {
  open_.clear();
  closing_.clear();
  code_depth_ = script_depth_ = 0;
  code_.clear();
  script_.clear();
  space_ = break_ = wrote_ = held_ = false;
}

void InlineWriter::open(Tag tag, const Attributes& attributes) {
  if (code_depth_ > 0) {
    code_depth_ += tag == Tag::code ? 1 : 0;
    return;
  }
  if (script_depth_ > 0) {
    script_depth_ += tag == Tag::sup || tag == Tag::sub ? 1 : 0;
    return;
  }
  switch (tag) {
    case Tag::strong:
      return open_mark(Sort::strong, {});
    case Tag::em:
      return open_mark(Sort::em, {});
    case Tag::del:
      return open_mark(Sort::del, {});
    case Tag::a:
      link_text_.clear();
      return open_mark(Sort::link, complete(attributes.href));
    case Tag::code:
      code_.clear();
      code_depth_ = 1;
      return;
    case Tag::sup:
    case Tag::sub:
      script_.clear();
      script_depth_ = 1;
      return;
    case Tag::img:
      return image(attributes);
    default:
      return;
  }
}

void InlineWriter::close(Tag tag) {
  if (code_depth_ > 0) {
    if (tag == Tag::code && --code_depth_ == 0) end_code();
    return;
  }
  if (script_depth_ > 0) {
    if ((tag == Tag::sup || tag == Tag::sub) && --script_depth_ == 0) end_script(tag);
    return;
  }
  switch (tag) {
    case Tag::strong:
      return close_mark(Sort::strong);
    case Tag::em:
      return close_mark(Sort::em);
    case Tag::del:
      return close_mark(Sort::del);
    case Tag::a:
      return close_mark(Sort::link);
    default:
      return;
  }
}

void InlineWriter::open_mark(Sort sort, std::string url) {
  // "**a **b** c**" would end at the first closing mark; and a link must lead somewhere.
  const bool nested = std::any_of(open_.begin(), open_.end(), [&](const Mark& m) {
    return m.sort == sort && m.state != State::dropped;
  });
  const bool useless = nested || (sort == Sort::link && url.empty());
  open_.push_back({sort, useless ? State::dropped : State::pending, '\0', 0, std::move(url)});
  held_ = true;
}

void InlineWriter::close_mark(Sort sort) {
  if (open_.empty() || open_.back().sort != sort) return;
  const Mark mark = std::move(open_.back());
  open_.pop_back();
  if (mark.state != State::written) return;
  if (sort == Sort::link) {
    write_closers(']');
    close_written(mark, ' ');
  } else {
    closing_.push_back(mark);
    held_ = true;
  }
}

void InlineWriter::text(std::string_view piece) {
  if (code_depth_ > 0) {
    code_ += piece;
  } else if (script_depth_ > 0) {
    script_ += piece;
  } else {
    if (!open_.empty()) link_text_ += piece;
    words(piece);
  }
}

void InlineWriter::space() {
  if (code_depth_ > 0) {
    code_ += ' ';
  } else {
    space_ = held_ = true;
  }
}

void InlineWriter::line_break() {
  if (single_line_ || code_depth_ > 0 || script_depth_ > 0) return space();
  break_ = held_ = true;
}

void InlineWriter::end_code() {
  std::string code;
  std::size_t longest = 0, run = 0;
  for (const char c : code_) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (kind_of(c) == Byte::dropped) continue;
    if (c == '|' && in_table_) code += '\\';
    code += kind_of(c) == Byte::space ? ' ' : c;
  }
  if (code.find_first_not_of(' ') == code.npos) return space();
  const bool pad =
      code.front() == '`' || code.back() == '`' || (code.front() == ' ' && code.back() == ' ');
  const std::string fence(longest + 1, '`');
  before('`');
  if (!out_.empty() && out_.back() == '`') out_ += ' ';
  out_ += fence;
  if (pad) out_ += ' ';
  out_ += code;
  if (pad) out_ += ' ';
  out_ += fence;
  line_empty_ = false;
  link_text_ += '`';
}

void InlineWriter::end_script(Tag tag) {
  constexpr std::array<std::string_view, 10> above{"⁰", "¹", "²", "³", "⁴",
                                                   "⁵", "⁶", "⁷", "⁸", "⁹"};
  constexpr std::array<std::string_view, 10> below{"₀", "₁", "₂", "₃", "₄",
                                                   "₅", "₆", "₇", "₈", "₉"};
  const std::string script = std::move(script_);
  script_.clear();
  const bool digits = !script.empty() && std::all_of(script.begin(), script.end(), is_digit);
  if (digits) {
    std::string small;
    for (const char c : script) {
      small += (tag == Tag::sup ? above : below)[static_cast<std::size_t>(c - '0')];
    }
    return words(small);
  }
  const bool mark = tag == Tag::sup && script.size() > 0 && script.size() <= 3 &&
                    std::all_of(script.begin(), script.end(), is_letter) && !out_.empty() &&
                    is_digit(out_.back());
  if (mark) return words(script);  // "21st", "3rd"
  words(tag == Tag::sup && !script.empty() ? "^" + script : script);
}

void InlineWriter::image(const Attributes& attributes) {
  const auto url = complete(attributes.src);
  if (url.empty()) return words(attributes.alt);
  before('!');
  out_ += "![";
  for (const char c : attributes.alt) {
    if (kind_of(c) == Byte::dropped) continue;
    if (kind_of(c) == Byte::special) out_ += '\\';
    out_ += kind_of(c) == Byte::space ? ' ' : c;
  }
  out_ += "](" + url + ")";
  line_empty_ = false;
  link_text_ += '!';
}

// As it can stand between "(" and ")"; empty when it should not become a link.
std::string InlineWriter::complete(std::string_view url) const {
  const auto first = url.find_first_not_of(" \t\n\r");
  if (first == url.npos) return {};
  url = url.substr(first, url.find_last_not_of(" \t\n\r") - first + 1);
  std::string whole;
  if (url.starts_with("//")) whole = "https:";
  if (url.front() == '/' && whole.empty()) {
    if (site_.empty()) return {};
    whole = site_;
  }
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (std::size_t i = 0; i < url.size(); ++i) {
    const auto c = static_cast<unsigned char>(url[i]);
    if (c <= ' ' || c == 0x7F ||
        std::string_view("()<>\\`|\"").find(url[i]) != std::string_view::npos) {
      whole += {'%', hex[c >> 4], hex[c & 15]};
    } else if (c == '&' && i + 1 < url.size() && (url[i + 1] == '#' || is_letter(url[i + 1]))) {
      const auto end = url.find_first_of(";&=/?", i + 1);
      whole += end != url.npos && url[end] == ';' ? "&amp;" : "&";
    } else {
      whole += url[i];
    }
  }
  return target_of(whole, Options{}) == Target::none ? std::string() : whole;
}

char32_t InlineWriter::previous() const {
  if (out_.size() == line_start_) return ' ';
  UChar32 c = 0;
  const auto* start = reinterpret_cast<const std::uint8_t*>(out_.data()) + line_start_;
  auto i = static_cast<std::int32_t>(out_.size() - line_start_);
  U8_PREV_OR_FFFD(start, 0, i, c);
  return static_cast<char32_t>(c);
}

void InlineWriter::before(char32_t next) {
  if (held_) {
    const bool mark_follows = std::any_of(open_.begin(), open_.end(),
                                          [](const Mark& m) { return m.state == State::pending; });
    write_closers(space_ || break_ ? U' ' : mark_follows ? U'*' : next);
    if (break_ && wrote_) {
      lines_.continue_line();
      line_start_ = out_.size();
      line_empty_ = true;
    } else if (space_ && !line_empty_) {
      out_ += ' ';
    }
    space_ = break_ = false;
    write_openers(next);
    held_ = false;
  }
  wrote_ = true;
}

void InlineWriter::write_closers(char32_t next) {
  for (std::size_t i = 0; i < closing_.size(); ++i) {
    const bool last = i + 1 == closing_.size();
    close_written(closing_[i], last ? next : U'*');
  }
  closing_.clear();
}

void InlineWriter::close_written(const Mark& mark, char32_t next) {
  if (mark.sort == Sort::link) {
    const std::string_view url = mark.url;
    if (link_text_ == url && url.starts_with("http") && url.find('&') == url.npos) {
      out_.resize(mark.position);
      out_ += '<' + mark.url + '>';
    } else {
      out_ += "](" + mark.url + ")";
    }
    return;
  }
  const std::size_t width = mark.sort == Sort::em ? 1 : 2;
  const auto last = previous();
  // The rule for a closing mark ("right-flanking"); an opening one without a partner would be seen.
  if (is_space(last) || (is_punctuation(last) && is_word(next))) {
    out_.erase(mark.position, width);
    if (mark.position < line_start_) line_start_ -= width;
    return;
  }
  const bool inside_word = mark.character == '_' && is_word(next);
  if (inside_word) out_.replace(mark.position, width, width, '*');
  out_.append(width, inside_word ? '*' : mark.character);
}

void InlineWriter::write_openers(char32_t next) {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    auto& mark = open_[i];
    if (mark.state != State::pending) continue;
    const bool more = std::any_of(open_.begin() + static_cast<std::ptrdiff_t>(i) + 1, open_.end(),
                                  [](const Mark& m) { return m.state == State::pending; });
    write_opener(mark, more ? U'*' : next);
  }
}

void InlineWriter::write_opener(Mark& mark, char32_t next) {
  const auto last = previous();
  if (mark.sort == Sort::link) {
    if (last == '!') out_.insert(out_.size() - 1, 1, '\\');  // "![" would make it a picture.
    mark.position = out_.size();
    mark.state = State::written;
    out_ += '[';
    return;
  }
  // The rule for an opening mark ("left-flanking").
  const bool flanks = !is_space(next) && (!is_punctuation(next) || !is_word(last));
  mark.state = flanks ? State::written : State::dropped;
  if (!flanks) return;
  mark.character = mark.sort == Sort::del ? '~' : mark.sort == Sort::strong ? '*' : '_';
  // Two marks of one character beside each other would be read as a single longer one.
  if (mark.sort == Sort::strong && last == '*') mark.character = '_';
  if (mark.sort == Sort::em && (is_word(last) || last == '_')) mark.character = '*';
  mark.position = out_.size();
  out_.append(mark.sort == Sort::em ? 1 : 2, mark.character);
}

void InlineWriter::refresh_held() { held_ = !open_.empty(); }

void InlineWriter::words(std::string_view piece) {
  std::size_t at = 0;
  while (at < piece.size()) {
    const auto kind = kind_of(piece[at]);
    if (kind == Byte::space) {
      space_ = held_ = true;
      ++at;
    } else if (kind == Byte::dropped) {
      ++at;
    } else {
      if (held_ || !wrote_) before(code_point_at(piece, at));
      const bool first = line_empty_;
      line_empty_ = false;
      const auto consumed = first ? first_of_line(piece, at) : 0;
      at += consumed;
      if (consumed > 0) continue;
      if (kind == Byte::special) {
        at += escaped(piece, at);
        continue;
      }
      auto end = at + 1;
      while (end < piece.size() && kind_of(piece[end]) == Byte::plain) ++end;
      out_.append(piece, at, end - at);
      at = end;
    }
  }
}

// What would begin a heading, quote, list, rule or table if it stood first in a line.
std::size_t InlineWriter::first_of_line(std::string_view piece, std::size_t at) {
  const char c = piece[at];
  const bool alone = at + 1 >= piece.size() || kind_of(piece[at + 1]) == Byte::space;
  if (c == '#' || c == '>' || c == '-' || c == '=' || c == '|' || (c == '+' && alone) ||
      (c == ':' && at + 1 < piece.size() && piece[at + 1] == '-')) {
    out_ += '\\';
    out_ += c;
    return 1;
  }
  std::size_t digits = at;
  while (digits < piece.size() && is_digit(piece[digits])) ++digits;
  if (digits == at || digits >= piece.size()) return 0;
  if (piece[digits] != '.' && piece[digits] != ')') return 0;
  out_.append(piece, at, digits - at);
  out_ += '\\';
  out_ += piece[digits];
  return digits - at + 1;
}

std::size_t InlineWriter::escaped(std::string_view piece, std::size_t at) {
  const char c = piece[at];
  const char next = at + 1 < piece.size() ? piece[at + 1] : ' ';
  bool harmless = false;
  switch (c) {
    case '_':
      harmless = (is_word(previous()) &&
                  is_word(code_point_at(piece, at + 1 < piece.size() ? at + 1 : at))) ||
                 is_address(piece, at);
      break;
    case '*':
      harmless = is_address(piece, at);
      break;
    case '&':
      harmless = (next != '#' && !is_letter(next)) || is_address(piece, at);
      break;
    case '~':
      harmless = (next != '~' && previous() != '~') || is_address(piece, at);
      break;
    case '|':
      harmless = !in_table_;
      break;
    case '#':
      harmless = !single_line_;
      break;
    default:
      break;
  }
  if (!harmless) out_ += '\\';
  out_ += c;
  return 1;
}

// Inside a bare address, which autolink takes whole and where a backslash would be part of it.
bool InlineWriter::is_address(std::string_view piece, std::size_t at) const {
  constexpr std::size_t longest = 300;
  std::size_t start = at;
  while (start > 0 && at - start < longest && kind_of(piece[start - 1]) != Byte::space) --start;
  const auto word = piece.substr(start, at - start);
  return word.starts_with("http://") || word.starts_with("https://");
}

}  // namespace coloquio::markup
