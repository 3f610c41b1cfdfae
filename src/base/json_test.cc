#include "base/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

namespace coloquio {
namespace {

using testing::ElementsAre;
using std::string_literals::operator""s;

enum class ThingId : std::int64_t {};
enum class Status { open, planned, public_ };
BOOST_DESCRIBE_ENUM(Status, open, planned, public_)

struct Author {
  ThingId id{};
  std::string name;
  bool operator==(const Author&) const = default;
};
BOOST_DESCRIBE_STRUCT(Author, (), (id, name))

struct Idea {
  ThingId id{};
  Author author;
  std::string title;
  std::optional<std::string> body;
  Status status = Status::open;
  std::int32_t votes = 0;
  double share = 0;
  bool pinned = false;
  Instant created_at{};
  std::vector<std::string> tags;
  std::map<std::string, Author> fans;
  Json extra;
  bool operator==(const Idea&) const = default;
};
BOOST_DESCRIBE_STRUCT(Idea, (),
                      (id, author, title, body, status, votes, share, pinned, created_at, tags,
                       fans, extra))

struct Options {
  int limit = 20;
  std::string order = "newest";
  static constexpr bool defaults_when_absent = true;
};
BOOST_DESCRIBE_STRUCT(Options, (), (limit, order))

struct Small {
  std::uint8_t byte = 0;
  std::optional<ThingId> id;
};
BOOST_DESCRIBE_STRUCT(Small, (), (byte, id))

struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

struct Tree {
  std::vector<Tree> children;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (children))

Idea dark_mode() {
  return {.id = ThingId{9'007'199'254'740'993},
          .author = {ThingId{7}, "Rosa \"Mar\"\n"},
          .title = "Año \\ 👍 \u2028",
          .body = std::nullopt,
          .status = Status::public_,
          .votes = -3,
          .share = 0.1,
          .pinned = true,
          .created_at = from_micros(1'795'253'400'123'456),
          .tags = {"a", "b"},
          .fans = {{"x", {ThingId{8}, "Eva"}}},
          .extra = {R"({"a":[1,null]})"}};
}

std::string random_text(std::mt19937_64& random) {
  static const std::vector<std::string> kPieces{
      "a", "\"", "\\", "\n", "\x1f", "ñ", "\u2028", "👍", "“", "/", "<", "sixteen letters.", ""};
  std::string out;
  for (auto left = random() % 20; left > 0; --left) out += kPieces[random() % kPieces.size()];
  return out;
}

Idea random_idea(std::mt19937_64& random) {
  Idea idea = dark_mode();
  idea.id = ThingId{static_cast<std::int64_t>(random() >> 1U) | 1};
  idea.title = random_text(random);
  if (random() % 2 == 0) idea.body = random_text(random);
  idea.status = static_cast<Status>(random() % 3);
  idea.votes = static_cast<std::int32_t>(random());
  idea.share = std::bit_cast<double>(random());
  if (!std::isfinite(idea.share)) idea.share = -0.0;
  idea.created_at = from_micros(static_cast<std::int64_t>(random() % 253'402'300'800'000'000U));
  idea.tags.assign(random() % 4, random_text(random));
  idea.fans = {{random_text(random), {ThingId{7}, random_text(random)}}};
  idea.extra.text = to_json(idea.fans);
  return idea;
}

template <class T>
Error error_of(std::string_view text) {
  const auto result = from_json<T>(text);
  EXPECT_FALSE(result) << text;
  return result ? Error{} : result.error();
}

template <class T>
std::vector<std::string> problems(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& field : error_of<T>(text).fields) out.push_back(field.field + ": " + field.key);
  return out;
}

TEST(ToJson, WritesEveryKindOfMember) {
  EXPECT_EQ(to_json(dark_mode()),
            R"({"id":"9007199254740993","author":{"id":"7","name":"Rosa \"Mar\"\n"},)"
            R"("title":"Año \\ 👍 \u2028","status":"public","votes":-3,"share":0.1,"pinned":true,)"
            R"("created_at":"2026-11-21T09:30:00.123456Z","tags":["a","b"],)"
            R"("fans":{"x":{"id":"8","name":"Eva"}},"extra":{"a":[1,null]}})");
}

TEST(ToJson, WritesEmptyThings) {
  EXPECT_EQ(to_json(Empty{}), "{}");
  EXPECT_EQ(to_json(std::vector<int>{}), "[]");
  EXPECT_EQ(to_json(std::map<std::string, int>{}), "{}");
  EXPECT_EQ(to_json(Json{}), "null");
  EXPECT_EQ(to_json(ThingId{}), "null");
}

TEST(ToJson, EscapesAtEveryPlaceOfALongText) {
  for (std::size_t place = 0; place < 40; ++place) {
    std::string text(40, 'x');
    text[place] = '\x1f';
    auto expected = "\"" + text + "\"";
    expected.replace(place + 1, 1, "\\u001f");
    ASSERT_EQ(to_json(text), expected);
  }
}

TEST(ToJson, EscapesControlsAndLineSeparatorsOnly) {
  EXPECT_EQ(to_json("\0\b\t\r\x7f/<"s), "\"\\u0000\\u0008\\t\\r\x7f/<\"");
  EXPECT_EQ(to_json("\u2027\u2028\u2029\u202a“\xe2"s), "\"\u2027\\u2028\\u2029\u202a“\xe2\"");
}

TEST(ToJson, HasNoWordForInfinity) { EXPECT_EQ(to_json(1.0 / 0.0 * 1e300), "null"); }

TEST(ToJson, KeepsDoublesThatReadBack) {
  EXPECT_EQ(to_json(-0.0), "0");
  EXPECT_EQ(to_json(1e300), "1e+300");
  EXPECT_EQ(to_json(422029873209835847680.0), "422029873209835847680.0");
}

TEST(ForScript, LeavesNothingThatEndsAScript) {
  const auto text = json::for_script(to_json("</script><!--&\u2028"s));
  EXPECT_EQ(text, R"("\u003c/script\u003e\u003c!--\u0026\u2028")");
  EXPECT_EQ(from_json<std::string>(text), "</script><!--&\u2028");
}

TEST(FromJson, ReadsWhatToJsonWrites) {
  EXPECT_EQ(from_json<Idea>(to_json(dark_mode())).value(), dark_mode());
}

TEST(FromJson, ReadsWhateverToJsonWrites) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const auto idea = random_idea(random);
    const auto back = from_json<Idea>(to_json(idea));
    ASSERT_TRUE(back) << back.error().key << to_json(idea);
    ASSERT_EQ(*back, idea) << to_json(idea);
  }
}

TEST(FromJson, IgnoresUnknownMembersAndTakesTheLastOfTwo) {
  const auto author = from_json<Author>(R"({"id":"1","x":{"y":[]},"name":"a","name":"b"})");
  EXPECT_EQ(author.value(), (Author{ThingId{1}, "b"}));
}

TEST(FromJson, TellsEveryWrongMemberWithItsPath) {
  EXPECT_THAT(problems<Idea>(R"({"id":7,"author":{"id":"x","name":null},"title":"t",
      "status":"closed","votes":1.5,"share":"1","pinned":0,"created_at":"today","tags":["a",1],
      "fans":{"x":{"id":"1"}},"extra":1})"),
              ElementsAre("id: json.expected_id", "author.id: json.expected_id",
                          "author.name: json.expected_string", "status: json.unknown_value",
                          "votes: json.expected_integer", "share: json.expected_number",
                          "pinned: json.expected_boolean", "created_at: json.expected_time",
                          "tags[1]: json.expected_string", "fans.x.name: json.missing"));
}

