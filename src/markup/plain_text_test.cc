#include "markup/plain_text.h"

#include <gtest/gtest.h>

#include "markup/markdown.h"

namespace coloquio::markup {
namespace {

TEST(PlainText, SaysWhatAReaderWouldHear) {
  EXPECT_EQ(
      plain_text("# Hola\n\n- **a** [b](https://x.es)\n- `c`\n\n> d\ne ![f](https://y.es) ~~g~~"),
      "Hola a b c d e f g");
}

TEST(PlainText, KeepsWordsTogetherAndBlocksApart) {
  EXPECT_EQ(plain_text("a*b*c\n\n|d|e|\n|-|-|\n|f|g|"), "abc d e f g");
}

TEST(PlainText, CutsAtAWord) { EXPECT_EQ(plain_text("una frase **muy** larga", 12), "una frase…"); }

TEST(PlainText, GivesRefusedTextAsTyped) {
  EXPECT_EQ(plain_text(std::string(65, '|')), std::string(65, '|'));
}

TEST(PlainText, ReadsHtml) {
  EXPECT_EQ(plain_text_of_html("<p>a &lt; b</p><p>c<script>x</script><b>d</b></p>"), "a < b cd");
}

TEST(PlainText, ComesWithTheHtml) {
  const auto rendered = render("**a**\nb").value();
  EXPECT_EQ(rendered.html, "<p><strong>a</strong><br>\nb</p>\n");
  EXPECT_EQ(rendered.text, "a b ");
}

}  // namespace
}  // namespace coloquio::markup
