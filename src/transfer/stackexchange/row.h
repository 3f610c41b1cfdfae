#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace coloquio::transfer::stackexchange {

// The attributes of one <row …/>. Views into the reader's buffer: they die with its next row.
class Row {
 public:
  // As in the file, with entities; nothing when absent.
  std::optional<std::string_view> raw(std::string_view name) const;
  // With entities decoded; control characters are left out (no database takes them all). Empty when
  // absent; false in `ok` for an entity that XML does not know.
  std::string text(std::string_view name, bool& ok) const;
  // Nothing when absent; false in `ok` when it is no whole number.
  std::optional<std::int64_t> number(std::string_view name, bool& ok) const;

  // Takes an attribute; false when there are too many, or already one of that name.
  bool add(std::string_view name, std::string_view value);
  void clear() { count_ = 0; }

 private:
  struct Attribute {
    std::string_view name, value;
  };
  std::array<Attribute, 40> attributes_{};  // A dump's rows have at most 24.
  std::size_t count_ = 0;
};

// Decodes the five entities of XML and numeric ones. False for others, "&" alone, and numbers that
// are no character.
bool decode_entities(std::string_view value, std::string& out);

// Reads "<row a="b" …/>" from the start of `text`. `length` is what it took, also after a fault.
enum class Scan { row, incomplete, broken };
struct Scanned {
  Scan outcome;
  std::size_t length;  // Of the row; for `broken` up to where it went wrong.
  const char* reason;  // For `broken`: in English, for the error file.
};
Scanned scan_row(std::string_view text, Row& row);

}  // namespace coloquio::transfer::stackexchange
