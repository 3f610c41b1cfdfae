#include "community/api.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

using testing::HasSubstr;
using testing::Not;
using web::Method;

// What the tests read of an answer.
struct Made {
  std::string id;
  std::string url;
  std::string first_message;
};
BOOST_DESCRIBE_STRUCT(Made, (), (id, url, first_message))

struct OnlyId {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(OnlyId, (), (id))

const std::string question =
    R"({"space":"comunidad","kind":"question","title":"¿Cómo cambio el PIN?","body":"*Ayuda*"})";

struct Api : CommunityForTests {
  Made make(const Viewer& viewer) {
    return from_json<Made>(send(viewer, Method::post, "/api/v1/conversations", question)->body)
        .value();
  }
  std::string answer(const Viewer& viewer, const std::string& conversation) {
    const auto response =
        send(viewer, Method::post, "/api/v1/conversations/" + conversation + "/messages",
             R"({"body":"En Ajustes."})");
    return from_json<OnlyId>(response->body)->id;
  }
};

TEST(ConversationApi, AnswersWhereTheNewOneIs) {
  Api world;
  const auto response =
      world.send(world.ana, Method::post, "/api/v1/conversations", question).value();
  EXPECT_EQ(response.status, 201);
  const auto made = from_json<Made>(response.body).value();
  EXPECT_EQ(made.url, "/t/como-cambio-el-pin/" + made.id);
  EXPECT_THAT(response.body, HasSubstr(R"("body_html":"<p><em>Ayuda</em></p>\n")"));
}

TEST(ConversationApi, ShowsTheFirstTwentyMessages) {
  Api world;
  const auto made = world.make(world.ana);
  for (int i = 0; i < 21; ++i) world.answer(world.bea, made.id);
  const auto body = world.get(world.guest, "/api/v1/conversations/" + made.id)->body;
  EXPECT_THAT(body, HasSubstr(R"("replies":21)"));
  EXPECT_THAT(body, HasSubstr(R"("next":")"));
}

TEST(ConversationApi, GivesTheMarkdownOnlyToWhoMayEdit) {
  Api world;
  const auto path = "/api/v1/conversations/" + world.make(world.ana).id;
  EXPECT_THAT(world.get(world.ana, path)->body, HasSubstr(R"("body":"*Ayuda*")"));
  EXPECT_THAT(world.get(world.bea, path)->body, Not(HasSubstr(R"("body":)")));
  EXPECT_THAT(world.get(world.guest, path)->body, Not(HasSubstr(R"("voted":)")));
}

TEST(ConversationApi, MayBeKeptForGuestsUntilItChanges) {
  Api world;
  const auto made = world.make(world.ana);
  const auto response = world.get(world.guest, "/api/v1/conversations/" + made.id).value();
  EXPECT_THAT(response.cache_topics, testing::ElementsAre("conversation:" + made.id));
}

TEST(ConversationApi, SaysWhichFieldsAreWrong) {
  Api world;
  const auto wrong = world.send(world.ana, Method::post, "/api/v1/conversations",
                                R"({"space":"comunidad","title":"","body":""})");
  ASSERT_TRUE(fails_with(Kind::invalid, wrong));
  EXPECT_EQ(wrong.error().fields.size(), 2U);
}

TEST(ConversationApi, TakesOnlyWhatIsOffered) {
  Api world;
  const auto response = world.send(world.ana, Method::post, "/api/v1/conversations",
                                   R"({"space":"comunidad","title":"Una duda","body":"x","id":"7",)"
                                   R"("author":"8","pinned":true,"votes":99,"me_too":5})");
  EXPECT_THAT(response->body, HasSubstr(R"("pinned":false)"));
  EXPECT_THAT(response->body, HasSubstr(R"("me_too":0)"));
  EXPECT_NE(from_json<Made>(response->body)->id, "7");
}

TEST(ConversationApi, TakesTheIdFromTheAddressAndNotFromTheBody) {
  Api world;
  const auto here = world.make(world.ana);
  const auto there = world.make(world.ana);
  const auto response =
      world.send(world.bea, Method::post, "/api/v1/conversations/" + here.id + "/messages",
                 R"({"body":"Hola","id":")" + there.id + R"("})");
  EXPECT_THAT(response->body, HasSubstr(R"("conversation":")" + here.id));
}

TEST(ConversationApi, AcceptsAndTakesBack) {
  Api world;
  const auto made = world.make(world.ana);
  const auto path = "/api/v1/conversations/" + made.id + "/accepted";
  const auto body = R"({"message":")" + world.answer(world.bea, made.id) + R"("})";
  EXPECT_THAT(world.send(world.ana, Method::put, path, body)->body, HasSubstr(R"("solved":true)"));
  EXPECT_THAT(world.send(world.ana, Method::delete_, path)->body, HasSubstr(R"("solved":false)"));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.send(world.bea, Method::put, path, body)));
}

TEST(ConversationApi, CountsVotesAndMeToo) {
  Api world;
  const auto made = world.make(world.ana);
  const auto vote = "/api/v1/messages/" + world.answer(world.bea, made.id) + "/vote";
  EXPECT_EQ(world.send(world.ana, Method::put, vote, "{}")->body, R"({"votes":1,"voted":true})");
  EXPECT_EQ(world.send(world.ana, Method::delete_, vote)->body, R"({"votes":0,"voted":false})");
  EXPECT_EQ(
      world.send(world.bea, Method::put, "/api/v1/conversations/" + made.id + "/me_too", "{}")
          ->body,
      R"({"me_too":1,"mine":true})");
}

TEST(ConversationApi, ListsWithANextPage) {
  Api world;
  for (int i = 0; i < 3; ++i) world.make(world.ana), world.tick();
  const auto body = world.get(world.guest, "/api/v1/conversations?limit=2&space=comunidad")->body;
  EXPECT_TRUE(body.starts_with(R"({"items":[{"id":")"));
  EXPECT_THAT(body, HasSubstr(R"("next":")"));
  EXPECT_TRUE(fails_with(Kind::invalid, world.get(world.guest, "/api/v1/conversations?tab=wrong")));
}

TEST(ConversationApi, AsksGuestsToSignIn) {
  Api world;
  const auto made = world.make(world.ana);
  EXPECT_TRUE(fails_with(Kind::unauthenticated,
                         world.send(world.guest, Method::post, "/api/v1/conversations", question)));
  EXPECT_TRUE(
      fails_with(Kind::unauthenticated,
                 world.get(world.guest, "/api/v1/messages/" + made.first_message + "/revisions")));
}

TEST(MessageApi, EditsRemovesAndRestores) {
  Api world;
  const auto path = "/api/v1/messages/" + world.answer(world.bea, world.make(world.ana).id);
  EXPECT_THAT(world.send(world.bea, Method::patch, path, R"({"body":"Mejor"})")->body,
              HasSubstr(R"("body":"Mejor")"));
  EXPECT_EQ(world.send(world.bea, Method::delete_, path)->status, 204);
  EXPECT_TRUE(fails_with(Kind::gone, world.get(world.guest, path)));
  EXPECT_EQ(world.send(world.mod, Method::delete_, path + "/removal")->status, 200);
  EXPECT_EQ(world.get(world.guest, path)->status, 200);
}

TEST(MessageApi, ShowsAPreview) {
  Api world;
  const auto response =
      world.send(world.ana, Method::post, "/api/v1/preview", R"({"body":"*hola*"})");
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->body, R"({"html":"<p><em>hola</em></p>\n"})");
}

TEST(ReportApi, TakesAndAnswersReports) {
  Api world;
  const auto message = world.answer(world.bea, world.make(world.ana).id);
  const auto made = world.send(world.ana, Method::post, "/api/v1/messages/" + message + "/reports",
                               R"({"reason":"rude","note":"No son formas"})");
  ASSERT_TRUE(made);
  EXPECT_THAT(world.get(world.mod, "/api/v1/reviews")->body,
              HasSubstr(R"("note":"No son formas")"));
  EXPECT_EQ(world.get(world.ana, "/api/v1/reviews")->body, R"({"items":[]})");
  const auto item = world.community.review.list(world.mod, {})->items.front().item.id;
  const auto path = "/api/v1/reviews/" + to_string(item) + "/decision";
  EXPECT_TRUE(fails_with(Kind::not_found,
                         world.send(world.ana, Method::put, path, R"({"outcome":"kept"})")));
  EXPECT_EQ(world.send(world.mod, Method::put, path, R"({"outcome":"removed"})")->status, 204);
  EXPECT_THAT(world.get(world.ana, "/api/v1/reports")->body, HasSubstr(R"("outcome":"removed")"));
  EXPECT_THAT(world.get(world.bea, "/api/v1/statements")->body,
              HasSubstr(R"("restriction":"removed","rule":"rude")"));
}

TEST(SpaceApi, ListsSpacesAndTheirMission) {
  Api world;
  const auto body = world.get(world.guest, "/api/v1/spaces")->body;
  EXPECT_THAT(body, HasSubstr(R"("slug":"comunidad")"));
  EXPECT_THAT(body, HasSubstr(R"("visibility":"public","state":"open")"));
  const auto mission = world.get(world.guest, "/api/v1/spaces/comunidad/mission")->body;
  EXPECT_THAT(mission, HasSubstr(R"("key_figure":"share_solved")"));
}

TEST(SpaceApi, MakesOpensAndChangesSpaces) {
  Api world;
  EXPECT_EQ(world
                .send(world.admin, Method::post, "/api/v1/spaces",
                      R"({"title":"Tarjetas","parent":"comunidad"})")
                ->status,
            201);
  EXPECT_THAT(
      world.send(world.admin, Method::put, "/api/v1/spaces/tarjetas/state", R"({"state":"open"})")
          ->body,
      HasSubstr(R"("state":"open")"));
  EXPECT_THAT(world
                  .send(world.admin, Method::patch, "/api/v1/spaces/tarjetas",
                        R"({"description":"De crédito y débito"})")
                  ->body,
              HasSubstr(R"("parent":"comunidad")"));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.send(world.mod, Method::post, "/api/v1/spaces",
                                                     R"({"title":"Mía"})")));
}

TEST(SearchApi, FindsAndSuggests) {
  Api world;
  world.make(world.ana);
  EXPECT_THAT(world.get(world.guest, "/api/v1/search?q=pin")->body,
              HasSubstr(R"("title_html":"¿Cómo cambio el <mark>PIN</mark>?")"));
  EXPECT_THAT(world.get(world.guest, "/api/v1/similar?title=cambiar+el+PIN")->body,
              HasSubstr(R"("title":"¿Cómo cambio el PIN?")"));
}

}  // namespace
}  // namespace coloquio::community
