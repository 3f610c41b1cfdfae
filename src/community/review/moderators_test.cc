#include "community/review/queue_for_tests.h"

namespace coloquio::community {
namespace {

TEST(SpaceModerators, SeeAndDecideWhatBelongsToTheirSpaceAndBelow) {
  Queue world;
  world.space("pagos", Visibility::public_);
  const auto carla = world.person("Carla");
  world.let_moderate(carla, "pagos");
  ASSERT_TRUE(world.report(world.ana));  // In "comunidad", above.
  const auto above = world.first();
  EXPECT_TRUE(world.open(carla).empty());
  EXPECT_EQ(world.review.count(carla).open, 0);
  EXPECT_TRUE(fails_with(Kind::not_found, world.review.find(carla, above)));
  EXPECT_TRUE(fails_with(Kind::not_found, world.review.claim(carla, above)));
  EXPECT_TRUE(fails_with(Kind::not_found, world.decide(carla, above, Outcome::removed)));

  const auto inside = world.ask(world.ana, "¿Cómo pago con el reloj?", "No lo veo.", "pagos");
  world.rude = world.reply(world.bea, inside.conversation.id, "Otra grosería.");
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_EQ(world.open(carla).size(), 1U);
  EXPECT_EQ(world.review.count(carla).open, 1);
  EXPECT_TRUE(world.decide(carla, world.open(carla).front().item.id, Outcome::removed));
  EXPECT_FALSE(world.stands());
}

TEST(SpaceModerators, SeeNothingOfPeopleAndCannotSanction) {
  Queue world;
  const auto carla = world.person("Carla");
  world.let_moderate(carla, "comunidad");
  NewPersonReport person;
  person.id = world.bea.person;
  ASSERT_TRUE(world.review.report(world.ana, person));
  EXPECT_TRUE(world.open(carla).empty());
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_EQ(world.open(carla).size(), 1U);
  EXPECT_TRUE(fails_with(
      Kind::forbidden, world.decide(carla, world.open(carla).front().item.id, Outcome::silenced)));
}

TEST(SpaceModerators, LoseTheItemOfAConversationThatMovesAway) {
  Queue world;
  world.space("pagos", Visibility::public_);
  world.space("otro", Visibility::public_);
  const auto carla = world.person("Carla");
  world.let_moderate(carla, "pagos");
  const auto inside = world.ask(world.ana, "¿Cómo pago con el reloj?", "No lo veo.", "pagos");
  world.rude = world.reply(world.bea, inside.conversation.id, "Otra grosería.");
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_EQ(world.open(carla).size(), 1U);
  ConversationChange change;
  change.id = inside.conversation.id;
  change.space = "otro";
  ASSERT_TRUE(world.community.moderation.change(world.mod, change));
  EXPECT_TRUE(world.open(carla).empty());
}

TEST(SpaceModerators, AreNamedByWhoManagesSpaces) {
  Queue world;
  const auto carla = world.person("Carla");
  world.let_moderate(carla, "comunidad");
  EXPECT_TRUE(fails_with(Kind::forbidden,
                         world.review.set_moderator(world.mod, "comunidad", carla.person, true)));
  EXPECT_EQ(world.review.moderators(world.admin, "comunidad")->front().name, "Carla");
  ASSERT_TRUE(world.review.set_moderator(world.admin, "comunidad", carla.person, false));
  EXPECT_FALSE(world.review.takes_part(carla));
}

}  // namespace
}  // namespace coloquio::community
