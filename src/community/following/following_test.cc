#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/community_for_tests.h"
#include "community/conversations/mentions.h"
#include "people/handles.h"

namespace coloquio::community {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// People with accounts, who can be named and told.
struct Followers : CommunityForTests {
  Followers() {
    for (const auto& viewer : {ana, bea, mod}) give_account(viewer);
  }
  std::string handle(const Viewer& viewer) {
    return database->read([&](db::Connection& db) { return people::handle_of(db, viewer.person); });
  }
  std::vector<PersonId> named(const Message& message) {
    return database->read(
        [&](db::Connection& db) { return mentions_of(db, message.conversation, message.id); });
  }
  Level level(const Viewer& viewer, ConversationId id) {
    return community.following.of(viewer, id).value().level;
  }
  std::vector<PersonId> audience(const Conversation& conversation, int limit = 100) {
    std::vector<PersonId> people;
    auto page = community.following.audience(conversation, PersonId{}, limit);
    while (page.next) {
      for (const auto& one : page.people) {
        if (one.level == Level::watching) people.push_back(one.person);
      }
      page = community.following.audience(conversation, *page.next, limit);
    }
    return people;
  }
};

TEST(Handles, AreOfTheNameAndTellTwoOfANameApart) {
  Followers world;
  EXPECT_EQ(world.handle(world.member("Rosa Martín")), "rosa-martin");
  EXPECT_EQ(world.handle(world.member("Rosa Martin")), "rosa-martin-2");
  EXPECT_THAT(world.handle(world.member("北京")), testing::StartsWith("p"));
}

TEST(Handles, AreFoundByEachOfTheirWords) {
  Followers world;
  const auto rosa = world.member("Rosa Martín");
  const auto found = world.community.following.complete(world.ana, "Martí", 8);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().person.id, rosa.person);
  EXPECT_TRUE(world.community.following.complete(world.guest, "rosa", 8).empty());
  EXPECT_TRUE(world.community.following.complete(world.ana, "%", 8).empty());
}

TEST(Handles, AreGivenLaterToAccountsWithoutOne) {
  Followers world;
  const auto rosa = world.member("Rosa");
  world.database->write([&](db::Transaction& tx) {
    tx.execute("DELETE FROM handle WHERE person_id = $1", rosa.person);
  });
  EXPECT_EQ(people::give_missing_handles(*world.database), 1);
  EXPECT_EQ(world.handle(rosa), "rosa");
}

TEST(Mentions, LeadToTheProfileAndAreKept) {
  Followers world;
  const auto asked = world.ask(world.ana, "¿Cómo cambio el PIN?", "Hola, @bea: ¿lo sabes? @nadie");
  EXPECT_THAT(asked.message.body_html,
              HasSubstr("<a href=\"/p/" + to_string(world.bea.person) + "\">@bea</a>"));
  EXPECT_THAT(asked.message.body_html, HasSubstr(" @nadie"));
  EXPECT_EQ(world.named(asked.message), std::vector{world.bea.person});
}

TEST(Mentions, LeaveCodeQuotesLinksAndAddressesAlone) {
  Followers world;
  const auto asked =
      world.ask(world.ana, "¿Cómo cambio el PIN?",
                "`@bea` y ana@bea\n\n> @bea dijo\n\n[@bea](https://example.org)\n\n    @bea\n");
  EXPECT_TRUE(world.named(asked.message).empty());
  EXPECT_THAT(asked.message.body_html, Not(HasSubstr("/p/")));
}

TEST(Mentions, AreTenAtMostAndTwoForNewcomers) {
  Followers world;
  std::string ten;
  for (int i = 0; i < 10; ++i) ten += "@" + world.handle(world.member("Socio")) + " ";
  NewMessage draft;
  draft.id = world.ask(world.bea).conversation.id;
  draft.body = ten;
  EXPECT_TRUE(world.community.posting.reply(CommunityForTests::limited(world.ana), draft));
  draft.body = ten + "@bea";
  world.clock.advance(std::chrono::minutes{1});
  const auto eleven = world.community.posting.reply(CommunityForTests::limited(world.ana), draft);
  ASSERT_TRUE(fails_with(Kind::invalid, eleven));
  EXPECT_EQ(eleven.error().fields.front().key, "community.limit.mentions");
  const auto newcomer = CommunityForTests::newcomer(world.ana);
  draft.body = "@bea @socio";
  EXPECT_TRUE(world.community.posting.reply(newcomer, draft));
  world.clock.advance(std::chrono::minutes{1});
  draft.body = "@bea @socio @socio-2";
  EXPECT_TRUE(fails_with(Kind::invalid, world.community.posting.reply(newcomer, draft)));
}

TEST(Mentions, OfAnEditAreAdded) {
  Followers world;
  const auto asked = world.ask(world.ana);
  MessageChange change;
  change.id = asked.message.id;
  change.body = "Mejor lo sabe @bea.";
  ASSERT_TRUE(world.community.posting.edit(world.ana, change));
  EXPECT_EQ(world.named(asked.message), std::vector{world.bea.person});
}

TEST(Following, ComesFromWhatOneDoes) {
  Followers world;
  const auto id = world.ask(world.ana).conversation.id;
  world.reply(world.bea, id);
  EXPECT_EQ(world.level(world.ana, id), Level::watching);
  EXPECT_EQ(world.level(world.bea, id), Level::tracking);
  EXPECT_EQ(world.level(world.mod, id), Level::normal);
}

