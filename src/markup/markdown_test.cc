#include "markup/markdown.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "markup/allow_list.h"

namespace coloquio::markup {
namespace {

std::string html(std::string_view markdown) { return to_html(markdown).value_or("refused"); }

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string refusal(std::string_view markdown) {
  const auto answer = to_html(markdown);
  return answer ? "accepted" : answer.error().key;
}

TEST(Markdown, BreaksLinesAsPeopleTypeThem) {
  EXPECT_EQ(html("Hola\nqué *tal*"), "<p>Hola<br>\nqué <em>tal</em></p>\n");
}

TEST(Markdown, ShowsRawHtmlAsText) {
  EXPECT_EQ(html("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
  EXPECT_EQ(html("<div>\nx</div>"), "<p>&lt;div&gt;<br>\nx&lt;/div&gt;</p>\n");
}

TEST(Markdown, MarksLinksToOutside) {
  EXPECT_EQ(html("[a](https://x.es/?a=1&b=2)"),
            "<p><a href=\"https://x.es/?a=1&amp;b=2\" rel=\"nofollow ugc noopener\">a</a></p>\n");
  EXPECT_EQ(*to_html("[a](https://x.es)", {.follow = true}),
            "<p><a href=\"https://x.es\" rel=\"ugc noopener\">a</a></p>\n");
}

TEST(Markdown, LinksAddressesAlone) {
  EXPECT_EQ(html("ver https://x.es/a_b_c."),
            "<p>ver <a href=\"https://x.es/a_b_c\" rel=\"nofollow ugc noopener\">"
            "https://x.es/a_b_c</a>.</p>\n");
}

TEST(Markdown, KnowsItsOwnLinks) {
  const Options options{.own_url = "https://c.example"};
  EXPECT_EQ(to_html("[a](/q/1) [b](https://c.example/q)", options).value(),
            "<p><a href=\"/q/1\">a</a> <a href=\"https://c.example/q\">b</a></p>\n");
  EXPECT_NE(to_html("<https://c.example.org>", options)->find("nofollow"), std::string::npos);
}

TEST(Markdown, DoesNotLinkElsewhere) {
  EXPECT_EQ(html("[a](javascript:alert(1)) [b](//evil.es) [c](/\\evil.es) [d](data:text/html,x)"),
            "<p>a b c d</p>\n");
}

TEST(Markdown, LinksToPicturesOfOthersAndShowsOurs) {
  EXPECT_EQ(html("![Un gato](https://x.es/g.png)"),
            "<p><a href=\"https://x.es/g.png\" rel=\"nofollow ugc noopener\">Un gato</a></p>\n");
  EXPECT_EQ(html("![Un gato](/files/7)"),
            "<p><img src=\"/files/7\" alt=\"Un gato\" loading=\"lazy\"></p>\n");
}

TEST(Markdown, NamesLinksWithoutText) {
  EXPECT_EQ(html("[![](https://x.es/g)](https://y.es)"),
            "<p><a href=\"https://y.es\" rel=\"nofollow ugc noopener\">https://x.es/g</a></p>\n");
}

TEST(Markdown, KeepsHeadingsBelowThePageAndInOrder) {
  EXPECT_EQ(html("# a\n### b\n# c"), "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n");
}

TEST(Markdown, StrikesThrough) {
  EXPECT_EQ(html("~~a *b* c~~ ~5 y ~6 ~~"), "<p><del>a <em>b</em> c</del> ~5 y ~6 ~~</p>\n");
}

TEST(Markdown, WritesTablesThatScroll) {
  EXPECT_EQ(html("|a|b|\n|-|-:|\n|1|2|"),
            "<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead>\n<tr><th>a</th>"
            "<th class=\"right\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td>"
            "<td class=\"right\">2</td></tr>\n</tbody>\n</table></div>\n");
}

TEST(Markdown, TicksTasks) {
  EXPECT_EQ(html("- [x] a\n- [ ] b\n"), "<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>\n");
}

TEST(Markdown, WritesListsTightAndLoose) {
  EXPECT_EQ(html("3. a\n   - b\n"),
            "<ol start=\"3\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n");
  EXPECT_EQ(html("- a\n\n- b"), "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
}

TEST(Markdown, EscapesCodeAndItsLanguage) {
  EXPECT_EQ(html("```c++ x\n<a>\n```"),
            "<pre tabindex=\"0\"><code class=\"language-c++\">&lt;a&gt;\n</code></pre>\n");
  EXPECT_EQ(html("```\"onload=x\na\n```"), "<pre tabindex=\"0\"><code>a\n</code></pre>\n");
}

TEST(Markdown, ReplacesInvalidBytes) { EXPECT_EQ(html("a\xFF"), "<p>a\uFFFD</p>\n"); }

TEST(Markdown, RefusesWhatIsTooLong) {
  const auto answer = to_html(std::string(33 * 1024, 'a'));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Kind::too_large);
  EXPECT_EQ(answer.error().key, "markup.too_long");
}

TEST(Markdown, RefusesWhatCostsTime) {
  EXPECT_EQ(refusal(std::string(65, '|')), "markup.too_many_columns");
  EXPECT_EQ(refusal(repeat("> ", 30) + "a"), "markup.too_deep");
  EXPECT_EQ(refusal(repeat("1. ", 30) + "a"), "markup.too_deep");
  EXPECT_EQ(refusal(repeat("a\n-|-\n", 100)), "markup.too_complex");
  EXPECT_EQ(refusal("http://a" + std::string(600, ')')), "markup.too_complex");
}

TEST(Markdown, TakesLongRulesForRules) { EXPECT_EQ(html(repeat("- ", 60)), "<hr>\n"); }

TEST(Markdown, RefusesDefinitionsThatMultiply) {
  EXPECT_EQ(refusal("[a]: /" + std::string(2000, 'u') + "\n\n" + repeat("[a]", 5000)),
            "markup.too_much_html");
}

TEST(Markdown, GivesEveryThreadTheSame) {
  const std::string_view sample = "~~a~~ www.b.es *c* https://d.es/e";
  const auto expected = html(sample);
  int same = 0;
  std::vector<std::jthread> threads;
  std::array<int, 4> counts{};
  for (auto& count : counts) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) count += html(sample) == expected;
    });
  }
  threads.clear();
  for (const int count : counts) same += count;
  EXPECT_EQ(same, 2000);
}

