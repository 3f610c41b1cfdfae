#include "community/conversations/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

std::vector<std::string> titles(const Page<ConversationLine>& page) {
  std::vector<std::string> all;
  for (const auto& line : page.items) all.push_back(line.conversation.title);
  return all;
}

TEST(Reading, ShowsPagesOfMessagesInTheirOrder) {
  CommunityForTests world;
  const auto started = world.ask(world.ana);
  const auto id = started.conversation.id;
  for (int i = 1; i <= 24; ++i) world.reply(world.bea, id, "Respuesta " + std::to_string(i));
  const auto first = world.community.reading.show(world.guest, id).value();
  EXPECT_EQ(first.messages.size(), 20U);
  ASSERT_TRUE(first.next);
  const auto second = world.community.reading.show(world.guest, id, first.next).value();
  EXPECT_EQ(second.messages.size(), 5U);
  EXPECT_EQ(second.messages.back().message.body_markdown, "Respuesta 24");
  EXPECT_FALSE(second.next);
}

TEST(Reading, FindsThePageOfAMessage) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  Message last;
  for (int i = 1; i <= 24; ++i) last = world.reply(world.bea, id, "Respuesta " + std::to_string(i));
  const auto topic = world.community.reading.show_at(world.guest, id, last.id).value();
  EXPECT_EQ(topic.messages.size(), 5U);
  EXPECT_EQ(topic.author.name, "Ana");
}

TEST(Reading, BringsTheSolutionFromAnotherPage) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  Message last;
  for (int i = 1; i <= 24; ++i) last = world.reply(world.bea, id, "Respuesta " + std::to_string(i));
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, last.id));
  const auto topic = world.community.reading.show(world.guest, id).value();
  ASSERT_TRUE(topic.solution);
  EXPECT_EQ(topic.solution->message.body_markdown, "Respuesta 24");
  EXPECT_EQ(topic.messages.size(), 20U);
}

TEST(Reading, OffersEachOnlyWhatTheyMayDo) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  world.reply(world.bea, id);
  const auto asker = world.community.reading.show(world.ana, id)->messages[1];
  EXPECT_TRUE(asker.may_accept && asker.may_vote && asker.may_report);
  EXPECT_FALSE(asker.may_edit || asker.may_remove);
  const auto author = world.community.reading.show(world.bea, id)->messages[1];
  EXPECT_TRUE(author.may_edit && author.may_remove && author.mine);
  EXPECT_FALSE(author.may_accept || author.may_vote || author.may_report);
  const auto topic = world.community.reading.show(world.guest, id).value();
  EXPECT_FALSE(topic.may_reply || topic.messages[1].may_vote || topic.messages[1].may_edit);
}

TEST(Reading, ListsTheNewestActivityFirstPageByPage) {
  CommunityForTests world;
  const auto first = world.ask(world.ana, "Primera").conversation.id;
  world.ask(world.ana, "Segunda");
  world.ask(world.ana, "Tercera");
  world.reply(world.bea, first);
  ListQuery query;
  query.limit = 2;
  const auto page = world.community.reading.list(world.guest, query).value();
  EXPECT_THAT(titles(page), testing::ElementsAre("Primera", "Tercera"));
  query.after = page.next;
  const auto rest = world.community.reading.list(world.guest, query).value();
  EXPECT_THAT(titles(rest), testing::ElementsAre("Segunda"));
  EXPECT_FALSE(rest.next);
}

TEST(Reading, SortsListsIntoTabs) {
  CommunityForTests world;
  world.ask(world.ana, "Sin respuesta");
  const auto open = world.ask(world.ana, "Respondida").conversation.id;
  world.reply(world.bea, open);
  const auto solved = world.ask(world.ana, "Resuelta").conversation.id;
  ASSERT_TRUE(
      world.community.answering.accept(world.ana, solved, world.reply(world.bea, solved).id));
  const auto tab = [&](Tab which) {
    ListQuery query;
    query.tab = which;
    return titles(*world.community.reading.list(world.guest, query));
  };
  EXPECT_THAT(tab(Tab::unanswered), testing::ElementsAre("Sin respuesta"));
  EXPECT_THAT(tab(Tab::solved), testing::ElementsAre("Resuelta"));
  EXPECT_THAT(tab(Tab::unsolved), testing::UnorderedElementsAre("Sin respuesta", "Respondida"));
}

TEST(Reading, PutsNoticesOnTopOfTheirSpace) {
  CommunityForTests world;
  ConversationChange change;
  change.id = world.ask(world.ana, "Aviso").conversation.id;
  change.pinned = true;
  world.ask(world.ana, "Más nueva");
  ASSERT_TRUE(world.community.moderation.change(world.mod, change));
  ListQuery query;
  query.space = "comunidad";
  EXPECT_THAT(titles(*world.community.reading.list(world.guest, query)),
              testing::ElementsAre("Aviso", "Más nueva"));
}

TEST(Reading, FindsConversationsByTagAndCountsTags) {
  CommunityForTests world;
  NewConversation draft;
  draft.space = "comunidad";
  draft.title = "Bizum pendiente";
  draft.body = "No llega";
  draft.tags = {"Bizum", "pagos"};
  ASSERT_TRUE(world.community.posting.start(world.ana, draft));
  world.ask(world.ana, "Otra cosa");
  ListQuery query;
  query.tag = "bizum";
  EXPECT_THAT(titles(*world.community.reading.list(world.guest, query)),
              testing::ElementsAre("Bizum pendiente"));
  const auto tags = world.community.reading.tags(world.guest, "bi", 10);
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].conversations, 1);
}

TEST(Reading, ReadsNonsenseCursorsAsTheBeginning) {
  CommunityForTests world;
  world.ask(world.ana);
  ListQuery query;
  query.after = "'; DROP TABLE conversation; --";
  EXPECT_EQ(world.community.reading.list(world.guest, query)->items.size(), 1U);
}

TEST(Reading, ShowsWhatSomebodyWrote) {
  CommunityForTests world;
  const auto id = world.ask(world.ana).conversation.id;
  world.reply(world.bea, id, "Uno");
  world.reply(world.bea, id, "Dos");
  const auto page = world.community.reading.written_by(world.guest, world.bea.person, "", 1);
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].message.message.body_markdown, "Dos");
  const auto more =
      world.community.reading.written_by(world.guest, world.bea.person, *page.next, 1);
  EXPECT_EQ(more.items[0].message.message.body_markdown, "Uno");
}

}  // namespace
}  // namespace coloquio::community
