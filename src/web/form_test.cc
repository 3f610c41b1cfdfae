#include <gmock/gmock.h>

#include "web/cookie.h"
#include "web/multipart.h"
#include "web/request.h"

namespace coloquio::web {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Cookies, AreReadStrictly) {
  EXPECT_EQ(parse_cookies("a=1; b=\"2\";c=; =d; e"), (Pairs{{"a", "1"}, {"b", "2"}, {"c", ""}}));
  EXPECT_EQ(parse_cookies("a=x y; b=\x01; c=1,2"), Pairs{});
}

TEST(Cookies, AreWrittenSafely) {
  Response response;
  Request request;
  request.secure = true;
  set_session_cookie(response, request, "abc; Domain=evil\r\nX: y", std::chrono::hours{1});
  EXPECT_EQ(response.header_value("Set-Cookie"),
            "__Host-session=abcDomainevilXy; Path=/; SameSite=Lax; Max-Age=3600; HttpOnly; Secure");
}

TEST(Form, ReadsUrlencodedFields) {
  Request request;
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = "title=Hola+mundo&tag=a&tag=b";
  EXPECT_EQ(request.form("title"), "Hola mundo");
  EXPECT_EQ(request.form_all("tag"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(request.form("absent"), "");
}

const std::string two_parts =
    "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nHola\r\n"
    "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\dir\\a "
    "\\\"b\\\".png\"\r\n"
    "Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n\r\n--XX--\r\n";

TEST(Multipart, ReadsFieldsAndFiles) {
  const auto parts = parse_multipart(two_parts, "XX");
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ(parts->at(0).bytes, "Hola");
  EXPECT_EQ(parts->at(1).file_name, "a \"b\".png");
  EXPECT_EQ(parts->at(1).content_type, "image/png");
  EXPECT_EQ(parts->at(1).bytes, "\x89PNG\r\n\r\n");
}

TEST(Multipart, RefusesWhatIsMalformed) {
  EXPECT_FALSE(parse_multipart("", "XX"));
  EXPECT_FALSE(parse_multipart("--XX\r\n", "XX"));
  EXPECT_FALSE(parse_multipart("--XX\r\nX: y\r\n\r\nno name\r\n--XX--", "XX"));
  EXPECT_FALSE(parse_multipart(two_parts.substr(0, two_parts.size() - 8), "XX"));
  EXPECT_FALSE(parse_multipart(two_parts, "XX", 1));
  EXPECT_FALSE(parse_multipart(two_parts, ""));
}

TEST(Multipart, FindsTheBoundary) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=\"a b\""), "a b");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("application/json; boundary=a"), "");
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'x')), "");
}

TEST(Multipart, GivesFormFields) {
  Request request;
  request.headers = {{"content-type", "multipart/form-data; boundary=XX"}};
  request.body = two_parts;
  EXPECT_EQ(request.form("title"), "Hola");
  EXPECT_EQ(request.form("file"), "");
}

}  // namespace
}  // namespace coloquio::web
