#include "community/review/queue_for_tests.h"

namespace coloquio::community {
namespace {

TEST(Review, GathersReportsOfOneMessageInOneItem) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_TRUE(world.report(world.person("Carla"), ReportReason::spam));
  const auto items = world.open(world.mod);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].text, "Una grosería.");
  EXPECT_EQ(items[0].person.name, "Bea");
  ASSERT_EQ(items[0].reports.size(), 2U);
  EXPECT_EQ(items[0].reports[0].reporter.name, "Ana");
  EXPECT_EQ(items[0].reports[0].note, "No son formas.");
}

TEST(Review, KeepsOneReportOfEachPersonAndWeighsItOnce) {
  Queue world;
  EXPECT_EQ(world.report(world.ana).value(), world.report(world.ana).value());
  EXPECT_EQ(world.open(world.mod).front().item.weight, 1);
  EXPECT_EQ(world.review.count(world.mod).open, 1);
}

TEST(Review, TakesNoReportOfOnesOwnMessage) {
  Queue world;
  EXPECT_TRUE(fails_with(Kind::forbidden, world.report(world.bea)));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.report(world.guest)));
}

TEST(Review, HidesAMessageWhenReportsWeighEnough) {
  Queue world;
  ASSERT_TRUE(world.report(Queue::at_level(world.ana, 2)));
  ASSERT_TRUE(world.report(Queue::at_level(world.person("Carla"), 1)));
  EXPECT_TRUE(world.stands());  // 3 + 2 is not yet 6.
  ASSERT_TRUE(world.report(world.person("Dani")));
  EXPECT_FALSE(world.stands());
  EXPECT_TRUE(world.open(world.mod).front().item.hidden);
  EXPECT_TRUE(world.statement().automated);
  EXPECT_EQ(world.statement().restriction, Restriction::hidden);
}

TEST(Review, LeavesOfficialAnswersInSightUntilSomebodyDecides) {
  Queue world;
  world.rude = world.reply(world.admin, world.asked.conversation.id, "Respuesta oficial.");
  ASSERT_TRUE(world.report(Queue::at_level(world.ana, 4)));
  EXPECT_TRUE(world.stands());
}

TEST(Review, BringsBackWhatWasHiddenWhenItIsKept) {
  Queue world;
  ASSERT_TRUE(
      world.community.answering.accept(world.ana, world.asked.conversation.id, world.rude.id));
  ASSERT_TRUE(world.report(Queue::at_level(world.ana, 4)));
  ASSERT_FALSE(world.stands());
  ASSERT_TRUE(world.decide(world.mod, Outcome::kept));
  EXPECT_TRUE(world.stands());
  const auto topic = world.community.reading.show(world.guest, world.asked.conversation.id);
  EXPECT_EQ(topic->conversation.accepted, world.rude.id);
  EXPECT_EQ(topic->conversation.replies, 1);
  EXPECT_TRUE(world.statement().undone_at.has_value());
}

TEST(Review, RemovesAndOwesAStatement) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_TRUE(world.decide(world.mod, Outcome::removed));
  EXPECT_FALSE(world.stands());
  const auto statement = world.statement();
  EXPECT_EQ(statement.restriction, Restriction::removed);
  EXPECT_EQ(statement.rule, ReportReason::rude);
  EXPECT_EQ(statement.quote, "Una grosería.");
  EXPECT_FALSE(statement.automated);
  EXPECT_EQ(statement.appeal_until, world.clock.now() + appeal_within);
  EXPECT_TRUE(world.open(world.mod).empty());
}

TEST(Review, AnswersOnceOfTwoWhoDecide) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  const auto id = world.first();
  ASSERT_TRUE(world.decide(world.mod, id, Outcome::kept));
  EXPECT_TRUE(fails_with(Kind::conflict, world.decide(world.admin, id, Outcome::removed)));
  EXPECT_TRUE(world.stands());
}

