#include "web/url.h"

#include <gtest/gtest.h>

#include "web/response.h"

namespace coloquio::web {
namespace {

TEST(Url, DecodesAPath) {
  EXPECT_EQ(decode_path("/t/caf%C3%A9/7"), "/t/café/7");
  EXPECT_EQ(decode_path("/"), "/");
  EXPECT_EQ(decode_path("/t/"), "/t/");
}

TEST(Url, RefusesPathsThatCanBeReadInTwoWays) {
  for (const auto* path :
       {"", "t", "//t", "/a//b", "/a/../b", "/a/..", "/./a", "/a%2fb", "/a%2Fb", "/a%00",
        "/a%0d%0a", "/a%zz", "/a%4", "/a\\b", "/a%5cb", "/%ff", "/%2e%2e/b"}) {
    EXPECT_EQ(decode_path(path), std::nullopt) << path;
  }
}

TEST(Url, ReadsAQuery) {
  EXPECT_EQ(parse_query("a=1&b=x+y&c&=d&a=%C3%B1"),
            (Pairs{{"a", "1"}, {"b", "x y"}, {"c", ""}, {"", "d"}, {"a", "ñ"}}));
  EXPECT_EQ(parse_query("a=%"), (Pairs{{"a", "%"}}));
  EXPECT_EQ(parse_query("a=1%00%0a2"), (Pairs{{"a", "1\n2"}}));
  EXPECT_EQ(parse_query("&&&", 2), Pairs{});
}

TEST(Url, KnowsWhatLeadsAway) {
  for (const auto* to : {"/", "/t/7", "/t/7?x=1#y", "/a:b"}) EXPECT_TRUE(is_local(to)) << to;
  for (const auto* to : {"", "t", "//evil", "/\\evil", "https://evil", "javascript:alert(1)",
                         "/a\r\nSet-Cookie: x", "/a\\b", "/\tevil", "\t//evil"}) {
    EXPECT_FALSE(is_local(to)) << to;
  }
}

TEST(Url, NeverRedirectsAway) {
  EXPECT_EQ(see_other("//evil.example").header_value("Location"), "/");
  EXPECT_EQ(see_other("/t/7").header_value("Location"), "/t/7");
}

}  // namespace
}  // namespace coloquio::web