TEST(FromJson, SaysWhichValuesAnEnumHas) {
  const auto error = error_of<std::vector<Status>>(R"(["open","public_"])");
  EXPECT_EQ(std::get<std::string>(error.fields.at(0).args.at(0).value), "open, planned, public");
}

TEST(FromJson, TakesNullAndAbsenceAsEmpty) {
  EXPECT_FALSE(from_json<Small>(R"({"byte":0,"id":null})")->id);
  EXPECT_FALSE(from_json<Small>(R"({"byte":0})")->id);
}

TEST(FromJson, KeepsDefaultsWhereTheStructSaysSo) {
  const auto options = from_json<Options>(R"({"limit":5})").value();
  EXPECT_EQ(options.limit, 5);
  EXPECT_EQ(options.order, "newest");
}

TEST(FromJson, RefusesNumbersThatDoNotFit) {
  EXPECT_EQ(from_json<Small>(R"({"byte":255})")->byte, 255);
  EXPECT_THAT(problems<Small>(R"({"byte":256})"), ElementsAre("byte: json.out_of_range"));
  EXPECT_THAT(problems<Small>(R"({"byte":-1})"), ElementsAre("byte: json.out_of_range"));
  EXPECT_EQ(error_of<std::int32_t>("2147483648").key, "json.out_of_range");
  EXPECT_EQ(error_of<std::int64_t>("9223372036854775808").key, "json.out_of_range");
  EXPECT_EQ(from_json<std::int64_t>("-9223372036854775808"),
            std::numeric_limits<std::int64_t>::min());
}