class XssVector : public testing::TestWithParam<const char*> {};

TEST_P(XssVector, LeavesNothingThatActs) { EXPECT_EQ(first_violation(html(GetParam())), ""); }

INSTANTIATE_TEST_SUITE_P(
    Markdown, XssVector,
    testing::Values(
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "<iframe src=javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java&#10;script:alert(1))",
        "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](\\javascript:alert(1))",
        "[x](<javascript:alert(1)>)", "[x]( javascript:alert(1))", "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>", "<data:text/html,x>", "![x](javascript:alert(1))",
        "![x](https://x.es/a.png\"onerror=\"alert(1))", "![x\"onerror=\"alert(1)](/files/1)",
        "[x](https://x.es \"a\\\" onmouseover=alert(1) b\")",
        "[x](https://x.es/\"onclick=alert(1))", "[x](https://x.es 'a' onclick=alert(1))",
        "[x](//evil.es)", "[x](/\\evil.es)", "[x](/%09/evil.es)", "[x](/&#9;/evil.es)",
        "[x](http:evil.es)", "[x](https:///evil.es)", "```\" onmouseover=alert(1)\nx\n```",
        "```</code><script>alert(1)</script>\nx\n```", "`<script>alert(1)</script>`",
        "    <script>alert(1)</script>", "<!-- --!><script>x</script>",
        "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "<!DOCTYPE html>",
        "# <script>alert(1)</script>", "|<script>x</script>|\n|-|\n|<img onerror=x>|",
        "- [ ] <input onfocus=alert(1) autofocus>", "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;", "~~<script>x</script>~~",
        "https://x.es/<script>alert(1)</script>", "www.x.es/\"onclick=alert(1)",
        "https://x.es/&quot;onclick=alert(1)", "a@b.es\"onclick=alert(1)",
        "mailto:a@b.es?x=<script>", "xmpp:a@b.es", "[a](https://x.es)<script>",
        "</p></div></body><script>alert(1)</script>", "<textarea><script>alert(1)</script>",
        "<math><mtext><script>alert(1)</script>", "<style>@import'//x'</style>",
        "<base href=//evil.es>", "<form action=//evil.es><input>",
        "<meta http-equiv=refresh content=0>", "[x](blob:https://x.es/1)",
        "[x](file:///etc/passwd)", "[^1]\n\n[^1]: <script>", "\x00<script>",
        "<\x00script>alert(1)</script>", "[<img onerror=x>](https://x.es)",
        "[x](https://x.es/\xC3)", "![](https://x.es/<b>)"));

}  // namespace
}  // namespace coloquio::markup