TEST(Review, TellsTheReporterWhatCameOfIt) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_TRUE(world.decide(world.mod, Outcome::removed));
  const auto own = world.review.reports_of(world.ana, "", 10).items;
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].stored.report.outcome, ReportOutcome::removed);
  EXPECT_EQ(own[0].about, "¿Cómo cambio el PIN?");
  EXPECT_TRUE(world.review.reports_of(world.bea, "", 10).items.empty());
}

TEST(Review, TakesAReportAgainOnlyADayAfterItWasTurnedDown) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_TRUE(world.decide(world.mod, Outcome::kept));
  world.clock.advance(report_again - std::chrono::seconds{1});
  EXPECT_TRUE(fails_with(Kind::too_many, world.report(world.ana)));
  world.clock.advance(std::chrono::seconds{1});
  EXPECT_TRUE(world.report(world.ana));
  EXPECT_EQ(world.review.count(world.mod).open, 1);
}

TEST(Review, IsClaimedByOneUntilItIsLeftOrForgotten) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  const auto id = world.first();
  ASSERT_TRUE(world.review.claim(world.mod, id));
  EXPECT_TRUE(world.open(world.mod).front().mine);
  EXPECT_TRUE(fails_with(Kind::conflict, world.review.claim(world.admin, id)));
  EXPECT_TRUE(fails_with(Kind::conflict, world.decide(world.admin, id, Outcome::kept)));
  world.clock.advance(claim_lives);
  EXPECT_TRUE(world.review.claim(world.admin, id));
  ASSERT_TRUE(world.review.release(world.admin, id));
  EXPECT_TRUE(world.decide(world.mod, id, Outcome::kept));
}

TEST(Review, RingsAfterADay) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  world.clock.advance(review_alarm);
  EXPECT_EQ(world.review.count(world.mod).overdue, 0);
  world.clock.advance(std::chrono::seconds{1});
  EXPECT_EQ(world.review.count(world.mod).overdue, 1);
  EXPECT_TRUE(world.open(world.mod).front().overdue);
}

TEST(Review, TellsOnceOfWhatWaitsTooLong) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  world.clock.advance(review_alarm);
  EXPECT_EQ(world.review.ring(), 0);
  world.clock.advance(std::chrono::seconds{1});
  EXPECT_EQ(world.review.ring(), 1);
  EXPECT_EQ(world.review.ring(), 0);
}

TEST(Review, FiltersAndPages) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  NewPersonReport person;
  person.id = world.bea.person;
  ASSERT_TRUE(world.review.report(world.ana, person));
  ReviewQuery query;
  query.kind = ReviewKind::person;
  ASSERT_EQ(world.review.list(world.mod, query)->items.size(), 1U);
  query.kind.reset();
  query.limit = 1;
  const auto page = world.review.list(world.mod, query);
  ASSERT_TRUE(page->next);
  query.after = *page->next;
  EXPECT_EQ(world.review.list(world.mod, query)->items.front().item.kind, ReviewKind::person);
}

TEST(Review, ShowsWhatWasDecidedToWhoAsks) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_TRUE(world.decide(world.mod, Outcome::kept));
  ReviewQuery query;
  query.decided = true;
  const auto done = world.review.list(world.mod, query)->items;
  ASSERT_EQ(done.size(), 1U);
  EXPECT_EQ(done[0].item.outcome, Outcome::kept);
  EXPECT_TRUE(done[0].outcomes.empty());
}

TEST(Review, LetsNobodyDecideAboutTheirOwn) {
  Queue world;
  world.rude = world.reply(world.mod, world.asked.conversation.id, "De un moderador.");
  ASSERT_TRUE(world.report(world.ana));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.decide(world.mod, Outcome::kept)));
}

TEST(Review, RefusesOutcomesOfOtherKinds) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  EXPECT_TRUE(fails_with(Kind::invalid, world.decide(world.mod, Outcome::approved)));
}

TEST(Review, IsEndedByRemovingTheMessageByHand) {
  Queue world;
  ASSERT_TRUE(world.report(world.ana));
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  EXPECT_EQ(world.review.count(world.mod).open, 0);
  EXPECT_EQ(world.statement().restriction, Restriction::removed);
}

}  // namespace
}  // namespace coloquio::community
