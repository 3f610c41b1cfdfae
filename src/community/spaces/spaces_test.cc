#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

NewSpace named(std::string title) {
  NewSpace draft;
  draft.title = std::move(title);
  return draft;
}

MissionDraft mission_of(std::string slug) {
  MissionDraft draft;
  draft.space = std::move(slug);
  draft.participant_benefit = "Dudas resueltas";
  draft.organisation_benefit = "Menos llamadas";
  draft.measured_by = "Preguntas resueltas";
  return draft;
}

std::vector<std::string> seen_by(CommunityForTests& world, const Viewer& viewer) {
  std::vector<std::string> slugs;
  for (const auto& space : world.community.spaces.list(viewer)) slugs.push_back(space.slug);
  return slugs;
}

TEST(Spaces, BeginWithOneThatIsOpenAndHasAMission) {
  CommunityForTests world;
  world.community.spaces.ensure_first_space("Banco Horizonte");
  EXPECT_THAT(seen_by(world, world.guest), testing::ElementsAre("comunidad"));
  EXPECT_EQ(world.community.spaces.show(world.guest, "comunidad")->state, SpaceState::open);
  EXPECT_TRUE(world.community.missions.show(world.guest, "comunidad"));
}

TEST(Spaces, AreDraftsThatOnlyWhoManagesThemSees) {
  CommunityForTests world;
  ASSERT_TRUE(world.community.spaces.create(world.admin, named("Ahorro")));
  EXPECT_TRUE(world.community.spaces.show(world.admin, "ahorro"));
  EXPECT_TRUE(fails_with(Kind::not_found, world.community.spaces.show(world.mod, "ahorro")));
}

TEST(Spaces, OpenOnlyWithAMission) {
  CommunityForTests world;
  auto& spaces = world.community.spaces;
  ASSERT_TRUE(spaces.create(world.admin, named("Ahorro")));
  const auto early = spaces.set_state(world.admin, "ahorro", SpaceState::open);
  ASSERT_TRUE(fails_with(Kind::conflict, early));
  EXPECT_EQ(early.error().key, "community.space.needs_a_mission");
  ASSERT_TRUE(world.community.missions.set(world.admin, mission_of("ahorro")));
  EXPECT_TRUE(spaces.set_state(world.admin, "ahorro", SpaceState::open));
  EXPECT_TRUE(spaces.show(world.guest, "ahorro"));
}

TEST(Spaces, ShowEveryoneWhatIsTheirs) {
  CommunityForTests world;
  world.space("abierto", Visibility::public_);
  world.space("miembros", Visibility::members);
  world.space("privado", Visibility::private_);
  using testing::UnorderedElementsAre;
  EXPECT_THAT(seen_by(world, world.guest), UnorderedElementsAre("comunidad", "abierto"));
  EXPECT_THAT(seen_by(world, world.ana), UnorderedElementsAre("comunidad", "abierto", "miembros"));
  EXPECT_EQ(seen_by(world, world.admin).size(), 4U);
  ASSERT_TRUE(world.community.spaces.add_member(world.admin, "privado", world.ana.person));
  EXPECT_EQ(seen_by(world, world.ana).size(), 4U);
  EXPECT_EQ(seen_by(world, world.bea).size(), 3U);
  ASSERT_TRUE(world.community.spaces.remove_member(world.admin, "privado", world.ana.person));
  EXPECT_EQ(seen_by(world, world.ana).size(), 3U);
}

TEST(Spaces, AreAtMostAsVisibleAsWhatIsAroundThem) {
  CommunityForTests world;
  world.space("miembros", Visibility::members);
  auto inner = named("Dentro");
  inner.parent = "miembros";
  ASSERT_TRUE(world.community.spaces.create(world.admin, inner));
  ASSERT_TRUE(world.community.spaces.set_state(world.admin, "dentro", SpaceState::open));
  EXPECT_TRUE(fails_with(Kind::not_found, world.community.spaces.show(world.guest, "dentro")));
  EXPECT_TRUE(world.community.spaces.show(world.ana, "dentro"));
}

