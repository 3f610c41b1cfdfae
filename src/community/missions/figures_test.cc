#include "community/missions/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "community/community_for_tests.h"
#include "community/missions/catalogue.h"
#include "community/missions/figure_words.h"

namespace coloquio::community {
namespace {

using std::chrono::days;

struct Measured : CommunityForTests {
  // What the figure is now, counted past everything kept.
  KeyFigure now(KeyFigureName name) {
    Directory directory{*database};
    Figures figures{*database, directory, clock};
    return figures.count(name, Window::month, root(), clock.now());
  }
  SpaceId root() { return community.spaces.show(admin, "comunidad")->id; }
  // A question, answered by somebody after a while.
  Started answered(const Viewer& by, std::chrono::seconds after) {
    const auto started = ask(ana);
    clock.advance(after - std::chrono::seconds{1});
    reply(by, started.conversation.id);
    return started;
  }
  void visit(ConversationId id, bool with_answer, int visitor) {
    const auto ip = "192.0.2." + std::to_string(visitor);
    community.visits.footfall().saw(
        {.subject = raw(id), .answered = with_answer},
        {.ip = ip, .user_agent = "Firefox", .purpose = "", .account = {}});
  }
};

TEST(Catalogue, HasEachFigureOnce) {
  std::set<KeyFigureName> names;
  for (const auto& one : catalogue()) names.insert(one.name);
  EXPECT_EQ(names.size(), catalogue().size());
  EXPECT_EQ(entry(KeyFigureName::contribution_share).name, KeyFigureName::contribution_share);
  EXPECT_EQ(figure_named("active_helpers"), KeyFigureName::active_helpers);
  EXPECT_FALSE(figure_named("none_of_ours"));
}

TEST(Figures, TakeTheMedianOfTheFirstAnswers) {
  Measured world;
  world.answered(world.bea, std::chrono::seconds{10});
  world.answered(world.bea, std::chrono::seconds{20});
  world.answered(world.bea, std::chrono::seconds{500});
  world.ask(world.ana);  // Waits.
  const auto figure = world.now(KeyFigureName::first_answer_time);
  EXPECT_EQ(figure.value, 20.0);
  EXPECT_EQ(figure.numerator, 3);
  EXPECT_EQ(figure.denominator, 4);
}

TEST(Figures, TellAnswersOfMembersFromThoseOfStaff) {
  Measured world;
  world.answered(world.bea, std::chrono::seconds{10});
  world.answered(world.admin, std::chrono::seconds{10});
  const auto both = world.answered(world.admin, std::chrono::seconds{10});
  world.reply(world.bea, both.conversation.id);
  const auto figure = world.now(KeyFigureName::answered_by_members);
  EXPECT_EQ(figure.numerator, 2);
  EXPECT_EQ(figure.denominator, 3);
}

TEST(Figures, CountPeopleWhoAnsweredOthers) {
  Measured world;
  world.answered(world.bea, std::chrono::seconds{10});
  const auto own = world.ask(world.ana);
  world.reply(world.ana, own.conversation.id, "Ya lo encontré.");
  EXPECT_EQ(world.now(KeyFigureName::active_helpers).value, 1.0);
  world.clock.advance(days{31});
  EXPECT_EQ(world.now(KeyFigureName::active_helpers).value, 0.0);
}

TEST(Figures, SeeWhoComesBackToWrite) {
  Measured world;
  world.ask(world.ana);
  world.ask(world.bea);
  world.clock.advance(days{31});
  world.ask(world.bea);
  world.ask(world.mod);  // New: not of those who may come back.
  const auto figure = world.now(KeyFigureName::returning_members);
  EXPECT_EQ(figure.numerator, 1);
  EXPECT_EQ(figure.denominator, 2);
}

TEST(Figures, NeverSayThatMoreWroteThanCame) {
  Measured world;
  world.ask(world.ana);
  const auto figure = world.now(KeyFigureName::contribution_share);
  EXPECT_EQ(figure.numerator, 1);
  EXPECT_EQ(figure.denominator, 1);
}

TEST(Figures, CountVisitsThatFoundAnAnswer) {
  Measured world;
  const auto id = world.ask(world.ana).conversation.id;
  world.visit(id, true, 1);
  world.visit(id, false, 2);
  world.visit(id, false, 3);
  world.community.visits.write_down();
  const auto figure = world.now(KeyFigureName::visits_with_answer);
  EXPECT_EQ(figure.numerator, 1);
  EXPECT_EQ(figure.denominator, 3);
  ASSERT_TRUE(world.community.posting.remove(
      world.mod, world.community.reading.show(world.admin, id)->conversation.first_message));
  EXPECT_EQ(world.now(KeyFigureName::visits_with_answer).denominator, 0);
}

TEST(Figures, LookAtNothingThatSomeMayNotSee) {
  Measured world;
  world.space("miembros", Visibility::members);
  world.space("equipo", Visibility::private_);
  const auto open = world.space("abierto", Visibility::public_);
  Directory directory{*world.database};
  const auto spaces = measured_spaces(*directory.spaces(), world.root());
  EXPECT_THAT(spaces, testing::UnorderedElementsAre(world.root(), open.id));
}

TEST(Figures, OfWhatIsSlowAreCountedByTheJobAndNotByThePage) {
  Measured world;
  world.answered(world.bea, std::chrono::seconds{10});
  Directory directory{*world.database};
  Figures figures{*world.database, directory, world.clock};
  const auto look = [&] {
    return figures.figure(KeyFigureName::active_helpers, Window::month, world.root());
  };
  EXPECT_FALSE(look().value);
  EXPECT_EQ(figures.refresh(), 1);
  EXPECT_EQ(look().value, 1.0);
  EXPECT_EQ(figures.refresh(), 0);  // Nobody was shown an old one.
  world.clock.advance(std::chrono::seconds{60});
  EXPECT_EQ(look().value, 1.0);  // Old, but there.
  EXPECT_EQ(figures.refresh(), 1);
}

TEST(Figures, OfALargeCommunityAreCountedByTheJob) {
  Measured world;
  for (int i = 0; i < 401; ++i) world.ask(world.ana);
  Directory directory{*world.database};
  Figures figures{*world.database, directory, world.clock};
  const auto look = [&] {
    return figures.figure(KeyFigureName::share_solved, Window::month, world.root());
  };
  EXPECT_FALSE(look().value);
  figures.refresh();
  EXPECT_EQ(look().denominator, 401);
}

TEST(Figures, SaySomethingOnlyWithEnoughBehindThem) {
  KeyFigure figure{
      .name = KeyFigureName::share_solved, .numerator = 4, .denominator = 4, .value = 1.0};
  EXPECT_FALSE(says_something(figure));
  figure.denominator = 5;
  EXPECT_TRUE(says_something(figure));
  figure.value.reset();
  EXPECT_FALSE(says_something(figure));
}

TEST(FigureWords, ReadTargetsInTheUnitOfTheFigure) {
  EXPECT_EQ(read_target("80 %", Unit::share).value(), 0.8);
  EXPECT_EQ(read_target("100", Unit::share).value(), 1.0);
  EXPECT_EQ(read_target("1,5 h", Unit::seconds).value(), 5400.0);
  EXPECT_EQ(read_target("12", Unit::people).value(), 12.0);
  EXPECT_EQ(read_target(" ", Unit::people).value(), std::nullopt);
}

TEST(FigureWords, RefuseTargetsThatAreNone) {
  EXPECT_TRUE(fails_with(Kind::invalid, read_target("0", Unit::share)));
  EXPECT_TRUE(fails_with(Kind::invalid, read_target("101", Unit::share)));
  EXPECT_TRUE(fails_with(Kind::invalid, read_target("0", Unit::seconds)));
  EXPECT_TRUE(fails_with(Kind::invalid, read_target("2160,1", Unit::seconds)));
  EXPECT_TRUE(fails_with(Kind::invalid, read_target("2.5", Unit::people)));
  EXPECT_TRUE(fails_with(Kind::invalid, read_target("nan", Unit::people)));
  EXPECT_TRUE(fails_with(Kind::invalid, read_target("80 personas", Unit::share)));
}

TEST(FigureWords, WriteTargetsAsTheyWereRead) {
  EXPECT_EQ(write_target(Language::es, 5400, Unit::seconds), "1,5");
  EXPECT_EQ(write_target(Language::en, 5400, Unit::seconds), "1.5");
  EXPECT_EQ(write_target(Language::es, 0.8, Unit::share), "80");
  EXPECT_EQ(write_target(Language::es, 100, Unit::people), "100");
}

TEST(FigureWords, KnowWhichWayIsBetter) {
  KeyFigure share{.name = KeyFigureName::share_solved, .value = 0.8};
  EXPECT_TRUE(is_reached(share, 0.8));
  EXPECT_FALSE(is_reached(share, 0.81));
  KeyFigure time{.name = KeyFigureName::first_answer_time, .value = 3600.0};
  EXPECT_TRUE(is_reached(time, 3600));
  EXPECT_FALSE(is_reached(time, 3599));
}

}  // namespace
}  // namespace coloquio::community
