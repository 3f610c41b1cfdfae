#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/circle.h"
#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

struct Knowing : CommunityForTests {
  Viewer login(const std::string& name, people::Role role = people::Role::member) {
    auto viewer = person(name, role);
    people::Account account;
    account.id = viewer.account;
    account.person = viewer.person;
    account.email = name + "@example.org";
    account.role = role;
    account.created_at = clock.now();
    database->write([&](db::Transaction& tx) { people::insert_account(tx, account, ""); });
    viewer.confined = role == people::Role::partner;
    return viewer;
  }
  ConversationId tagged(const Viewer& asker, const std::string& title, const std::string& tag,
                        const std::string& space = "comunidad") {
    tick();
    NewConversation draft;
    draft.space = space;
    draft.title = title;
    draft.body = "No lo encuentro.";
    draft.tags = {tag};
    return community.posting.start(asker, draft).value().conversation.id;
  }
  void solved_by(const Viewer& helper, const std::string& title, const std::string& tag,
                 const std::string& space = "comunidad") {
    const auto id = tagged(ana, title, tag, space);
    EXPECT_TRUE(community.answering.accept(ana, id, reply(helper, id).id));
  }
  std::vector<std::string> names(const std::vector<Expert>& experts) {
    std::vector<std::string> all;
    for (const auto& one : experts) all.push_back(one.person.name);
    return all;
  }

  Experts& experts = community.circle().experts;
  Viewer eva = login("Eva");
  Viewer ivo = login("Ivo");
};

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

TEST(Experts, AreThoseWhoseAnswersWereAccepted) {
  Knowing world;
  world.solved_by(world.eva, "¿Qué es el euríbor?", "hipotecas");
  world.reply(world.ivo, world.tagged(world.ana, "¿Fija o variable?", "hipotecas"));
  const auto found = world.experts.on_tag(world.ana, "hipotecas", 5);
  EXPECT_THAT(world.names(found), ElementsAre("Eva", "Ivo"));
  EXPECT_EQ(found.front().accepted, 1);
  EXPECT_EQ(found.back().accepted, 0);
  EXPECT_EQ(found.back().answers, 1);
}

TEST(Experts, OfATagAreOnlyThoseWithSomethingToShow) {
  Knowing world;
  world.solved_by(world.eva, "¿Qué es el euríbor?", "hipotecas");
  world.solved_by(world.ivo, "¿Qué límite tiene?", "bizum");
  EXPECT_THAT(world.names(world.experts.on_tag(world.ana, "bizum", 5)), ElementsAre("Ivo"));
  EXPECT_TRUE(world.experts.on_tag(world.ana, "seguros", 5).empty());
}

TEST(Experts, MaySayThemselvesThatTheyKnow) {
  Knowing world;
  MemberChange change;
  change.expertise = std::vector<std::string>{"Fiscalidad"};
  ASSERT_TRUE(world.community.circle().members.change(world.eva, change));
  const auto found = world.experts.on_tag(world.ana, "fiscalidad", 5);
  ASSERT_THAT(world.names(found), ElementsAre("Eva"));
  EXPECT_TRUE(found.front().names_it);
}

TEST(Experts, AreNotAskedWhenTheyDoNotWantTo) {
  Knowing world;
  world.solved_by(world.eva, "¿Qué es el euríbor?", "hipotecas");
  MemberChange change;
  change.asked = false;
  ASSERT_TRUE(world.community.circle().members.change(world.eva, change));
  EXPECT_TRUE(world.experts.on_tag(world.ana, "hipotecas", 5).empty());
  const auto id = world.tagged(world.bea, "¿Y el diferencial?", "hipotecas");
  EXPECT_TRUE(fails_with(Kind::invalid, world.experts.invite(world.bea, id, world.eva.person)));
}

TEST(Experts, AreNeverTheAskerNorWhoAnsweredAlready) {
  Knowing world;
  world.solved_by(world.eva, "¿Qué es el euríbor?", "hipotecas");
  world.solved_by(world.ivo, "¿Qué es la TAE?", "hipotecas");
  const auto id = world.tagged(world.eva, "¿Y el diferencial?", "hipotecas");
  EXPECT_THAT(world.names(*world.experts.for_conversation(world.ana, id, 5)), ElementsAre("Ivo"));
  world.reply(world.ivo, id);
  EXPECT_TRUE(world.experts.for_conversation(world.ana, id, 5)->empty());
}

