#include "web/page_cache.h"

#include <gtest/gtest.h>

#include "test/database.h"

namespace coloquio::web {
namespace {

Response about(std::string topic, std::size_t size = 10) {
  auto page = html(std::string(size, 'x'));
  page.header("ETag", "\"abc\"");
  page.cache_topics = {std::move(topic)};
  return page;
}

struct Cache {
  test::ManualClock clock;
  PageCache pages{clock, 100'000};
};

TEST(PageCache, DropsWhatATopicTouches) {
  Cache cache;
  cache.pages.keep("a", about("home"), 0);
  cache.pages.keep("b", about("space:1"), 0);
  cache.pages.drop("home");
  EXPECT_EQ(cache.pages.find("a"), nullptr);
  EXPECT_NE(cache.pages.find("b"), nullptr);
}

TEST(PageCache, DoesNotKeepAPageWhoseTopicChangedMeanwhile) {
  Cache cache;
  const auto began = cache.pages.generation();
  cache.pages.drop("home");
  EXPECT_EQ(cache.pages.keep("a", about("home"), began), nullptr);
  EXPECT_NE(cache.pages.keep("b", about("space:1"), began), nullptr);
  EXPECT_NE(cache.pages.keep("a", about("home"), cache.pages.generation()), nullptr);
}

TEST(PageCache, DoesNotKeepAPageThatBeganTooLongAgoToTell) {
  Cache cache;
  const auto began = cache.pages.generation();
  for (int i = 0; i < 2000; ++i) cache.pages.drop("space:" + std::to_string(i));
  EXPECT_EQ(cache.pages.keep("a", about("home"), began), nullptr);
}

TEST(PageCache, LetsTheOldestUseGoFirst) {
  Cache cache;
  for (const auto* key : {"a", "b", "c"}) cache.pages.keep(key, about("home", 4000), 0);
  cache.pages.find("a");
  for (int i = 0; i < 7; ++i) cache.pages.keep("more" + std::to_string(i), about("home", 4000), 0);
  EXPECT_NE(cache.pages.find("a"), nullptr);
  EXPECT_EQ(cache.pages.find("b"), nullptr);
}

TEST(PageCache, RefusesAPageThatWouldPushOutTheRest) {
  Cache cache;
  EXPECT_EQ(cache.pages.keep("a", about("home", 50'000), 0), nullptr);
}

TEST(PageCache, PreparesEveryFormOfAnAnswer) {
  Cache cache;
  const auto page = cache.pages.keep("a", about("home", 3000), 0);
  const auto& plain = page->as(Encoding::identity);
  EXPECT_NE(plain.head.find("HTTP/1.1 200 OK\r\n"), std::string::npos);
  EXPECT_NE(plain.head.find("Content-Length: 3000\r\n"), std::string::npos);
  EXPECT_NE(page->as(Encoding::gzip).head.find("ETag: \"abc-gzip\"\r\n"), std::string::npos);
  EXPECT_LT(page->as(Encoding::brotli).body.size(), 100U);
  EXPECT_NE(plain.not_modified.find("HTTP/1.1 304"), std::string::npos);
}

}  // namespace
}  // namespace coloquio::web
