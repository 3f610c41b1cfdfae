#include "transfer/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace coloquio::transfer {
namespace {

// Reads 1 to 100, adds a sign, and joins.
struct Line {
  int next = 0;
  std::string joined;
  std::optional<int> read() { return next < 100 ? std::optional(++next) : std::nullopt; }
  bool use(const std::string& text) {
    joined += text;
    return true;
  }
};

std::string sign(int number) { return std::to_string(number) + ' '; }

TEST(OrderedPipeline, KeepsTheOrder) {
  Line line;
  std::string expected;
  for (int i = 1; i <= 100; ++i) expected += sign(i);
  OrderedPipeline<int, std::string>(4, 8).run([&] { return line.read(); }, sign,
                                              [&](const std::string& s) { return line.use(s); });
  EXPECT_EQ(line.joined, expected);
}

TEST(OrderedPipeline, StopsWhenTold) {
  Line line;
  OrderedPipeline<int, std::string>(2, 4).run([&] { return line.read(); }, sign,
                                              [](const std::string&) { return false; });
  EXPECT_LT(line.next, 100);
}

TEST(OrderedPipeline, ThrowsWhatAThreadThrew) {
  Line line;
  const auto refuse = [](int) -> std::string { throw std::runtime_error("no"); };
  EXPECT_THROW(
      (OrderedPipeline<int, std::string>(2, 4).run(
          [&] { return line.read(); }, refuse, [&](const std::string& s) { return line.use(s); })),
      std::runtime_error);
}

}  // namespace
}  // namespace coloquio::transfer