TEST(Experts, AreThoseWhoMaySeeTheQuestion) {
  Knowing world;
  world.space("privado", Visibility::private_);
  world.solved_by(world.eva, "¿Qué es el euríbor?", "hipotecas");
  world.solved_by(world.ivo, "¿Qué es la TAE?", "hipotecas");
  auto& spaces = world.community.spaces;
  ASSERT_TRUE(spaces.add_member(world.admin, "privado", world.ana.person));
  ASSERT_TRUE(spaces.add_member(world.admin, "privado", world.ivo.person));
  const auto id = world.tagged(world.ana, "¿Y el diferencial?", "hipotecas", "privado");
  EXPECT_THAT(world.names(*world.experts.for_conversation(world.ana, id, 5)), ElementsAre("Ivo"));
  EXPECT_TRUE(fails_with(Kind::invalid, world.experts.invite(world.ana, id, world.eva.person)));
  EXPECT_TRUE(fails_with(Kind::not_found, world.experts.for_conversation(world.bea, id, 5)));
}

TEST(Experts, AreNotProvedByWhatTheViewerMayNotSee) {
  Knowing world;
  world.space("privado", Visibility::secret);
  auto& spaces = world.community.spaces;
  ASSERT_TRUE(spaces.add_member(world.admin, "privado", world.ana.person));
  ASSERT_TRUE(spaces.add_member(world.admin, "privado", world.eva.person));
  world.solved_by(world.eva, "¿Qué es el euríbor?", "hipotecas", "privado");
  EXPECT_TRUE(world.experts.on_tag(world.bea, "hipotecas", 5).empty());
  EXPECT_EQ(world.experts.on_tag(world.ana, "hipotecas", 5).size(), 1U);
  const auto id = world.tagged(world.bea, "Otra cosa distinta", "hipotecas");
  EXPECT_TRUE(world.experts.for_conversation(world.ana, id, 5)->empty());
}

TEST(Experts, WithQuestionsWaitingAreAskedLess) {
  Knowing world;
  world.solved_by(world.eva, "¿Qué es el euríbor?", "hipotecas");
  world.solved_by(world.ivo, "¿Qué es la TAE?", "hipotecas");
  const auto first = world.experts.on_tag(world.ana, "hipotecas", 5).front().person.id;
  for (const auto* title : {"Primera duda", "Segunda duda", "Tercera duda"}) {
    const auto id = world.tagged(world.bea, title, "hipotecas");
    ASSERT_TRUE(world.experts.invite(world.bea, id, first));
  }
  const auto after = world.experts.on_tag(world.ana, "hipotecas", 5);
  EXPECT_NE(after.front().person.id, first);
  EXPECT_EQ(after.back().waiting, 3);
}

TEST(Experts, AreInvitedOnceWithAnEvent) {
  Knowing world;
  const auto id = world.tagged(world.bea, "¿Y el diferencial?", "hipotecas");
  ASSERT_TRUE(world.experts.invite(world.bea, id, world.eva.person));
  ASSERT_TRUE(world.experts.invite(world.ana, id, world.eva.person));
  const auto rows = world.database->read([](db::Connection& db) {
    return db.query("SELECT subject, payload FROM event WHERE name = 'expert.invited'");
  });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.front().get<ConversationId>(0), id);
  EXPECT_EQ(world.experts.invited(world.ana, id)->size(), 1U);
}

TEST(Experts, AreNotAskedAboutWhatIsSolvedOrClosed) {
  Knowing world;
  const auto id = world.tagged(world.ana, "¿Y el diferencial?", "hipotecas");
  const auto answer = world.reply(world.ivo, id).id;
  EXPECT_TRUE(fails_with(Kind::conflict, world.experts.invite(world.ana, id, world.ivo.person)));
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer));
  EXPECT_TRUE(fails_with(Kind::conflict, world.experts.invite(world.ana, id, world.eva.person)));
}

TEST(Experts, AreInvitedByNewcomersThreeTimesADay) {
  Knowing world;
  const auto newcomer = world.newcomer(world.bea);
  for (int i = 0; i < most_questions_a_day_newcomer; ++i) {
    const auto id = world.tagged(world.ana, "Duda " + std::to_string(i), "bizum");
    ASSERT_TRUE(world.experts.invite(newcomer, id, world.eva.person));
  }
  const auto id = world.tagged(world.ana, "Una más", "bizum");
  EXPECT_TRUE(fails_with(Kind::too_many, world.experts.invite(newcomer, id, world.eva.person)));
  world.clock.advance(std::chrono::days{1} + std::chrono::seconds{1});
  EXPECT_TRUE(world.experts.invite(newcomer, id, world.eva.person));
}

TEST(Experts, AreAtMostTenAQuestion) {
  Knowing world;
  const auto id = world.tagged(world.ana, "Duda", "bizum");
  for (int i = 0; i < most_experts_a_question; ++i) {
    ASSERT_TRUE(world.experts.invite(world.ana, id, world.login("N" + std::to_string(i)).person));
  }
  EXPECT_TRUE(fails_with(Kind::too_many, world.experts.invite(world.ana, id, world.eva.person)));
}

