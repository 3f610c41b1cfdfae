#pragma once

#include <string_view>

struct cmark_node;

namespace coloquio::markup {

// A parsed Markdown text. Its nodes live in an arena of the calling thread, so there may be one
// Document a thread at a time, used and destroyed where it was made. Call reason_to_refuse() first.
class Document {
 public:
  explicit Document(std::string_view markdown);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  cmark_node* root() const { return root_; }

 private:
  cmark_node* root_;
};

enum class Strike { none, opens, closes };
// What a custom inline "~~" means; none when it found no partner and is text.
Strike strike_of(cmark_node* node);

// Node types that cmark-gfm knows only at run time.
bool is_table(cmark_node* node);
bool is_table_row(cmark_node* node);
bool is_table_cell(cmark_node* node);
enum class Task { none, open, done };
Task task_of(cmark_node* item);

}  // namespace coloquio::markup