TEST(FromJson, RefusesTextThatIsNoJson) {
  for (const auto& text : {"{"s, "[1,]"s, "{} {}"s, "1 x"s, "'a'"s, "\"\x01\""s, "\"\0\""s,
                           "{a:1}"s, "\"\\ud800\""s, "nul"s, "01"s, "\xef\xbb\xbf{"s}) {
    EXPECT_EQ(error_of<Json>(text).key, "json.syntax") << text;
  }
  EXPECT_EQ(error_of<Json>("\"\xff\"").key, "json.invalid_utf8");
  EXPECT_EQ(error_of<Json>("").key, "json.empty");
  EXPECT_EQ(error_of<Author>("[]").key, "json.expected_object");
}

TEST(FromJson, RefusesTextThatNoDatabaseHolds) {
  EXPECT_EQ(error_of<std::string>(R"("a\u0000")").key, "json.control_character");
  EXPECT_EQ(error_of<Json>(R"({"a\u0000":1})").key, "json.control_character");
  EXPECT_FALSE(from_json<std::string>(R"("\udc00")"));
  EXPECT_FALSE(from_json<Json>(R"(["\udc00"])"));
}

TEST(FromJson, RefusesDeepAndLargeDocuments) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(from_json<Json>(nested(json::kMaxDepth)));
  EXPECT_EQ(error_of<Json>(nested(json::kMaxDepth + 1)).key, "json.too_deep");
  EXPECT_EQ(error_of<Json>(nested(1'000'000)).key, "json.too_deep");
  EXPECT_EQ(from_json<Json>("[1,2,3]", 6).error().kind, Kind::too_large);
}

TEST(FromJson, StopsCountingErrorsSomewhere) {
  std::string text = "[0";
  for (int i = 0; i < 100; ++i) text += ",0";
  EXPECT_EQ(error_of<std::vector<std::string>>(text + "]").fields.size(), 20U);
}

TEST(FromJson, KeepsRawValuesWithoutSpace) {
  EXPECT_EQ(from_json<Json>(" { \"a\" : [ 1 , 2.5, true, \"\\u00f1\" ] } ")->text,
            R"({"a":[1,2.5,true,"ñ"]})");
}

TEST(FromJson, WorksAfterALargeDocument) {
  EXPECT_TRUE(from_json<std::string>("\"" + std::string(3'000'000, 'x') + "\""));
  EXPECT_EQ(from_json<std::string>("\"small\""), "small");
}

}  // namespace
}  // namespace coloquio
