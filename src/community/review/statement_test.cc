#include "community/review/queue_for_tests.h"

namespace coloquio::community {
namespace {

TEST(Statements, AreReadByWhomTheyConcernAndWhoModerates) {
  Queue world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  const auto statement = world.statement();
  EXPECT_TRUE(world.review.statement(world.bea, statement.id, "")->mine);
  EXPECT_TRUE(world.review.statement(world.admin, statement.id, "")->may_undo);
  EXPECT_TRUE(world.review.statement(world.guest, statement.id, statement.key)->may_appeal);
  EXPECT_TRUE(fails_with(Kind::not_found, world.review.statement(world.ana, statement.id, "")));
  EXPECT_TRUE(
      fails_with(Kind::not_found, world.review.statement(world.guest, statement.id, "otra")));
}

TEST(Statements, AreAppealedOnceAndInTime) {
  Queue world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  const auto id = world.statement().id;
  EXPECT_TRUE(fails_with(Kind::invalid, world.review.appeal(world.bea, id, "", " ")));
  EXPECT_TRUE(fails_with(Kind::not_found, world.review.appeal(world.ana, id, "", "Yo también")));
  ASSERT_TRUE(world.review.appeal(world.bea, id, "", "Era una broma entre amigos."));
  EXPECT_TRUE(fails_with(Kind::conflict, world.review.appeal(world.bea, id, "", "Otra vez.")));
  EXPECT_EQ(world.open(world.mod).front().text, "Era una broma entre amigos.");
}

TEST(Statements, AreAppealedUntilTheLastMoment) {
  Queue world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  const auto id = world.statement().id;
  world.clock.advance(appeal_within);
  EXPECT_TRUE(fails_with(Kind::conflict, world.review.appeal(world.bea, id, "", "Tarde.")));
  world.clock.advance(-std::chrono::microseconds{1});
  EXPECT_TRUE(world.review.appeal(world.bea, id, "", "A tiempo."));
}

TEST(Statements, BringBackExactlyWhatTheyTook) {
  Queue world;
  const auto id = world.asked.conversation.id;
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, world.rude.id));
  const auto before = world.community.reading.show(world.guest, id)->conversation;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  EXPECT_FALSE(world.community.reading.show(world.guest, id)->conversation.accepted);
  ASSERT_TRUE(world.review.undo(world.mod, world.statement().id));
  const auto after = world.community.reading.show(world.guest, id)->conversation;
  EXPECT_EQ(after.accepted, before.accepted);
  EXPECT_EQ(after.accepted_at, before.accepted_at);
  EXPECT_EQ(after.accepted_by, before.accepted_by);
  EXPECT_EQ(after.replies, before.replies);
  EXPECT_EQ(after.active_at, before.active_at);
  EXPECT_EQ(world.community.overview.person(world.bea, world.bea.person)->answers_accepted, 1);
  EXPECT_TRUE(fails_with(Kind::conflict, world.review.undo(world.mod, world.statement().id)));
}

TEST(Appeals, AreAnsweredByAnotherPersonThanWhoDecided) {
  Queue world;
  world.let_moderate(world.person("Carla"), "comunidad");
  const auto other = world.person("Nora", people::Role::moderator);
  people::Account account;
  account.id = other.account;
  account.person = other.person;
  account.email = "nora@example.org";
  account.role = people::Role::moderator;
  account.created_at = world.clock.now();
  world.database->write([&](db::Transaction& tx) { people::insert_account(tx, account, ""); });
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  ASSERT_TRUE(world.review.appeal(world.bea, world.statement().id, "", "No era para tanto."));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.decide(world.mod, Outcome::overturned)));
  EXPECT_TRUE(world.decide(other, Outcome::overturned));
  EXPECT_TRUE(world.stands());
  const auto view = world.review.statement(world.bea, world.statement().id, "");
  EXPECT_EQ(view->appeal->outcome, Outcome::overturned);
}

TEST(Appeals, AreAnsweredByTheSamePersonWhenThereIsNoOther) {
  Queue world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  ASSERT_TRUE(world.review.appeal(world.bea, world.statement().id, "", "No era para tanto."));
  EXPECT_TRUE(world.decide(world.mod, Outcome::upheld));
  EXPECT_FALSE(world.stands());
}

}  // namespace
}  // namespace coloquio::community
