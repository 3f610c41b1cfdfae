#include "community/pages/diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/text.h"

namespace coloquio::community::pages {
namespace {

constexpr std::size_t kMostCells = 4'000'000;  // 8 MB for a moment.

using Words = std::vector<std::string_view>;

// Words with the white space behind them.
Words split(std::string_view text) {
  Words words;
  while (!text.empty()) {
    auto end = text.find_first_of(" \n");
    end = end == std::string_view::npos ? text.size() : text.find_first_not_of(" \n", end);
    if (end == std::string_view::npos) end = text.size();
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

class Writer {
 public:
  void add(std::string_view tag, std::string_view word) {
    if (tag != open_) {
      close();
      if (!tag.empty()) out_.append("<").append(tag).append(">");
      open_ = tag;
    }
    for (const char c : text::html_escape(word)) {
      if (c == '\n') {
        out_ += "<br>";
      } else {
        out_ += c;
      }
    }
  }
  std::string finish() {
    close();
    return std::move(out_);
  }

 private:
  void close() {
    if (!open_.empty()) out_.append("</").append(open_).append(">");
    open_ = {};
  }
  std::string out_;
  std::string_view open_;
};

// Length of the longest common run of words of every pair of tails.
class Common {
 public:
  Common(const Words& a, const Words& b)
      : width_(b.size() + 1), cells_((a.size() + 1) * width_, std::uint16_t{0}) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        cells_[i * width_ + j] = a[i] == b[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                              : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::uint16_t at(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> cells_;
};

}  // namespace

std::string changes_html(std::string_view before, std::string_view after) {
  const Words a = split(before);
  const Words b = split(after);
  Writer writer;
  if (before == after || (a.size() + 1) * (b.size() + 1) > kMostCells) {
    if (before != after && !before.empty()) writer.add("del", before);
    if (!after.empty()) writer.add(before == after ? "" : "ins", after);
    return writer.finish();
  }
  const Common common(a, b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      writer.add("", b[j]);
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
      writer.add("del", a[i++]);
    } else {
      writer.add("ins", b[j++]);
    }
  }
  return writer.finish();
}

}  // namespace coloquio::community::pages
