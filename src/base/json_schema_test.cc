#include "base/json_schema.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "base/json_writer.h"

namespace coloquio {

namespace elsewhere {
struct Author {
  bool robot = false;
};
BOOST_DESCRIBE_STRUCT(Author, (), (robot))
}  // namespace elsewhere

namespace sample {
enum class ThingId : std::int64_t {};
enum class Status { open, public_ };
BOOST_DESCRIBE_ENUM(Status, open, public_)

struct Author {
  ThingId id{};
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(Author, (), (id, name))

struct Idea {
  Author author;
  std::vector<Author> fans;
  Status status{};
  Instant created_at{};
  std::uint32_t votes = 0;
  std::map<std::string, double> shares;
  Json extra;
};
BOOST_DESCRIBE_STRUCT(Idea, (), (author, fans, status, created_at, votes, shares, extra))

template <class T>
struct Page {
  std::vector<T> items;
};
BOOST_DESCRIBE_STRUCT(Page<Author>, (), (items))

struct Options {
  int limit = 20;
  static constexpr bool defaults_when_absent = true;
};
BOOST_DESCRIBE_STRUCT(Options, (), (limit))

struct Tree {
  std::vector<Tree> children;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (children))
}  // namespace sample

namespace {

TEST(Schemas, DescribeEachMember) {
  json::Schemas schemas;
  EXPECT_EQ(schemas.of<sample::Idea>(), R"({"$ref":"#/components/schemas/Idea"})");
  EXPECT_EQ(
      schemas.components(),
      R"({"Author":{"type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{1,19}$"},)"
      R"("name":{"type":"string"}},"required":["id"]},)"
      R"("Idea":{"type":"object","properties":{"author":{"$ref":"#/components/schemas/Author"},)"
      R"("fans":{"type":"array","items":{"$ref":"#/components/schemas/Author"}},)"
      R"("status":{"type":"string","enum":["open","public"]},)"
      R"("created_at":{"type":"string","format":"date-time"},)"
      R"("votes":{"type":"integer","minimum":0,"format":"int32"},)"
      R"("shares":{"type":"object","additionalProperties":{"type":"number"}},"extra":{}},)"
      R"("required":["author","fans","status","created_at","votes","shares","extra"]}})");
}

TEST(Schemas, RequireNothingThatHasADefault) {
  json::Schemas schemas;
  schemas.of<sample::Options>();
  EXPECT_EQ(
      schemas.components(),
      R"({"Options":{"type":"object","properties":{"limit":{"type":"integer","format":"int32"}}}})");
}

TEST(Schemas, EndAtAStructThatHoldsItself) {
  json::Schemas schemas;
  EXPECT_EQ(schemas.of<sample::Tree>(), R"({"$ref":"#/components/schemas/Tree"})");
  EXPECT_TRUE(from_json<Json>(schemas.components()));
}

TEST(Schemas, TellApartTwoStructsOfOneName) {
  json::Schemas schemas;
  EXPECT_EQ(schemas.of<sample::Author>(), R"({"$ref":"#/components/schemas/Author"})");
  EXPECT_EQ(schemas.of<elsewhere::Author>(), R"({"$ref":"#/components/schemas/elsewhere_Author"})");
  EXPECT_EQ(schemas.of<sample::Author>(), R"({"$ref":"#/components/schemas/Author"})");
}

TEST(Schemas, NameTemplatesByTheirArguments) {
  json::Schemas schemas;
  EXPECT_EQ(schemas.of<sample::Page<sample::Author>>(),
            R"({"$ref":"#/components/schemas/Page_Author"})");
}

TEST(JsonWriter, SetsTheCommas) {
  std::string out;
  json::Writer json(out);
  json.object([&] {
    json.member("name", "Rosa");
    json.key("tags").array([&] { json.value(1).value("dos").array([] {}).object([] {}); });
    json.key("raw").raw("{}").member("last", true);
  });
  EXPECT_EQ(out, R"({"name":"Rosa","tags":[1,"dos",[],{}],"raw":{},"last":true})");
}

}  // namespace
}  // namespace coloquio
