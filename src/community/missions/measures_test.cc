#include <gtest/gtest.h>

#include <algorithm>

#include "community/community_for_tests.h"
#include "community/days.h"

namespace coloquio::community {
namespace {

using std::chrono::days;

struct Trend : CommunityForTests {
  Trend() { clock.set(from_micros(1795253400000000)); }
  // Five questions, of which so many are solved.
  void five_questions(int solved) {
    for (int i = 0; i < 5; ++i) {
      const auto id = ask(ana).conversation.id;
      const auto answer = reply(bea, id);
      if (i < solved) (void)community.answering.accept(ana, id, answer.id);
    }
  }
  FigureView solved() {
    return community.measures.show(guest, "comunidad", KeyFigureName::share_solved).value();
  }
};

MissionDraft with_target(KeyFigureName figure, double target, std::string date) {
  MissionDraft draft;
  draft.space = "comunidad";
  draft.participant_benefit = draft.organisation_benefit = draft.measured_by = "x";
  draft.key_figure = figure;
  draft.target = target;
  draft.target_date = std::move(date);
  return draft;
}

TEST(Measures, KeepTheTrendOfTwelveWeeks) {
  Trend world;
  world.five_questions(1);
  world.community.measures.write_down();
  world.clock.advance(days{7});
  world.five_questions(5);
  world.community.measures.write_down();
  const auto view = world.solved();
  ASSERT_EQ(view.trend.size(), 12U);
  EXPECT_EQ(view.trend[10].figure.value, 0.2);
  EXPECT_EQ(view.trend[11].figure.value, 0.6);
  EXPECT_FALSE(view.trend[0].figure.value);
}

TEST(Measures, TellOfWeeksBeforeTheFirstSnapshotWhatTheRowsStillSay) {
  Trend world;
  world.five_questions(2);
  world.clock.advance(days{14});
  world.community.measures.write_down();
  EXPECT_EQ(world.solved().trend[9].figure.value, 0.4);
}

TEST(Measures, WriteADayOnceHoweverOftenAsked) {
  Trend world;
  world.five_questions(2);
  world.community.measures.write_down();
  world.community.measures.write_down();
  const auto rows = world.database->read([](db::Connection& db) {
    return db.query(
        "SELECT COUNT(*) FROM figure_day WHERE figure = 'share_solved' AND denominator > 0");
  });
  EXPECT_EQ(rows.front().get<int>(0), 1);
}

TEST(Measures, ShowTheTargetOfTheFigureThatTheMissionChose) {
  Trend world;
  const auto draft = with_target(KeyFigureName::active_helpers, 3, "2026-12-31");
  ASSERT_TRUE(world.community.missions.set(world.admin, draft));
  const auto all = world.community.measures.list(world.guest, "comunidad").value();
  ASSERT_EQ(all.size(), 7U);
  EXPECT_EQ(all[4].target, 3.0);
  EXPECT_EQ(all[4].target_date, "2026-12-31");
  EXPECT_FALSE(all[0].target);
}

TEST(Measures, TakeTargetsInTheirUnitAndDatesToCome) {
  Trend world;
  auto& missions = world.community.missions;
  const auto wrong = [&](KeyFigureName figure, double target, const char* date) {
    return fails_with(Kind::invalid, missions.set(world.admin, with_target(figure, target, date)));
  };
  EXPECT_TRUE(wrong(KeyFigureName::share_solved, 1.01, "2026-12-31"));
  EXPECT_TRUE(wrong(KeyFigureName::first_answer_time, 7'776'001, "2026-12-31"));
  EXPECT_TRUE(wrong(KeyFigureName::active_helpers, 2.5, "2026-12-31"));
  EXPECT_TRUE(wrong(KeyFigureName::share_solved, 0.8, "2026-11-20"));
  EXPECT_TRUE(wrong(KeyFigureName::share_solved, 0.8, "2026-02-30"));
  EXPECT_TRUE(missions.set(world.admin,
                           with_target(KeyFigureName::first_answer_time, 7'776'000, "2026-11-21")));
}

TEST(Measures, LetADateThatHasPassedStay) {
  Trend world;
  auto draft = with_target(KeyFigureName::share_solved, 0.8, "2026-11-22");
  ASSERT_TRUE(world.community.missions.set(world.admin, draft));
  world.clock.advance(days{10});
  draft.measured_by = "Otra frase.";
  EXPECT_TRUE(world.community.missions.set(world.admin, draft));
}

TEST(Measures, PageTheQuestionsBehindAFigure) {
  Trend world;
  world.five_questions(2);
  auto& measures = world.community.measures;
  const auto name = KeyFigureName::share_solved;
  const auto first = measures.rows(world.guest, "comunidad", name, "", 3).value();
  ASSERT_EQ(first.items.size(), 3U);
  ASSERT_TRUE(first.next);
  const auto rest = measures.rows(world.guest, "comunidad", name, *first.next, 3).value();
  ASSERT_EQ(rest.items.size(), 2U);
  EXPECT_FALSE(rest.next);
  EXPECT_FALSE(first.items[0].counted);  // The newest is not solved.
  EXPECT_TRUE(rest.items[1].counted);
}

TEST(Measures, ShowNoRowThatSomeMayNotSee) {
  Trend world;
  world.space("miembros", Visibility::members);
  world.ask(world.ana, "Solo entre nosotros", "x", "miembros");
  const auto rows =
      world.community.measures.rows(world.admin, "comunidad", KeyFigureName::share_solved, "", 10);
  EXPECT_TRUE(rows->items.empty());
}

TEST(Measures, ListPeopleForMembersOnly) {
  Trend world;
  world.five_questions(0);
  auto& measures = world.community.measures;
  const auto name = KeyFigureName::active_helpers;
  EXPECT_TRUE(
      fails_with(Kind::unauthenticated, measures.rows(world.guest, "comunidad", name, "", 10)));
  const auto rows = measures.rows(world.ana, "comunidad", name, "", 10).value();
  ASSERT_EQ(rows.items.size(), 1U);
  EXPECT_EQ(rows.items[0].title, "Bea");
  EXPECT_EQ(rows.items[0].amount, 5);
}

TEST(Measures, HaveRowsThatAddUpToEachFigure) {
  Trend world;
  world.five_questions(2);
  const auto counted = [&](KeyFigureName name) {
    const auto page = world.community.measures.rows(world.ana, "comunidad", name, "", 100).value();
    return std::ranges::count_if(page.items, &FigureRow::counted);
  };
  EXPECT_EQ(counted(KeyFigureName::share_solved), 2);
  EXPECT_EQ(counted(KeyFigureName::first_answer_time), 5);
  EXPECT_EQ(counted(KeyFigureName::answered_by_members), 5);
  EXPECT_EQ(counted(KeyFigureName::contribution_share), 2);
}

TEST(Measures, AreOfCommunitiesThatTheViewerMaySee) {
  Trend world;
  world.space("equipo", Visibility::private_);
  EXPECT_TRUE(fails_with(Kind::not_found, world.community.measures.list(world.guest, "equipo")));
  EXPECT_TRUE(world.community.measures.list(world.admin, "equipo"));
}

}  // namespace
}  // namespace coloquio::community
