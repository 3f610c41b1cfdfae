#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace coloquio::search {

// Where a word stands in its text, in bytes.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Cuts any bytes into words: runs of letters, digits and marks; a Chinese or Japanese character is
// a word of its own. Gives one after the other, so that no list is built.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}
  bool next(Word& out);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// The word as the index knows it before stemming: folded, at most 40 bytes.
std::string folded(std::string_view word);

}  // namespace coloquio::search
