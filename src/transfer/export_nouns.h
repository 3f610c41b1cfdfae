#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace coloquio::transfer {

// How a column is written in JSON. Ids are strings (JavaScript rounds above 2^53), instants ISO
// 8601.
enum class Form { id, text, number, share, flag, instant };

struct Column {
  std::string_view name;
  Form form;
};

// One file of an export: a table, its columns in order, and the order of its rows.
struct Noun {
  std::string_view table;
  std::string_view order;
  std::vector<Column> columns;
};

// Everything that people wrote or decided, and nothing that opens a door: no password hashes,
// sessions, tokens or links sent by mail. The guide (docs/guide/export.md) lists the same.
std::span<const Noun> nouns();

}  // namespace coloquio::transfer
