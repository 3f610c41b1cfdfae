#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

NewConversation draft(std::string title, std::string body) {
  NewConversation draft;
  draft.space = "comunidad";
  draft.title = std::move(title);
  draft.body = std::move(body);
  return draft;
}

NewMessage answer(ConversationId id, std::string body) {
  NewMessage message;
  message.id = id;
  message.body = std::move(body);
  return message;
}

TEST(Posting, StartsAConversationWithItsFirstMessage) {
  CommunityForTests world;
  const auto started = world.ask(world.ana, "  ¿Cómo cambio el PIN? ");
  const auto topic = world.community.reading.show(world.guest, started.conversation.id).value();
  EXPECT_EQ(topic.conversation.title, "¿Cómo cambio el PIN?");
  EXPECT_EQ(path_of(topic.conversation),
            "/t/como-cambio-el-pin/" + to_string(started.conversation.id));
  ASSERT_EQ(topic.messages.size(), 1U);
  EXPECT_EQ(topic.messages[0].author.name, "Ana");
  EXPECT_EQ(topic.messages[0].message.body_html, "<p>No lo encuentro en la aplicación.</p>\n");
}

TEST(Posting, NamesEveryFieldThatIsWrong) {
  CommunityForTests world;
  auto wrong = draft("?", "  ");
  wrong.space = "nowhere";
  wrong.tags = {"a", "b", "c", "d", "e", "f"};
  const auto result = world.community.posting.start(world.ana, wrong);
  ASSERT_TRUE(fails_with(Kind::invalid, result));
  std::vector<std::string> fields;
  for (const auto& one : result.error().fields) fields.push_back(one.field);
  EXPECT_THAT(fields, testing::UnorderedElementsAre("title", "body", "tags", "space"));
}

TEST(Posting, KeepsWhatLooksLikeMarkupAsText) {
  CommunityForTests world;
  const auto started =
      world.ask(world.ana, "<script>alert(1)</script>", "<img src=x onerror=alert(1)>");
  EXPECT_EQ(started.conversation.title, "<script>alert(1)</script>");
  EXPECT_EQ(started.message.body_html.find("<img"), std::string::npos);
}

TEST(Posting, CountsRepliesAndTheFirstOneOfSomebodyElse) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  world.reply(world.ana, id, "Otra cosa.");
  const auto first = world.reply(world.bea, id);
  const auto topic = world.community.reading.show(world.guest, id).value();
  EXPECT_EQ(topic.conversation.replies, 2);
  EXPECT_EQ(topic.conversation.first_reply_at, first.created_at);
  EXPECT_EQ(topic.conversation.active_at, first.created_at);
}

TEST(Posting, TellsAnswersFromComments) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  const auto one = world.reply(world.bea, started.conversation.id, "Uno", started.message.id);
  const auto two = world.reply(world.ana, started.conversation.id, "Dos", one.id);
  EXPECT_EQ(one.kind, MessageKind::answer);
  EXPECT_EQ(two.kind, MessageKind::comment);
}

TEST(Posting, RefusesToReplyToAMessageOfAnotherConversation) {
  CommunityForTests world;
  const auto here = world.ask(world.ana);
  const auto there = world.ask(world.ana, "Otra pregunta");
  auto message = answer(here.conversation.id, "Hola");
  message.reply_to = there.message.id;
  EXPECT_TRUE(fails_with(Kind::invalid, world.community.posting.reply(world.bea, message)));
}

TEST(Posting, TakesNoRepliesWhereClosed) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  ConversationChange change;
  change.id = id;
  change.closed = true;
  ASSERT_TRUE(world.community.moderation.change(world.mod, change));
  EXPECT_TRUE(
      fails_with(Kind::conflict, world.community.posting.reply(world.bea, answer(id, "Hola"))));
}

TEST(Posting, LeavesNothingBehindWhenRefused) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  auto message = answer(id, "Hola");
  message.reply_to = MessageId{1};
  EXPECT_FALSE(world.community.posting.reply(world.bea, message));
  EXPECT_EQ(world.community.reading.show(world.guest, id)->conversation.replies, 0);
}

TEST(Posting, IsForThoseWhoMayPost) {
  CommunityForTests world;
  auto silenced = world.ana;
  silenced.permissions.remove(Permission::post);
  EXPECT_TRUE(fails_with(Kind::forbidden,
                         world.community.posting.start(silenced, draft("Hola a todos", "x"))));
  EXPECT_TRUE(fails_with(Kind::forbidden,
                         world.community.posting.start(world.guest, draft("Hola a todos", "x"))));
}

TEST(Posting, AsksPeopleToSlowDown) {
  CommunityForTests world;
  const auto ana = world.limited(world.ana);
  ASSERT_TRUE(world.community.posting.start(ana, draft("Primera duda", "Uno")));
  world.clock.advance(std::chrono::seconds{10});
  const auto soon = world.community.posting.start(ana, draft("Segunda duda", "Dos"));
  ASSERT_TRUE(fails_with(Kind::too_many, soon));
  EXPECT_EQ(std::get<std::int64_t>(soon.error().args.front().value), 5);
  world.clock.advance(std::chrono::seconds{5});
  EXPECT_TRUE(world.community.posting.start(ana, draft("Segunda duda", "Dos")));
}

