#include "web/endpoint.h"

#include <gmock/gmock.h>

#include "web/router.h"

namespace coloquio::web {
namespace {

enum class ThingId : std::int64_t {};
struct NewThing {
  ThingId id{};
  std::string title;
  std::optional<int> size;
};
BOOST_DESCRIBE_STRUCT(NewThing, (), (id, title, size))

struct Thing {
  ThingId id{};
  std::string title;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, title, url))

Thing made_of(const NewThing& in) { return {in.id, in.title, "/things/" + to_string(in.id)}; }

Request to(Router& router, Method method, const std::string& path, std::string body = "") {
  Request request;
  request.method = method;
  request.path = path;
  request.body = std::move(body);
  request.path_values = router.find(method, path).path_values;
  return request;
}

Result<Response> call(Router& router, const Request& request) {
  return router.find(request.method, request.path).endpoint->handler(request);
}

TEST(Endpoint, FillsTheInputFromPathAndBody) {
  Router router;
  router.post<NewThing, Thing>(
      "/api/v1/things/{id}", Permission::post, "Make a thing",
      [](const Viewer&, const NewThing& in) -> Result<Thing> { return made_of(in); });
  const auto answer =
      call(router, to(router, Method::post, "/api/v1/things/7", R"({"title":"A"})"));
  EXPECT_EQ(answer->status, 201);
  EXPECT_EQ(answer->body, R"({"id":"7","title":"A","url":"/things/7"})");
  EXPECT_EQ(answer->header_value("Location"), "/things/7");
}

TEST(Endpoint, BelievesThePathMoreThanTheBody) {
  Router router;
  router.put<NewThing, Thing>(
      "/api/v1/things/{id}", Permission::post, "Change a thing",
      [](const Viewer&, const NewThing& in) -> Result<Thing> { return made_of(in); });
  const auto answer =
      call(router, to(router, Method::put, "/api/v1/things/7", R"({"title":"A","id":"9"})"));
  EXPECT_THAT(answer->body, testing::HasSubstr(R"("id":"7")"));
}

TEST(Endpoint, RefusesBodiesThatAreNoObjectOrTooDeep) {
  Router router;
  router.post<NewThing, Thing>(
      "/api/v1/things/{id}", Permission::post, "Make a thing",
      [](const Viewer&, const NewThing& in) -> Result<Thing> { return made_of(in); });
  for (const std::string& body :
       {std::string{"[]"}, std::string{"7"}, std::string{"{"}, std::string{"{\"title\":}"},
        "{\"title\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}"}) {
    EXPECT_FALSE(call(router, to(router, Method::post, "/api/v1/things/7", body)))
        << body.substr(0, 20);
  }
}

TEST(Endpoint, NamesEveryWrongField) {
  Router router;
  router.get<NewThing, Thing>(
      "/api/v1/things/{id}", Permission::everyone, "Show a thing",
      [](const Viewer&, const NewThing& in) -> Result<Thing> { return made_of(in); });
  auto request = to(router, Method::get, "/api/v1/things/x");
  request.query = {{"size", "big"}};
  const auto answer = call(router, request);
  ASSERT_FALSE(answer);
  ASSERT_EQ(answer.error().fields.size(), 3U);
  EXPECT_EQ(answer.error().fields[0].key, "json.expected_id");
  EXPECT_EQ(answer.error().fields[1].key, "json.missing");
  EXPECT_EQ(answer.error().fields[2].key, "json.expected_integer");
}

TEST(Endpoint, AnswersNothingWith204AndListsWithItems) {
  Router router;
  router.remove<Nothing, Nothing>("/api/v1/things", Permission::post, "Clear",
                                  [](const Viewer&) -> Result<> { return {}; });
  router.get<Nothing, List<Thing>>("/api/v1/things", Permission::everyone, "List",
                                   [](const Viewer&, Nothing) -> Result<List<Thing>> {
                                     return List<Thing>{{{ThingId{1}, "A", "/a"}}, "n"};
                                   });
  EXPECT_EQ(call(router, to(router, Method::delete_, "/api/v1/things"))->status, 204);
  EXPECT_EQ(call(router, to(router, Method::get, "/api/v1/things"))->body,
            R"({"items":[{"id":"1","title":"A","url":"/a"}],"next":"n"})");
}

TEST(Router, PrefersALiteralAndTellsAllowedMethods) {
  Router router;
  const auto handler = [](const Request&) -> Result<Response> { return Response{}; };
  router.page(Method::get, "/t/{slug}", Permission::everyone, handler);
  router.page(Method::get, "/t/new", Permission::everyone, handler);
  router.page(Method::get, "/t/{slug}/{id}", Permission::everyone, handler);
  EXPECT_EQ(router.find(Method::get, "/t/new").endpoint->path, "/t/new");
  EXPECT_EQ(router.find(Method::head, "/t/x/7").path_values, (Pairs{{"slug", "x"}, {"id", "7"}}));
  EXPECT_EQ(router.find(Method::get, "/t/new/7").endpoint->path, "/t/{slug}/{id}");
  EXPECT_EQ(router.find(Method::post, "/t/x").allowed, std::vector{Method::get});
  EXPECT_EQ(router.find(Method::get, "/nowhere").endpoint, nullptr);
  EXPECT_THROW(router.page(Method::get, "/t/{other}", Permission::everyone, handler),
               std::logic_error);
}

}  // namespace
}  // namespace coloquio::web
