#include "web/pipeline.h"

#include <gmock/gmock.h>

#include "web/hall_for_tests.h"

namespace coloquio::web {
namespace {

using testing::HasSubstr;
using testing::Not;

Response hello(const Request& request) {
  return html("hello " + std::to_string(raw(request.viewer.account)));
}

struct Hall : HallForTests {
  int visits = 0;

  Hall() {
    router.page(Method::get, "/open", Permission::everyone,
                [](const Request& r) -> Result<Response> { return hello(r); });
    router.page(Method::get, "/inside", Permission::signed_in,
                [](const Request& r) -> Result<Response> { return hello(r); });
    router.page(Method::post, "/inside", Permission::signed_in,
                [](const Request&) -> Result<Response> { return see_other("/open"); });
    router.page(Method::get, "/api/v1/inside", Permission::signed_in,
                [](const Request&) -> Result<Response> { return json("{}"); });
    router.page(Method::get, "/office", Permission::administer,
                [](const Request& r) -> Result<Response> { return hello(r); });
    router.page(Method::get, "/kept", Permission::everyone,
                [this](const Request&) -> Result<Response> {
                  auto page = html("visit " + std::to_string(++visits) + std::string(3000, '.'));
                  page.cache_topics = {"home"};
                  return page;
                });
    router.page(Method::get, "/broken", Permission::everyone,
                [](const Request&) -> Result<Response> { throw std::runtime_error("secret"); });
    router.page(Method::get, "/world", Permission::everyone,
                [](const Request&) -> Result<Response> { throw db::Failure("disk full"); });
    router.page(Method::get, "/gone", Permission::everyone,
                [](const Request&) -> Result<Response> { return fail(Kind::gone, "errors.gone"); });
  }
};

const Pairs member_cookie{{"cookie", "session=member"}};

TEST(Pipeline, TakesGuestsToTheSignInPageAndBack) {
  Hall hall;
  const auto answer = hall.get("/inside?page=2");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header_value("Location"), "/sign-in?next=%2Finside%3Fpage%3D2");
}

TEST(Pipeline, TellsApiClientsWhatIsMissing) {
  Hall hall;
  const auto answer = hall.get("/api/v1/inside", {{"accept-language", "en"}});
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.header_value("WWW-Authenticate"), "Bearer");
  EXPECT_THAT(answer.body, HasSubstr(R"("kind":"unauthenticated","message":"Sign in to go on.")"));
}

TEST(Pipeline, RefusesWhoMayNot) {
  Hall hall;
  EXPECT_EQ(hall.get("/office", member_cookie).status, 403);
  EXPECT_EQ(hall.get("/office", {{"authorization", "Bearer admin"}}).status, 200);
  EXPECT_EQ(hall.get("/api/v1/inside", {{"authorization", "Bearer bad"}}).status, 401);
}