TEST(Following, OfTheConversationGoesBeforeItsSpace) {
  Followers world;
  const auto id = world.ask(world.ana).conversation.id;
  auto& following = world.community.following;
  ASSERT_TRUE(following.follow_space(world.bea, "comunidad", Level::muted));
  EXPECT_EQ(world.level(world.bea, id), Level::muted);
  ASSERT_TRUE(following.follow(world.bea, id, Level::watching));
  EXPECT_EQ(world.level(world.bea, id), Level::watching);
  world.reply(world.bea, id);
  EXPECT_TRUE(following.of(world.bea, id).value().chosen);
  EXPECT_EQ(following.follow(world.bea, id, std::nullopt).value().level, Level::muted);
}

TEST(Following, OfTheNearestSpaceCounts) {
  Followers world;
  world.space("tarjetas", Visibility::public_);
  const auto id =
      world.ask(world.ana, "¿Cómo cambio el PIN?", "¿Dónde?", "tarjetas").conversation.id;
  auto& following = world.community.following;
  ASSERT_TRUE(following.follow_space(world.bea, "comunidad", Level::watching));
  EXPECT_EQ(world.level(world.bea, id), Level::watching);
  ASSERT_TRUE(following.follow_space(world.bea, "tarjetas", Level::normal));
  EXPECT_EQ(world.level(world.bea, id), Level::normal);
}

TEST(Following, KnowsTheDefaultsSomebodyChose) {
  Followers world;
  ASSERT_TRUE(world.community.following.set_defaults(world.ana, {Level::normal, Level::watching}));
  EXPECT_EQ(world.level(world.ana, world.ask(world.ana).conversation.id), Level::normal);
  const auto of_bea = world.ask(world.bea).conversation.id;
  world.reply(world.ana, of_bea);
  EXPECT_EQ(world.level(world.ana, of_bea), Level::watching);
  EXPECT_TRUE(fails_with(Kind::invalid, world.community.following.set_defaults(
                                            world.ana, {Level::first_post, Level::watching})));
}

TEST(Following, IsOnlyOfWhatOneMayRead) {
  Followers world;
  world.space("sala", Visibility::private_);
  const auto asked = world.ask(world.admin, "¿Qué sabemos?", "Secreto.", "sala");
  auto& following = world.community.following;
  EXPECT_TRUE(fails_with(Kind::not_found, following.of(world.ana, asked.conversation.id)));
  EXPECT_TRUE(fails_with(Kind::not_found,
                         following.follow(world.ana, asked.conversation.id, Level::watching)));
  EXPECT_TRUE(fails_with(Kind::not_found, following.of_space(world.ana, "sala")));
  EXPECT_TRUE(
      fails_with(Kind::not_found, following.follow_space(world.ana, "sala", Level::watching)));
  EXPECT_TRUE(fails_with(Kind::unauthenticated, following.of(world.guest, asked.conversation.id)));
  EXPECT_EQ(following.level_for(asked.conversation, world.ana.person), Level::muted);
}

TEST(Following, LeavesOutOfTheAudienceWhoLostTheRightToRead) {
  Followers world;
  const auto asked = world.ask(world.ana);
  ASSERT_TRUE(world.community.following.follow_space(world.bea, "comunidad", Level::watching));
  EXPECT_THAT(world.audience(asked.conversation), testing::Contains(world.bea.person));
  world.space("sala", Visibility::private_);
  ConversationChange change;
  change.id = asked.conversation.id;
  change.space = "sala";
  const auto moved = world.community.moderation.change(world.admin, change).value();
  EXPECT_THAT(world.audience(moved), Not(testing::Contains(world.bea.person)));
}

TEST(Following, FindsEachListenerOnceHoweverSmallThePages) {
  Followers world;
  const auto asked = world.ask(world.ana);
  std::vector<PersonId> expected{world.ana.person};
  for (const auto* name : {"Eva", "Leo", "Sol", "Paz", "Gil"}) {
    const auto viewer = world.member(name);
    ASSERT_TRUE(world.community.following.follow_space(viewer, "comunidad", Level::watching));
    ASSERT_TRUE(world.community.following.follow(viewer, asked.conversation.id, Level::watching));
    expected.push_back(viewer.person);
  }
  EXPECT_THAT(world.audience(asked.conversation, 3), testing::UnorderedElementsAreArray(expected));
}

TEST(Following, ListsPlacesWithALevelOfTheirOwn) {
  Followers world;
  NewConversation draft;
  draft.space = "comunidad";
  draft.title = "¿Cómo cambio el PIN?";
  draft.body = "¿Dónde?";
  draft.tags = std::vector<std::string>{"Bizum"};
  ASSERT_TRUE(world.community.posting.start(world.ana, draft));
  auto& following = world.community.following;
  ASSERT_TRUE(following.follow_tag(world.bea, "bizum", Level::first_post));
  ASSERT_TRUE(following.follow_space(world.bea, "comunidad", Level::tracking));
  ASSERT_EQ(following.places(world.bea).value().size(), 2U);
  ASSERT_TRUE(following.follow_tag(world.bea, "bizum", std::nullopt));
  EXPECT_EQ(following.places(world.bea).value().size(), 1U);
  EXPECT_TRUE(fails_with(Kind::not_found, following.follow_tag(world.bea, "nada", Level::muted)));
}

}  // namespace
}  // namespace coloquio::community
