// What must not be known of is not known of: every verb, list, search and count, asked by somebody
// outside a private space, answers as if it did not exist.
#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

struct Secret : CommunityForTests {
  Space room = space("privado", Visibility::private_);
  Started asked = tell();
  Message answer = reply(admin, asked.conversation.id, "La clave es zarzamora.");
  ConversationId id = asked.conversation.id;

  Started tell() {
    NewConversation draft;
    draft.space = "privado";
    draft.title = "Zarzamora secreta";
    draft.body = "Nadie debe saber de la zarzamora.";
    draft.tags = {"zarzamora"};
    return community.posting.start(admin, draft).value();
  }
};

TEST(Secrecy, CoversReading) {
  Secret world;
  auto& reading = world.community.reading;
  for (const auto& viewer : {world.guest, world.ana, world.mod}) {
    EXPECT_TRUE(fails_with(Kind::not_found, reading.show(viewer, world.id)));
    EXPECT_TRUE(fails_with(Kind::not_found, reading.show_at(viewer, world.id, world.answer.id)));
    EXPECT_TRUE(fails_with(Kind::not_found, reading.messages(viewer, world.id, std::nullopt, 20)));
    EXPECT_TRUE(fails_with(Kind::not_found, reading.message(viewer, world.answer.id)));
  }
  EXPECT_TRUE(fails_with(Kind::not_found, reading.revisions(world.ana, world.answer.id)));
}

TEST(Secrecy, CoversListsAndCounts) {
  Secret world;
  auto& reading = world.community.reading;
  for (const auto& viewer : {world.guest, world.ana, world.mod}) {
    EXPECT_TRUE(reading.list(viewer, {})->items.empty());
    EXPECT_EQ(reading.count(viewer, {}), 0);
    EXPECT_TRUE(reading.tags(viewer, "", 10).empty());
    EXPECT_TRUE(reading.written_by(viewer, world.admin.person, "", 10).items.empty());
    ListQuery inside;
    inside.space = "privado";
    EXPECT_TRUE(fails_with(Kind::not_found, reading.list(viewer, inside)));
  }
  EXPECT_TRUE(reading.addresses(ConversationId{}, 10).empty());
}

TEST(Secrecy, CoversSearch) {
  Secret world;
  for (const auto& viewer : {world.guest, world.ana, world.mod}) {
    for (const auto* q :
         {"zarzamora", "tag:zarzamora", "space:privado", "zarzamora space:privado"}) {
      SearchQuery query;
      query.q = q;
      EXPECT_TRUE(world.community.search.search(viewer, query).items.empty()) << q;
      query.order = SearchOrder::newest;
      EXPECT_TRUE(world.community.search.search(viewer, query).items.empty()) << q;
    }
    EXPECT_TRUE(world.community.search.similar(viewer, "Zarzamora secreta").empty());
  }
  SearchQuery query;
  query.q = "zarzamora";
  EXPECT_EQ(world.community.search.search(world.admin, query).items.size(), 1U);
}

TEST(Secrecy, CoversEveryDeed) {
  Secret world;
  auto& community = world.community;
  NewMessage reply;
  reply.id = world.id;
  reply.body = "Hola";
  MessageChange change;
  change.id = world.answer.id;
  change.body = "Mío";
  NewReport report;
  report.id = world.answer.id;
  for (const auto& viewer : {world.ana, world.mod}) {
    EXPECT_TRUE(fails_with(Kind::not_found, community.posting.reply(viewer, reply)));
    EXPECT_TRUE(fails_with(Kind::not_found, community.posting.edit(viewer, change)));
    EXPECT_TRUE(fails_with(Kind::not_found, community.posting.remove(viewer, world.answer.id)));
    EXPECT_TRUE(
        fails_with(Kind::not_found, community.answering.vote(viewer, world.answer.id, true)));
    EXPECT_TRUE(fails_with(Kind::not_found, community.answering.me_too(viewer, world.id, true)));
    EXPECT_TRUE(
        fails_with(Kind::not_found, community.answering.accept(viewer, world.id, world.answer.id)));
    EXPECT_TRUE(fails_with(Kind::not_found, community.answering.unaccept(viewer, world.id)));
    EXPECT_TRUE(fails_with(Kind::not_found, community.review.report(viewer, report)));
  }
}

TEST(Secrecy, CoversModeration) {
  Secret world;
  NewReport report;
  report.id = world.answer.id;
  auto insider = world.person("Iris");
  ASSERT_TRUE(world.community.spaces.add_member(world.admin, "privado", insider.person));
  world.community.review.report(insider, report).value();
  const auto id = world.community.review.list(world.admin, {})->items.front().item.id;
  EXPECT_EQ(world.community.review.count(world.mod).open, 0);
  EXPECT_TRUE(world.community.review.list(world.mod, {})->items.empty());
  EXPECT_TRUE(
      fails_with(Kind::not_found,
                 world.community.review.decide(
                     world.mod, {.id = id, .outcome = Outcome::kept, .rule = {}, .facts = {}})));
  ConversationChange change;
  change.id = world.id;
  change.space = "comunidad";
  EXPECT_TRUE(fails_with(Kind::not_found, world.community.moderation.change(world.mod, change)));
  EXPECT_TRUE(
      fails_with(Kind::not_found, world.community.posting.restore(world.mod, world.answer.id)));
}

TEST(Secrecy, CoversPostingIntoTheSpace) {
  Secret world;
  NewConversation draft;
  draft.space = "privado";
  draft.title = "¿Estoy dentro?";
  draft.body = "Creo que no.";
  const auto hidden = world.community.posting.start(world.ana, draft);
  draft.space = "no-existe";
  const auto missing = world.community.posting.start(world.ana, draft);
  ASSERT_TRUE(fails_with(Kind::invalid, hidden));
  EXPECT_EQ(hidden.error().fields.front().key, missing.error().fields.front().key);
}

TEST(Secrecy, AnswersLikeWhatDoesNotExist) {
  Secret world;
  const auto hidden = world.community.reading.show(world.ana, world.id);
  const auto missing = world.community.reading.show(world.ana, ConversationId{7});
  EXPECT_EQ(hidden.error().key, missing.error().key);
  const auto hidden_message = world.community.answering.vote(world.ana, world.answer.id, true);
  const auto missing_message = world.community.answering.vote(world.ana, MessageId{7}, true);
  EXPECT_EQ(hidden_message.error().key, missing_message.error().key);
}

TEST(Secrecy, EndsWithTheMove) {
  Secret world;
  ConversationChange change;
  change.id = world.id;
  change.space = "comunidad";
  ASSERT_TRUE(world.community.moderation.change(world.admin, change));
  SearchQuery query;
  query.q = "zarzamora";
  EXPECT_EQ(world.community.search.search(world.guest, query).items.size(), 1U);
  EXPECT_TRUE(world.community.reading.show(world.guest, world.id));
}

}  // namespace
}  // namespace coloquio::community