TEST(Spaces, ArchiveWhatIsInsideThem) {
  CommunityForTests world;
  world.space("tarjetas", Visibility::public_);
  const auto id = world.ask(world.ana, "¿Cómo pago?", "Con qué", "tarjetas").conversation.id;
  ASSERT_TRUE(world.community.spaces.set_state(world.admin, "comunidad", SpaceState::archived));
  EXPECT_TRUE(world.community.reading.show(world.guest, id));
  NewMessage message;
  message.id = id;
  message.body = "Tarde";
  EXPECT_TRUE(fails_with(Kind::conflict, world.community.posting.reply(world.ana, message)));
  ASSERT_TRUE(world.community.spaces.set_state(world.admin, "comunidad", SpaceState::open));
  EXPECT_TRUE(world.community.posting.reply(world.ana, message));
}

TEST(Spaces, AreManagedByWhoMay) {
  CommunityForTests world;
  SpaceChange change;
  change.space = "comunidad";
  change.title = "Mía";
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.spaces.change(world.mod, change)));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.spaces.create(world.ana, named("Mía"))));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.spaces.members(world.mod, "comunidad")));
  EXPECT_EQ(world.community.spaces.change(world.admin, change)->title, "Mía");
}

TEST(Spaces, KeepTheirAddressesApart) {
  CommunityForTests world;
  auto second = named("Otra");
  second.slug = "comunidad";
  EXPECT_TRUE(fails_with(Kind::conflict, world.community.spaces.create(world.admin, second)));
  second.slug = "Con Espacios";
  EXPECT_TRUE(fails_with(Kind::invalid, world.community.spaces.create(world.admin, second)));
}

TEST(Spaces, LeaveALineInTheAuditOfEachChange) {
  CommunityForTests world;
  ASSERT_TRUE(world.community.spaces.create(world.admin, named("Ahorro")));
  const auto rows = world.database->read(
      [](db::Connection& db) { return db.query("SELECT act, origin FROM audit"); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].get<std::string>(0), "space.created");
}

TEST(Missions, AreWrittenWholeByWhoManagesSpaces) {
  CommunityForTests world;
  auto draft = mission_of("comunidad");
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.missions.set(world.ana, draft)));
  draft.measured_by = " ";
  draft.target = 80;
  const auto wrong = world.community.missions.set(world.admin, draft);
  ASSERT_TRUE(fails_with(Kind::invalid, wrong));
  EXPECT_EQ(wrong.error().fields.size(), 2U);
}

TEST(Missions, ShowTheShareOfQuestionsSolvedInTheLastMonthAndEver) {
  CommunityForTests world;
  const auto old = world.ask(world.ana, "La de entonces").conversation.id;
  ASSERT_TRUE(world.community.answering.accept(world.ana, old, world.reply(world.bea, old).id));
  world.clock.advance(std::chrono::days{31});
  world.ask(world.ana, "La de ahora");
  const auto mission = world.community.missions.show(world.guest, "comunidad").value();
  EXPECT_EQ(mission.ever.value, 0.5);
  EXPECT_EQ(mission.month.value, 0.0);
  EXPECT_EQ(mission.month.denominator, 1);
}

TEST(Missions, CountForEverybodyOnlyWhatEverybodyMaySee) {
  CommunityForTests world;
  world.space("miembros", Visibility::members);
  world.ask(world.ana, "Solo entre nosotros", "x", "miembros");
  world.ask(world.ana, "Para todos");
  EXPECT_EQ(world.community.missions.show(world.guest, "comunidad")->ever.denominator, 1);
  EXPECT_EQ(world.community.missions.show(world.ana, "comunidad")->ever.denominator, 1);
  EXPECT_EQ(world.community.missions.show(world.admin, "comunidad")->ever.denominator, 1);
}

TEST(Missions, FollowEveryChangeAtOnce) {
  CommunityForTests world;
  const auto figure = [&] { return world.community.missions.show(world.guest, "comunidad")->ever; };
  EXPECT_FALSE(figure().value);
  const auto started = world.ask(world.ana);
  EXPECT_EQ(figure().value, 0.0);
  const auto answer = world.reply(world.bea, started.conversation.id);
  ASSERT_TRUE(world.community.answering.accept(world.ana, started.conversation.id, answer.id));
  EXPECT_EQ(figure().value, 1.0);
  ASSERT_TRUE(world.community.posting.remove(world.mod, started.message.id));
  EXPECT_EQ(figure().denominator, 0);
}

}  // namespace
}  // namespace coloquio::community
