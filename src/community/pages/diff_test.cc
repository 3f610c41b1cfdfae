#include "community/pages/diff.h"

#include <gtest/gtest.h>

namespace coloquio::community::pages {
namespace {

TEST(Changes, MarksWhatWentAndWhatCame) {
  EXPECT_EQ(changes_html("abre la app vieja", "abre la app nueva"),
            "abre la app <del>vieja</del><ins>nueva</ins>");
}

TEST(Changes, LeavesEqualTextAlone) { EXPECT_EQ(changes_html("igual", "igual"), "igual"); }

TEST(Changes, EscapesBothSides) {
  EXPECT_EQ(changes_html("<i>", "<b>"), "<del>&lt;i&gt;</del><ins>&lt;b&gt;</ins>");
}

TEST(Changes, ShowsLineEnds) {
  EXPECT_EQ(changes_html("a", "a\nb"), "<del>a</del><ins>a<br>b</ins>");
}

TEST(Changes, DoesNotCompareBooks) {
  std::string a;
  std::string b;
  for (int i = 0; i < 4000; ++i) a += "a" + std::to_string(i) + " ";
  for (int i = 0; i < 4000; ++i) b += "b" + std::to_string(i) + " ";
  EXPECT_EQ(changes_html(a, b), "<del>" + a + "</del><ins>" + b + "</ins>");
}

}  // namespace
}  // namespace coloquio::community::pages