TEST(Pipeline, NamesTheMethodsThatAnAddressTakes) {
  Hall hall;
  const auto answer = hall.send(Method::delete_, "/inside", {}, member_cookie);
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header_value("Allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(hall.send(Method::options, "/open").status, 204);
}

TEST(Pipeline, FollowsOldAddresses) {
  Hall hall;
  hall.database->write([](db::Transaction& tx) {
    tx.execute("INSERT INTO redirect (old_path, new_path) VALUES ('/old/7', '/open')");
  });
  EXPECT_EQ(hall.get("/old/7").header_value("Location"), "/open");
  EXPECT_EQ(hall.get("/old/77").status, 404);
  EXPECT_EQ(hall.get("/open/").header_value("Location"), "/open");
  EXPECT_EQ(hall.get("/nowhere").status, 404);
  EXPECT_EQ(hall.get("/gone").status, 410);
}

TEST(Pipeline, KeepsFaultsToItself) {
  Hall hall;
  const auto broken = hall.get("/broken");
  EXPECT_EQ(broken.status, 500);
  EXPECT_THAT(broken.body, Not(HasSubstr("secret")));
  EXPECT_THAT(broken.body, HasSubstr(std::string{broken.header_value("X-Request-Id")}));
  const auto world = hall.get("/world");
  EXPECT_EQ(world.status, 503);
  EXPECT_EQ(world.header_value("Retry-After"), "5");
}

TEST(Pipeline, SpeaksTheLanguageThatWasChosen) {
  Hall hall;
  EXPECT_THAT(hall.get("/gone").body, HasSubstr("lang=\"es\""));
  EXPECT_THAT(hall.get("/gone", {{"accept-language", "en-GB"}}).body, HasSubstr("lang=\"en\""));
  const auto chosen = hall.get("/gone?lang=en");
  EXPECT_THAT(chosen.body, HasSubstr("lang=\"en\""));
  EXPECT_THAT(std::string{chosen.header_value("Set-Cookie")},
              HasSubstr("lang=en; Path=/; SameSite=Lax"));
  EXPECT_THAT(hall.get("/gone", {{"cookie", "lang=en"}}).body, HasSubstr("lang=\"en\""));
}

TEST(Pipeline, KeepsPagesForGuestsUntilTheirTopicChanges) {
  Hall hall;
  hall.get("/kept");
  EXPECT_EQ(hall.get("/kept").bytes().substr(0, 8), "visit 1.");
  EXPECT_EQ(hall.get("/kept", member_cookie).bytes().substr(0, 8), "visit 2.");
  hall.cache.drop("home");
  EXPECT_EQ(hall.get("/kept").bytes().substr(0, 8), "visit 3.");
  hall.clock.advance(std::chrono::seconds{61});
  EXPECT_EQ(hall.get("/kept").bytes().substr(0, 8), "visit 4.");
}

TEST(Pipeline, ShowsAKeptPageAtAGlanceToGuestsOnly) {
  Hall hall;
  hall.get("/kept?page=2");
  const auto& pipeline = hall.pipeline();
  EXPECT_NE(pipeline.glance({.target = "/kept?page=2"}), nullptr);
  EXPECT_EQ(pipeline.glance({.target = "/kept"}), nullptr);
  EXPECT_EQ(pipeline.glance({.target = "/kept?page=2", .accept_language = "en"}), nullptr);
  EXPECT_EQ(pipeline.glance({.target = "/kept?page=2", .cookie = "session=member"}), nullptr);
  EXPECT_EQ(pipeline.glance({.target = "/kept?page=2", .has_authorization = true}), nullptr);
  EXPECT_EQ(pipeline.glance({.method = Method::post, .target = "/kept?page=2"}), nullptr);
}

TEST(Pipeline, SaysNotModifiedToWhoHasIt) {
  Hall hall;
  const std::string etag{hall.get("/kept").header_value("ETag")};
  EXPECT_EQ(hall.get("/kept", {{"if-none-match", etag}}).status, 304);
  EXPECT_EQ(hall.get("/kept", {{"if-none-match", "\"other\""}}).status, 200);
}

TEST(Pipeline, CompressesForWhoUnderstandsIt) {
  Hall hall;
  const auto brotli = hall.get("/kept", {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(brotli.header_value("Content-Encoding"), "br");
  EXPECT_THAT(std::string{brotli.header_value("ETag")}, HasSubstr("-br\""));
  EXPECT_EQ(
      hall.get("/kept", {{"accept-encoding", "br;q=0, gzip"}}).header_value("Content-Encoding"),
      "gzip");
  EXPECT_EQ(hall.get("/open", {{"accept-encoding", "br"}}).header_value("Content-Encoding"), "");
}

TEST(Pipeline, LimitsHowOftenAVisitorSearches) {
  Hall hall;
  hall.router.page(Method::get, "/search", Permission::everyone,
                   [](const Request& r) -> Result<Response> { return hello(r); });
  for (int i = 0; i < 15; ++i) EXPECT_EQ(hall.get("/search").status, 200);
  const auto refused = hall.get("/search");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header_value("Retry-After"), "4");
  EXPECT_EQ(hall.get("/search", {{"authorization", "Bearer admin"}}).status, 200);
  hall.clock.advance(std::chrono::seconds{4});
  EXPECT_EQ(hall.get("/search").status, 200);
}

}  // namespace
}  // namespace coloquio::web
