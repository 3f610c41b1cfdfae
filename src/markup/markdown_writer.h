#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup/html_reader.h"
#include "markup/inline_writer.h"

namespace coloquio::markup {

// Writes Markdown from what a reader of HTML hears. This half knows blocks: which prefix each line
// needs ("> ", the indent of a list item) and where an empty line belongs. The other half, for what
// stands inside a line, is InlineWriter.
class MarkdownWriter final : public HtmlSink, private LineBreaker {
 public:
  explicit MarkdownWriter(std::string_view site) : line_(out_, *this, site) {}

  void open(Tag tag, const Attributes& attributes) override;
  void close(Tag tag) override;
  void text(std::string_view text) override;
  void restart() override;

  std::string finish();

 private:
  struct Container {  // A quote or a list item.
    std::string marker;
    bool pending;  // Its marker waits for the first content.
  };
  struct List {
    bool ordered;
    int next;   // Number of the next item.
    char mark;  // '-', '*', '.' or ')'.
    int items;
    bool loose;  // An item held a paragraph of its own.
  };
  enum class After { block, item_text };

  void continue_line() override;  // LineBreaker.

  void start_block();
  void write_prefix();
  void end_paragraph(After after);
  void open_block(Tag tag, const Attributes& attributes);
  void close_block(Tag tag);
  void start_paragraph();
  void push_container(std::string marker);
  void pop_container();
  void open_list(Tag tag, std::string_view start);
  void close_list();
  void open_item();
  void close_item();
  void open_heading(Tag tag);
  void write_rule();
  void open_code_block(std::string_view css_class);
  void close_code_block();
  void open_in_table(Tag tag, const Attributes& attributes);
  void close_in_table(Tag tag);
  void end_row();

  std::string out_;
  InlineWriter line_;
  std::vector<Container> containers_;
  std::vector<List> lists_;
  std::vector<bool> pushed_;             // Of each open quote and item: did it become a container?
  std::vector<char> list_before_{'\0'};  // At each depth, the mark of the list just ended.
  bool in_paragraph_ = false;
  bool wants_blank_ = false;
  int pre_depth_ = 0;
  std::string code_, code_language_;
  int table_depth_ = 0;
  int cells_ = 0, rows_ = 0, columns_ = 0;
};

}  // namespace coloquio::markup
