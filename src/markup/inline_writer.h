#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup/html_reader.h"

namespace coloquio::markup {

class LineBreaker {
 public:
  virtual void continue_line() = 0;  // Ends the line and writes the prefix of the next.

 protected:
  ~LineBreaker() = default;
};

// Writes what stands inside a line: escaped text, emphasis, links, code. Marks are held back until
// the characters on both sides are known, because Markdown does not take "** bold**" or "a**(b)**c"
// for emphasis; such a mark is left out, its text stays.
class InlineWriter {
 public:
  InlineWriter(std::string& out, LineBreaker& lines, std::string_view site)
      : out_(out), lines_(lines), site_(site) {}

  void open(Tag tag, const Attributes& attributes);
  void close(Tag tag);
  void text(std::string_view text);
  void line_break();  // <br>
  void space();

  // Around a paragraph, heading or cell. Marks that are open across its end are closed and opened
  // again in the next one.
  void start(bool single_line, bool in_table);
  void end();
  bool breaking() const { return break_; }
  void restart();

 private:
  enum class Sort { strong, em, del, link };
  enum class State { pending, written, dropped };
  struct Mark {
    Sort sort;
    State state;
    char character;        // '*', '_' or '~'.
    std::size_t position;  // Of the opening mark in out_.
    std::string url;
  };

  void open_mark(Sort sort, std::string url);
  void close_mark(Sort sort);
  void end_code();
  void end_script(Tag tag);
  void image(const Attributes& attributes);
  std::string complete(std::string_view url) const;

  // Writes everything held back, now that the next character is known.
  void before(char32_t next);
  void write_closers(char32_t next);
  void close_written(const Mark& mark, char32_t next);
  void write_openers(char32_t next);
  void write_opener(Mark& mark, char32_t next);
  char32_t previous() const;
  void refresh_held();

  void words(std::string_view piece);
  std::size_t escaped(std::string_view piece, std::size_t at);
  std::size_t first_of_line(std::string_view piece, std::size_t at);
  bool is_address(std::string_view piece, std::size_t at) const;

  std::string& out_;
  LineBreaker& lines_;
  std::string site_;
  std::vector<Mark> open_;     // As opened.
  std::vector<Mark> closing_;  // Closed, closing mark not written yet.
  std::size_t line_start_ = 0;
  bool space_ = false, break_ = false;
  bool single_line_ = false, in_table_ = false;
  bool line_empty_ = true;  // But for marks.
  bool wrote_ = false;
  bool held_ = false;  // Something waits for before().
  int code_depth_ = 0;
  std::string code_;
  int script_depth_ = 0;
  std::string script_;
  std::string link_text_;  // Unescaped, of the open link.
};

}  // namespace coloquio::markup