TEST(Posting, TakesTheSameTextOnlyOnceInFiveMinutes) {
  CommunityForTests world;
  const auto bea = world.limited(world.bea);
  const auto id = world.ask(world.ana).conversation.id;
  ASSERT_TRUE(world.community.posting.reply(bea, answer(id, "Igual")));
  world.clock.advance(std::chrono::minutes{4});
  EXPECT_TRUE(fails_with(Kind::conflict, world.community.posting.reply(bea, answer(id, "Igual"))));
  world.clock.advance(std::chrono::minutes{2});
  EXPECT_TRUE(world.community.posting.reply(bea, answer(id, "Igual")));
}

TEST(Posting, LetsNewcomersOpenThreeTopicsADay) {
  CommunityForTests world;
  const auto ana = world.newcomer(world.ana);
  for (const auto* title : {"Una duda", "Dos dudas", "Tres dudas"}) {
    ASSERT_TRUE(world.community.posting.start(ana, draft(title, title))) << title;
    world.clock.advance(std::chrono::minutes{3});
  }
  EXPECT_TRUE(
      fails_with(Kind::too_many, world.community.posting.start(ana, draft("Cuatro", "Cuatro"))));
  world.clock.advance(std::chrono::hours{24});
  EXPECT_TRUE(world.community.posting.start(ana, draft("Cuatro", "Cuatro")));
}

TEST(Posting, LetsNewcomersReplyThreeTimesInOthersTopics) {
  CommunityForTests world;
  const auto bea = world.newcomer(world.bea);
  const auto id = world.ask(world.ana).conversation.id;
  for (const auto* text : {"Uno", "Dos", "Tres"}) {
    ASSERT_TRUE(world.community.posting.reply(bea, answer(id, text))) << text;
    world.clock.advance(std::chrono::minutes{1});
  }
  EXPECT_TRUE(fails_with(Kind::too_many, world.community.posting.reply(bea, answer(id, "Cuatro"))));
}

TEST(Posting, LimitsLinksAndImagesOfNewcomers) {
  CommunityForTests world;
  const auto ana = world.newcomer(world.ana);
  const auto links = "[a](https://a.es) [b](https://b.es) [c](https://c.es)";
  EXPECT_TRUE(
      fails_with(Kind::invalid, world.community.posting.start(ana, draft("Tres enlaces", links))));
  const auto two = "[a](https://a.es) [b](https://b.es) [c](/t/7)";
  EXPECT_TRUE(world.community.posting.start(ana, draft("Dos enlaces", two)));
}

TEST(Posting, LetsNewcomersUseTagsButNotMakeThem) {
  CommunityForTests world;
  auto tagged = draft("Con etiqueta", "Uno");
  tagged.tags = {"Bizum"};
  const auto refused = world.community.posting.start(world.newcomer(world.ana), tagged);
  ASSERT_TRUE(fails_with(Kind::invalid, refused));
  EXPECT_EQ(refused.error().fields.front().field, "tags");
  ASSERT_TRUE(world.community.posting.start(world.bea, tagged));
  EXPECT_TRUE(world.community.posting.start(world.newcomer(world.ana), tagged));
}

TEST(Posting, KnowsATagHoweverItIsTyped) {
  CommunityForTests world;
  auto one = draft("Con etiqueta", "Uno");
  one.tags = {"Crédito", "credito", " CRÉDITO "};
  EXPECT_THAT(world.community.posting.start(world.ana, one)->conversation.tags,
              testing::ElementsAre("Crédito"));
  auto two = draft("Con otra", "Dos");
  two.tags = {"credito"};
  EXPECT_THAT(world.community.posting.start(world.ana, two)->conversation.tags,
              testing::ElementsAre("Crédito"));
}

TEST(Posting, ExemptsTokensThatMayPassLimits) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  EXPECT_TRUE(world.community.posting.reply(world.bea, answer(id, "Igual")));
  EXPECT_TRUE(world.community.posting.reply(world.bea, answer(id, "Igual")));
}

TEST(Posting, ShowsAPreviewAsTheMessageWillLook) {
  CommunityForTests world;
  EXPECT_EQ(world.community.posting.preview(world.ana, "*hola*").value(), "<p><em>hola</em></p>\n");
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.posting.preview(world.guest, "hola")));
}

TEST(Posting, RecordsAnEventInTheSameTransaction) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  const auto name = world.database->read([&](db::Connection& db) {
    return db.query("SELECT name FROM event WHERE subject = $1", started.conversation.id)
        .front()
        .get<std::string>(0);
  });
  EXPECT_EQ(name, "conversation.started");
}

}  // namespace
}  // namespace coloquio::community
