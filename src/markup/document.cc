#include "markup/document.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/syntax_extension.h>
#include <simdjson.h>

#include <string_view>
#include <unordered_map>
#include <vector>

#include "markup/arena.h"

namespace coloquio::markup {
namespace {

// What strike_of() reads: addresses kept as user data of "~~" nodes.
char strike_opens, strike_closes;

struct Tilde {
  cmark_node* node;
  bool may_open, may_close;
};
// The "~~" of the text that this thread is parsing, in order.
thread_local std::vector<Tilde> tildes;

cmark_node* match_tildes(cmark_syntax_extension*, cmark_parser*, cmark_node*, unsigned char c,
                         cmark_inline_parser* parser) {
  if (c != '~') return nullptr;
  int left = 0, right = 0, before = 0, after = 0;
  const int count =
      cmark_inline_parser_scan_delimiters(parser, 100, '~', &left, &right, &before, &after);
  if (count <= 0) return nullptr;
  const std::string literal(static_cast<std::size_t>(count), '~');
  if (count != 2) {  // "~5" means "about five", and "~~~" begins code.
    cmark_node* text = cmark_node_new_with_mem(CMARK_NODE_TEXT, arena());
    cmark_node_set_literal(text, literal.c_str());
    return text;
  }
  // Not a text node: autolink joins neighbouring texts once the inlines are parsed.
  cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, arena());
  cmark_node_set_on_enter(node, literal.c_str());
  tildes.push_back({node, left != 0, right != 0});
  return node;
}

// A closing "~~" belongs to the last opening one beside it, that is, under the same parent.
void pair_tildes() {
  std::unordered_map<cmark_node*, Tilde> openers;  // By parent.
  for (const auto& tilde : tildes) {
    const auto opener = openers.find(cmark_node_parent(tilde.node));
    if (tilde.may_close && opener != openers.end()) {
      cmark_node_set_user_data(opener->second.node, &strike_opens);
      cmark_node_set_user_data(tilde.node, &strike_closes);
      openers.erase(opener);
    } else if (tilde.may_open) {
      openers.insert_or_assign(cmark_node_parent(tilde.node), tilde);
    }
  }
  tildes.clear();
}

// cmark-gfm keeps the set of characters at which inline parsing stops in one global table, which
// every parse that uses its strikethrough or autolink extension fills and empties: two threads
// would take each other's characters away. So the table is filled once, here, and parses use
// extensions that name no characters: a copy of autolink, and a strikethrough of our own.
struct Extensions {
  cmark_syntax_extension* table;
  cmark_syntax_extension* tasklist;
  cmark_syntax_extension autolink;
  cmark_syntax_extension* strike;
  cmark_node_type table_type, row_type, cell_type;

  Extensions() {
    cmark_gfm_core_extensions_ensure_registered();
    table = cmark_find_syntax_extension("table");
    tasklist = cmark_find_syntax_extension("tasklist");
    autolink = *cmark_find_syntax_extension("autolink");
    autolink.special_inline_chars = nullptr;
    strike = cmark_syntax_extension_new("strike");
    cmark_syntax_extension_set_match_inline_func(strike, match_tildes);
    fill_special_characters();
    learn_types();
  }

  void attach(cmark_parser* parser) {
    cmark_parser_attach_syntax_extension(parser, table);
    cmark_parser_attach_syntax_extension(parser, tasklist);
    cmark_parser_attach_syntax_extension(parser, strike);
    cmark_parser_attach_syntax_extension(parser, &autolink);
  }

 private:
  static void fill_special_characters() {
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (const char* name : {"strikethrough", "autolink"}) {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    }
    cmark_manage_extensions_special_characters(parser, 1);
    cmark_parser_free(parser);
  }

  void learn_types() {
    constexpr std::string_view sample = "|a|\n|-|\n";
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    attach(parser);
    cmark_parser_feed(parser, sample.data(), sample.size());
    cmark_node* root = cmark_parser_finish(parser);
    cmark_node* first = cmark_node_first_child(root);
    table_type = cmark_node_get_type(first);
    row_type = cmark_node_get_type(cmark_node_first_child(first));
    cell_type = cmark_node_get_type(cmark_node_first_child(cmark_node_first_child(first)));
    cmark_node_free(root);
    cmark_parser_free(parser);
  }
};

Extensions& extensions() {
  static Extensions all;
  return all;
}

}  // namespace

Document::Document(std::string_view markdown) {
  auto& known = extensions();
  tildes.clear();
  const bool valid = simdjson::validate_utf8(markdown.data(), markdown.size());
  cmark_parser* parser =
      cmark_parser_new_with_mem(valid ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8, arena());
  known.attach(parser);
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  root_ = cmark_parser_finish(parser);
  if (!tildes.empty()) pair_tildes();
}

Document::~Document() { reset_arena(); }

Strike strike_of(cmark_node* node) {
  const void* mark = cmark_node_get_user_data(node);
  if (mark == &strike_opens) return Strike::opens;
  return mark == &strike_closes ? Strike::closes : Strike::none;
}

bool is_table(cmark_node* node) { return cmark_node_get_type(node) == extensions().table_type; }
bool is_table_row(cmark_node* node) { return cmark_node_get_type(node) == extensions().row_type; }
bool is_table_cell(cmark_node* node) { return cmark_node_get_type(node) == extensions().cell_type; }

Task task_of(cmark_node* item) {
  if (std::string_view(cmark_node_get_type_string(item)) != "tasklist") return Task::none;
  return cmark_gfm_extensions_get_tasklist_item_checked(item) ? Task::done : Task::open;
}

}  // namespace coloquio::markup
