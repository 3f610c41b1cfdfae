#include "markup/mention.h"

#include <gtest/gtest.h>

#include "markup/markdown.h"

namespace coloquio::markup {
namespace {

std::string first(std::string_view text) {
  const auto found = next_mention(text);
  return found ? found->handle : "";
}

TEST(Mention, StandsApartFromTheWordBeforeIt) {
  EXPECT_EQ(first("Hola, @Rosa-Martin."), "rosa-martin");
  EXPECT_EQ(first("¿@ana?"), "ana");
  EXPECT_EQ(first("“@ana”"), "ana");
  EXPECT_EQ(first("ana@example.org"), "");
  EXPECT_EQ(first("ñ@ana"), "");
  EXPECT_EQ(first("/@ana"), "");
}

TEST(Mention, EndsBeforeAHyphenAndIsNeverEmpty) {
  EXPECT_EQ(first("@ana- y"), "ana");
  EXPECT_EQ(first("@ @- @@ana"), "");
  EXPECT_EQ(first("@" + std::string(40, 'a')), std::string(40, 'a'));
  EXPECT_EQ(first("@" + std::string(41, 'a')), "");
}

TEST(Mention, IsALinkOutsideOfCodeQuotesAndLinks) {
  Options options;
  options.mention = [](std::string_view handle) {
    return handle == "wilma" ? std::string{"/p/7"} : std::string{};
  };
  EXPECT_EQ(to_html("A @wilma, @nadie", options).value(),
            "<p>A <a href=\"/p/7\">@wilma</a>, @nadie</p>\n");
  EXPECT_EQ(to_html("> @wilma", options).value(), "<blockquote>\n<p>@wilma</p>\n</blockquote>\n");
  EXPECT_EQ(to_html("`@wilma`", options).value(), "<p><code>@wilma</code></p>\n");
}

}  // namespace
}  // namespace coloquio::markup
