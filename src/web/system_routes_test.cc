#include "web/system_routes.h"

#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "db/migrate.h"
#include "web/hall_for_tests.h"

namespace coloquio::web {
namespace {

using testing::HasSubstr;

enum class PotId : std::int64_t {};
struct NewPot {
  PotId id{};
  std::string glaze;
  std::optional<int> size;
};
BOOST_DESCRIBE_STRUCT(NewPot, (), (id, glaze, size))
struct Pot {
  PotId id{};
  std::string glaze;
};
BOOST_DESCRIBE_STRUCT(Pot, (), (id, glaze))

TEST(SystemRoutes, ServeAssetsForEver) {
  HallForTests hall;
  const auto plain = hall.get(asset_url("app.js"));
  EXPECT_EQ(plain.status, 200);
  EXPECT_EQ(plain.header_value("Cache-Control"), "public, max-age=31536000, immutable");
  const auto small = hall.get(asset_url("app.js"), {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(small.header_value("Content-Encoding"), "br");
  EXPECT_LT(small.bytes().size(), plain.bytes().size() / 2);
  const std::string etag{small.header_value("ETag")};
  EXPECT_EQ(hall.get(asset_url("app.js"), {{"if-none-match", etag}}).status, 304);
  EXPECT_EQ(hall.get("/assets/app.js").status, 404);
}

TEST(SystemRoutes, ServePartsOfAssets) {
  HallForTests hall;
  const auto whole = hall.get(asset_url("app.js"));
  const auto part = [&](const char* range) {
    return hall.get(asset_url("app.js"), {{"range", range}, {"accept-encoding", "br"}});
  };
  EXPECT_EQ(part("bytes=2-5").status, 206);
  EXPECT_EQ(part("bytes=2-5").bytes(), whole.bytes().substr(2, 4));
  EXPECT_THAT(std::string{part("bytes=2-5").header_value("Content-Range")},
              HasSubstr("bytes 2-5/" + std::to_string(whole.bytes().size())));
  EXPECT_EQ(part("bytes=-3").bytes(), whole.bytes().substr(whole.bytes().size() - 3));
  EXPECT_EQ(part("bytes=99999999-").status, 416);
  EXPECT_EQ(part("bytes=0-1,3-4").status, 200);
  EXPECT_EQ(part("lines=1-2").status, 200);
}

TEST(SystemRoutes, TellHowTheHouseStands) {
  HallForTests hall;
  EXPECT_EQ(hall.get("/healthz").status, 200);
  EXPECT_EQ(hall.get("/readyz").status, 200);
  hall.database->write([](db::Transaction& tx) {
    tx.execute("DELETE FROM schema_migration WHERE number = $1", db::newest_migration());
  });
  EXPECT_EQ(hall.get("/readyz").status, 503);
}

TEST(SystemRoutes, HideMetricsFromStrangers) {
  HallForTests hall;
  EXPECT_EQ(hall.get("/metrics").status, 404);
  EXPECT_THAT(hall.get("/metrics", {{"authorization", "Bearer admin"}}).body,
              HasSubstr("coloquio_http_requests_total"));
}

TEST(OpenApi, DescribesEveryTypedEndpoint) {
  HallForTests hall;
  hall.router.post<NewPot, Pot>("/api/v1/pots/{id}", Permission::post, "Glaze a pot",
                                [](const Viewer&, const NewPot&) -> Result<Pot> { return Pot{}; });
  hall.router.get<Nothing, List<Pot>>(
      "/api/v1/pots", Permission::everyone, "All pots",
      [](const Viewer&) -> Result<List<Pot>> { return List<Pot>{}; });
  const auto document = boost::json::parse(std::string{hall.get("/api/openapi.json").bytes()});
  const auto& post = document.at("paths").at("/api/v1/pots/{id}").at("post");
  EXPECT_EQ(post.at("operationId"), "post_pots_id");
  EXPECT_EQ(post.at("x-permission"), "post");
  EXPECT_EQ(post.at("parameters").at(0).at("in"), "path");
  const auto& body = post.at("requestBody").at("content").at("application/json").at("schema");
  EXPECT_FALSE(body.at("properties").as_object().contains("id"));
  EXPECT_EQ(body.at("required"), (boost::json::array{"glaze"}));
  const auto& schemas = document.at("components").at("schemas").as_object();
  const auto& list = document.at("paths").at("/api/v1/pots").at("get").at("responses").at("200");
  const auto& named = list.at("content").at("application/json").at("schema").at("$ref").as_string();
  EXPECT_TRUE(schemas.contains(named.subview(named.rfind('/') + 1)));
  EXPECT_TRUE(schemas.contains("ErrorBody"));
}

}  // namespace
}  // namespace coloquio::web
