#include "web/wire.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include "web/compress.h"
#include "web/finish.h"

namespace coloquio::web {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Wire, LeavesOutHeadersThatWouldSplitTheAnswer) {
  auto response = html("x");
  response.header("X-Good", "a").header("X-Bad", "a\r\nSet-Cookie: evil=1").header("X\nY", "b");
  const auto head = head_of(response, 1, {});
  EXPECT_THAT(head, HasSubstr("X-Good: a\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("evil")));
  EXPECT_THAT(head, Not(HasSubstr("Y: b")));
}

TEST(Wire, PromisesHttpsOnlyWithHttps) {
  EXPECT_THAT(std::string{security_lines(true)}, HasSubstr("Strict-Transport-Security: "));
  EXPECT_THAT(std::string{security_lines(false)}, Not(HasSubstr("Strict-Transport-Security")));
  EXPECT_THAT(std::string{security_lines(false)}, Not(HasSubstr("unsafe")));
}

TEST(Compress, NegotiatesWhatTheClientTakes) {
  EXPECT_EQ(negotiate("gzip, deflate, br"), Encoding::brotli);
  EXPECT_EQ(negotiate("gzip;q=1.0, br;q=0"), Encoding::gzip);
  EXPECT_EQ(negotiate("gzip; q=0.000"), Encoding::identity);
  EXPECT_EQ(negotiate("deflate, brotli"), Encoding::identity);
  EXPECT_EQ(negotiate(""), Encoding::identity);
}

TEST(Compress, WritesGzipThatReadsBack) {
  const std::string text(10'000, 'a');
  const auto small = gzip(text);
  std::string back(text.size() + 1, '\0');
  z_stream stream{};
  inflateInit2(&stream, MAX_WBITS + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(small.data()));
  stream.avail_in = static_cast<uInt>(small.size());
  stream.next_out = reinterpret_cast<Bytef*>(back.data());
  stream.avail_out = static_cast<uInt>(back.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  EXPECT_EQ(back.substr(0, stream.total_out), text);
  inflateEnd(&stream);
}

TEST(Etag, MatchesEveryFormOfAPage) {
  EXPECT_TRUE(matches("\"abc\"", "\"abc\""));
  EXPECT_TRUE(matches("W/\"abc-gzip\", \"x\"", "\"abc\""));
  EXPECT_TRUE(matches("*", "\"abc\""));
  EXPECT_FALSE(matches("\"abcd\"", "\"abc\""));
  EXPECT_FALSE(matches("\"ab\"", "\"abc\""));
  EXPECT_FALSE(matches("", "\"abc\""));
}

}  // namespace
}  // namespace coloquio::web