TEST(Members, AreFoundByTheBeginningsOfTheirNames) {
  Knowing world;
  auto& members = world.community.circle().members;
  for (const auto& who : {world.eva, world.ivo}) ASSERT_TRUE(members.change(who, {}));
  MemberQuery query;
  query.q = "ev";
  EXPECT_EQ(members.list(world.ana, query)->items.size(), 1U);
  query.q = "zz";
  EXPECT_TRUE(members.list(world.ana, query)->items.empty());
  query.q = "%";
  EXPECT_EQ(members.list(world.ana, query)->items.size(), 2U);  // No word: everybody.
  EXPECT_TRUE(fails_with(Kind::unauthenticated, members.list(world.guest, query)));
}

TEST(Members, ArePagedByName) {
  Knowing world;
  auto& members = world.community.circle().members;
  for (const auto& who : {world.ivo, world.eva}) ASSERT_TRUE(members.change(who, {}));
  MemberQuery query;
  query.limit = 1;
  const auto first = members.list(world.ana, query).value();
  ASSERT_TRUE(first.next);
  EXPECT_EQ(first.items.front().person.name, "Eva");
  query.after = first.next;
  const auto second = members.list(world.ana, query).value();
  EXPECT_EQ(second.items.front().person.name, "Ivo");
  EXPECT_FALSE(second.next);
}

TEST(Members, MayStayOutOfTheDirectory) {
  Knowing world;
  auto& members = world.community.circle().members;
  MemberChange change;
  change.listed = false;
  change.place = "Valencia";
  ASSERT_TRUE(members.change(world.eva, change));
  EXPECT_TRUE(members.list(world.ana, {})->items.empty());
  EXPECT_EQ(members.list(world.eva, {})->items.size(), 1U);
  MemberQuery query;
  query.place = "valen";
  change.listed = true;
  ASSERT_TRUE(members.change(world.eva, change));
  EXPECT_EQ(members.list(world.ana, query)->items.size(), 1U);
}

TEST(Members, WhoArePartnersAreFoundWhereTheyMeet) {
  Knowing world;
  auto& members = world.community.circle().members;
  world.space("taller", Visibility::private_);
  const auto pau = world.login("Pau", people::Role::partner);
  for (const auto& who : {world.eva, world.ivo, pau}) ASSERT_TRUE(members.change(who, {}));
  auto& spaces = world.community.spaces;
  ASSERT_TRUE(spaces.add_member(world.admin, "taller", pau.person));
  ASSERT_TRUE(spaces.add_member(world.admin, "taller", world.eva.person));
  EXPECT_EQ(members.list(world.ivo, {})->items.size(), 2U);  // Eva and himself.
  EXPECT_EQ(members.list(world.eva, {})->items.size(), 3U);
  EXPECT_EQ(members.list(pau, {})->items.size(), 2U);  // Eva and himself.
}

TEST(Members, NameAtMostTwentyTags) {
  Knowing world;
  auto& members = world.community.circle().members;
  MemberChange change;
  std::vector<std::string> tags;
  for (std::size_t i = 0; i < most_named_tags; ++i) tags.push_back("tema " + std::to_string(i));
  change.expertise = tags;
  EXPECT_EQ(members.change(world.eva, change)->expertise.size(), most_named_tags);
  tags.push_back("uno de más");
  change.expertise = tags;
  EXPECT_TRUE(fails_with(Kind::invalid, members.change(world.eva, change)));
}

TEST(Members, ShowWhomTheyHelpedToWhoMaySeeIt) {
  Knowing world;
  world.space("privado", Visibility::secret);
  ASSERT_TRUE(world.community.spaces.add_member(world.admin, "privado", world.ana.person));
  ASSERT_TRUE(world.community.spaces.add_member(world.admin, "privado", world.eva.person));
  world.solved_by(world.eva, "Pregunta abierta", "bizum");
  world.solved_by(world.eva, "Pregunta secreta", "bizum", "privado");
  auto& members = world.community.circle().members;
  EXPECT_EQ(members.helped(world.ana, world.eva.person, "", 10)->items.size(), 2U);
  EXPECT_EQ(members.helped(world.bea, world.eva.person, "", 10)->items.size(), 1U);
  EXPECT_EQ(members.knowledge(world.ana, world.eva.person)->proved.front().accepted, 2);
  EXPECT_EQ(members.knowledge(world.bea, world.eva.person)->proved.front().accepted, 1);
  auto& overview = world.community.overview;
  EXPECT_EQ(overview.person(world.bea, world.eva.person)->answers_accepted, 1);
  EXPECT_EQ(overview.person(world.bea, world.eva.person)->posts, 1);
  EXPECT_EQ(overview.person(world.ana, world.eva.person)->posts, 2);
}

}  // namespace
}  // namespace coloquio::community
