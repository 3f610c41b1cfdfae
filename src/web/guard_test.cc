#include "web/guard.h"

#include <gtest/gtest.h>

#include "web/hall_for_tests.h"

namespace coloquio::web {
namespace {

struct Hall : HallForTests {
  Hall() {
    site.public_url = "https://comunidad.example";
    router.page(Method::post, "/deed", Permission::everyone,
                [](const Request&) -> Result<Response> { return see_other("/"); });
  }
  int status(const std::string& body, Pairs headers) {
    headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    headers.emplace_back("host", "comunidad.example");
    return post("/deed", body, std::move(headers)).status;
  }
};

TEST(Forgery, NeedsTheTokenOfTheSession) {
  Hall hall;
  EXPECT_EQ(hall.status("csrf=secret", {{"cookie", "session=member"}}), 303);
  EXPECT_EQ(hall.status("", {{"cookie", "session=member"}}), 403);
  EXPECT_EQ(hall.status("csrf=guess!", {{"cookie", "session=member"}}), 403);
  EXPECT_EQ(hall.status("", {{"cookie", "session=member"}, {"x-csrf-token", "secret"}}), 303);
}

TEST(Forgery, IsRefusedByOrigin) {
  Hall hall;
  EXPECT_EQ(hall.status("", {{"origin", "https://comunidad.example"}}), 303);
  EXPECT_EQ(hall.status("", {{"origin", "https://evil.example"}}), 403);
  EXPECT_EQ(hall.status("", {{"origin", "null"}}), 403);
  EXPECT_EQ(hall.status("csrf=secret",
                        {{"cookie", "session=member"}, {"origin", "https://evil.example"}}),
            403);
  EXPECT_EQ(hall.status("", {{"sec-fetch-site", "cross-site"}}), 403);
  EXPECT_EQ(hall.status("", {{"sec-fetch-site", "same-site"}}), 403);
  EXPECT_EQ(hall.status("", {{"sec-fetch-site", "same-origin"}}), 303);
}

TEST(Forgery, DoesNotConcernApiTokens) {
  Hall hall;
  EXPECT_EQ(hall.status("", {{"authorization", "Bearer member"}}), 303);
}

}  // namespace
}  // namespace coloquio::web
