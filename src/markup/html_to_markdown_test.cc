#include "markup/html_to_markdown.h"

#include <gtest/gtest.h>

#include "markup/html_reader.h"
#include "markup/markdown.h"
#include "markup/markdown_writer.h"

namespace coloquio::markup {
namespace {

std::string there_and_back(std::string_view html) {
  return to_html(html_to_markdown(html), {.image_path = "/files/"}).value_or("refused");
}

TEST(HtmlToMarkdown, JoinsLinesAndPartsParagraphs) {
  EXPECT_EQ(html_to_markdown("<p>Hola\nque  tal</p>\n\n<p>Bien<br>\ny tú</p>\n"),
            "Hola que tal\n\nBien\ny tú");
}

TEST(HtmlToMarkdown, WritesEmphasisLinksAndCode) {
  EXPECT_EQ(html_to_markdown("<p><strong>a</strong> <em>b</em> <a href=\"https://x.es/(1)\">c</a> "
                             "<code>d`e</code> <kbd>F1</kbd></p>"),
            "**a** _b_ [c](https://x.es/%281%29) ``d`e`` `F1`");
}

TEST(HtmlToMarkdown, MovesSpacesOutOfEmphasis) {
  EXPECT_EQ(html_to_markdown("a<strong> b </strong>c"), "a **b** c");
  EXPECT_EQ(html_to_markdown("a <em>\n</em>b"), "a b");
}

TEST(HtmlToMarkdown, EmphasisesPartsOfWords) {
  EXPECT_EQ(html_to_markdown("<em>un</em>believable, un<em>believable</em>"),
            "*un*believable, un*believable*");
}

TEST(HtmlToMarkdown, LeavesOutEmphasisThatMarkdownCannotHold) {
  EXPECT_EQ(html_to_markdown("a<b>(b)</b>c"), "a(b)c");
  EXPECT_EQ(html_to_markdown("<b>b)</b>c"), "b)c");
}

TEST(HtmlToMarkdown, EscapesWhatWouldBeMarkdown) {
  EXPECT_EQ(html_to_markdown("<p>*a* _b_ [c] &lt;d&gt; snake_case `e` \\ &amp;lt; 2 &amp; 3</p>"),
            "\\*a\\* \\_b\\_ \\[c\\] \\<d> snake_case \\`e\\` \\\\ \\&lt; 2 & 3");
}

TEST(HtmlToMarkdown, EscapesWhatBeginsALine) {
  EXPECT_EQ(html_to_markdown("<p># a<br>1. b<br>- c<br>&gt; d<br>= e</p>"),
            "\\# a\n1\\. b\n\\- c\n\\> d\n\\= e");
}

TEST(HtmlToMarkdown, WritesListsInLists) {
  EXPECT_EQ(
      html_to_markdown("<ul>\n<li>a\n<ol start=\"3\"><li>b</li></ol></li>\n<li>c</li>\n</ul>"),
      "- a\n\n  3. b\n- c");
  EXPECT_EQ(html_to_markdown("<ul><li>a<ul><li>b</li></ul></li></ul><ul><li>c</li></ul>"),
            "- a\n  - b\n\n* c");
}

TEST(HtmlToMarkdown, KeepsParagraphsOfItemsApart) {
  EXPECT_EQ(html_to_markdown("<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>"),
            "1. a\n\n   b\n\n2. c");
}

TEST(HtmlToMarkdown, QuotesEveryLine) {
  EXPECT_EQ(
      html_to_markdown("<blockquote class=\"spoiler\"><p>a<br>b</p><p>c</p></blockquote><p>d</p>"),
      "> a\n> b\n>\n> c\n\nd");
}

TEST(HtmlToMarkdown, FencesCode) {
  EXPECT_EQ(html_to_markdown("<pre class=\"lang-js x\"><code>a &lt; b\n\n  c\n</code></pre>"),
            "```js\na < b\n\n  c\n```");
  EXPECT_EQ(html_to_markdown("<pre><code>```</code></pre>"), "````\n```\n````");
}

TEST(HtmlToMarkdown, WritesHeadingsRulesAndScripts) {
  EXPECT_EQ(
      html_to_markdown("<h2>a # b</h2><hr/><p>x<sup>2</sup> H<sub>2</sub>O 1<sup>st</sup></p>"),
      "## a \\# b\n\n___\n\nx² H₂O 1st");
}

TEST(HtmlToMarkdown, WritesTables) {
  EXPECT_EQ(html_to_markdown("<table><thead><tr><th>a|b</th><th>c</th></tr></thead><tbody><tr>"
                             "<td>1<br>2</td><td><p>x</p></td></tr></tbody></table>"),
            "| a\\|b | c |\n|---|---|\n| 1 2 | x |");
}

TEST(HtmlToMarkdown, WritesAddressesAlone) {
  EXPECT_EQ(html_to_markdown("<a href=\"https://x.es/a_b\" rel=\"nofollow\">https://x.es/a_b</a>"),
            "<https://x.es/a_b>");
}

TEST(HtmlToMarkdown, CompletesLinksOfTheSite) {
  EXPECT_EQ(html_to_markdown("<a href=\"/q/1\">a</a> <a href=\"//y.es/b\">b</a>", "https://x.es"),
            "[a](https://x.es/q/1) [b](https://y.es/b)");
}

TEST(HtmlToMarkdown, KeepsTheTextOfLinksThatActOrLeadNowhere) {
  EXPECT_EQ(
      html_to_markdown("<a href=\"javascript:x\">a</a> <a name=\"n\">b</a> <a href=\"#c\">c</a>"),
      "a b c");
}

TEST(HtmlToMarkdown, ReadsBrokenHtmlAsABrowserDoes) {
  EXPECT_EQ(html_to_markdown("<p>a<p>b <b>c<i>d</b>e</i> <ul><li>f<li>g"),
            "a\n\nb **c*d***_e_\n\n- f\n- g");
}

TEST(HtmlToMarkdown, SkipsWhatNobodyReads) {
  EXPECT_EQ(
      html_to_markdown("a<script>b</script><style>c</style><!-- d --><svg><text>e</text></svg>f"),
      "af");
}

TEST(HtmlToMarkdown, SurvivesDepth) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<blockquote><ul><li><b>";
  EXPECT_TRUE(to_html(html_to_markdown(deep + "x")));
}

TEST(HtmlToMarkdown, KeepsItsTextWhenATreeWouldBeTooLarge) {
  std::string wide;
  for (int i = 0; i < 3000; ++i) wide += "<font color=\"" + std::to_string(i) + "\">";
  for (int i = 0; i < 3000; ++i) wide += "<p>";
  EXPECT_NE(html_to_markdown(wide + "x"), "");
}

TEST(HtmlToMarkdown, BringsBackWhatWeRender) {
  for (const std::string_view markdown :
       {"Hola **tú** y _yo_, `x`\nfin", "- a\n- b\n  1. c\n\n> d\n> e", "### T\n\n```js\nx\n```",
        "|a|b|\n|-|-|\n|1|2|", "[a](https://x.es) <https://y.es/_z_>", "~~no~~ 1\\. x \\*"}) {
    const auto once = to_html(markdown).value();
    EXPECT_EQ(there_and_back(once), once) << html_to_markdown(once);
  }
}

TEST(HtmlReader, ReadsCleanHtmlBothWaysTheSame) {
  const std::string_view html =
      "<p>a &amp; <b>b</b> <a href=\"https://x.es/?a=1&amp;b\">c</a>&#x2019;</p>\n<pre>\n\nx</pre>"
      "<ul>\n<li>d <!-- e --></li>\n</ul><blockquote><p>f</p></blockquote>";
  MarkdownWriter clean({}), any({});
  ASSERT_TRUE(read_clean_html(html, clean));
  read_any_html(html, any);
  EXPECT_EQ(clean.finish(), any.finish());
}

TEST(HtmlReader, LeavesRepairsToTheOther) {
  MarkdownWriter writer({});
  EXPECT_FALSE(read_clean_html("<p>a<p>b", writer));
  EXPECT_FALSE(read_clean_html("<p>a<ul></ul></p>", writer));
  EXPECT_FALSE(read_clean_html("<a href=x>b</a>", writer));
}

}  // namespace
}  // namespace coloquio::markup
