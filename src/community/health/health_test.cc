#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/community_for_tests.h"
#include "community/health/letters.h"
#include "community/health/store.h"

namespace coloquio::community {
namespace {

using std::chrono::days;
using testing::HasSubstr;

struct Checked : CommunityForTests {
  HealthView health() { return community.health.show(admin, "comunidad").value(); }
};

TEST(Health, IsForWhoModerates) {
  Checked world;
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.health.show(world.ana, "comunidad")));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.health.show(world.guest, "comunidad")));
  EXPECT_TRUE(world.community.health.show(world.mod, "comunidad"));
  EXPECT_TRUE(fails_with(Kind::not_found, world.community.health.show(world.mod, "none")));
}

TEST(Health, CountsUnansweredQuestionsByAge) {
  Checked world;
  for (const int after : {25, 4, 2, 1}) {  // Days until the next one: 32, 7, 3, 1 and 0 old.
    world.ask(world.ana);
    world.clock.advance(days{after});
  }
  world.ask(world.ana, "La de hoy");
  const auto waiting = world.health().unanswered;
  EXPECT_EQ(waiting.day, 1);
  EXPECT_EQ(waiting.three_days, 1);
  EXPECT_EQ(waiting.week, 1);
  EXPECT_EQ(waiting.month, 1);
  EXPECT_EQ(waiting.older, 1);
  EXPECT_EQ(world.health().waiting.front().title, "¿Cómo cambio el PIN?");
}

TEST(Health, DoesNotCountWhatWasAnsweredOrClosed) {
  Checked world;
  world.reply(world.bea, world.ask(world.ana).conversation.id);
  ConversationChange close;
  close.id = world.ask(world.ana).conversation.id;
  close.closed = true;
  ASSERT_TRUE(world.community.moderation.change(world.mod, close));
  EXPECT_EQ(world.health().unanswered.all(), 0);
}

TEST(Health, SeesSpacesDying) {
  Checked world;
  for (int i = 0; i < 8; ++i) world.ask(world.ana);
  world.clock.advance(days{29});
  for (int i = 0; i < 4; ++i) world.ask(world.ana);
  const auto dying = world.health().dying;
  ASSERT_EQ(dying.size(), 1U);
  EXPECT_EQ(dying[0].before, 8);
  EXPECT_EQ(dying[0].now, 4);
}

TEST(Health, DoesNotMournWhatIsHalfAliveOrNeverWas) {
  Checked world;
  world.space("otro", Visibility::public_);
  for (int i = 0; i < 8; ++i) world.ask(world.ana);
  for (int i = 0; i < 7; ++i) world.ask(world.ana, "Poca cosa", "x", "otro");
  world.clock.advance(days{29});
  for (int i = 0; i < 5; ++i) world.ask(world.ana);
  EXPECT_TRUE(world.health().dying.empty());
}

TEST(Health, MissesWhoHelpedAndWentQuiet) {
  Checked world;
  for (int i = 0; i < 3; ++i) world.reply(world.bea, world.ask(world.ana).conversation.id);
  world.clock.advance(days{31});
  world.ask(world.ana);
  const auto leaving = world.health().leaving;
  ASSERT_EQ(leaving.size(), 1U);
  EXPECT_EQ(leaving[0].person.name, "Bea");
  EXPECT_EQ(leaving[0].answers, 3);
}

TEST(Health, DoesNotMissWhoStillWrites) {
  Checked world;
  for (int i = 0; i < 3; ++i) world.reply(world.bea, world.ask(world.ana).conversation.id);
  world.clock.advance(days{31});
  world.ask(world.bea);
  EXPECT_TRUE(world.health().leaving.empty());
}

TEST(Health, TellsModeratorsNothingOfSpacesTheyMayNotSee) {
  Checked world;
  world.space("equipo", Visibility::private_);
  world.ask(world.admin, "Entre nosotros", "x", "equipo");
  EXPECT_EQ(world.community.health.show(world.mod, "comunidad")->unanswered.all(), 0);
  EXPECT_EQ(world.health().unanswered.all(), 1);
}

TEST(Health, ShowsAcceptedAnswersThatDoNotHelp) {
  Checked world;
  const auto id = world.ask(world.ana).conversation.id;
  const auto answer = world.reply(world.bea, id);
  ASSERT_TRUE(world.community.answering.accept(world.ana, id, answer.id));
  const web::Looker looker{
      .ip = "192.0.2.1", .user_agent = "Firefox", .purpose = "", .account = {}};
  ASSERT_TRUE(world.community.visits.helped(world.guest, looker, answer.id, false));
  world.community.visits.write_down();
  const auto weak = world.health().weak;
  ASSERT_EQ(weak.size(), 1U);
  EXPECT_EQ(weak[0].no, 1);
}

// A community whose moderator has an account, and a post office.
struct Monday : Checked {
  Monday() {
    people::Account account;
    account.id = mod.account;
    account.person = mod.person;
    account.email = "mario@example.org";
    account.role = people::Role::moderator;
    account.created_at = clock.now();
    database->write([&](db::Transaction& tx) { people::insert_account(tx, account, ""); });
    MissionDraft draft;
    draft.space = "comunidad";
    draft.participant_benefit = draft.organisation_benefit = draft.measured_by = "x";
    (void)community.missions.set(admin, draft);
    (void)community.spaces.set_state(admin, "comunidad", SpaceState::open);
    clock.set(from_micros(1795417200000000));  // Monday 2026-11-23, 07:00.
  }
  jobs::Queue queue{*database, clock};
  mail::Mailer mailer{*database, clock, ids, Messages::embedded(), {}, {}};
  Letters letters{*database, clock, ids, site, community, mailer};

  int planned() {
    return database
        ->read([](db::Connection& db) {
          return db.query("SELECT COUNT(*) FROM job WHERE kind = 'health.letter'");
        })
        .front()
        .get<int>(0);
  }
  jobs::Job job() {
    const auto rows = database->read([](db::Connection& db) {
      return db.query("SELECT payload FROM job WHERE kind = 'health.letter'");
    });
    jobs::Job job;
    job.kind = "health.letter";
    job.payload = rows.front().get<std::string>(0);
    return job;
  }
};

TEST(HealthLetters, ArePlannedOnceAWeekForEachModerator) {
  Monday world;
  world.letters.plan();
  world.letters.plan();
  EXPECT_EQ(world.planned(), 1);
  world.clock.advance(days{7});
  world.letters.plan();
  EXPECT_EQ(world.planned(), 2);
}

TEST(HealthLetters, WaitForMondayMorningAndAreNotSentLate) {
  Monday world;
  world.clock.advance(-std::chrono::microseconds{1});
  world.letters.plan();
  EXPECT_EQ(world.planned(), 0);
  world.clock.advance(days{2});
  world.letters.plan();
  EXPECT_EQ(world.planned(), 1);  // Wednesday.
  world.clock.advance(days{7} + std::chrono::hours{18});
  world.letters.plan();
  EXPECT_EQ(world.planned(), 1);  // Thursday of the next.
}

TEST(HealthLetters, AreWrittenOnceHoweverOftenTheJobRuns) {
  Monday world;
  world.ask(world.ana);
  world.letters.plan();
  ASSERT_TRUE(world.letters.write(world.job()));
  ASSERT_TRUE(world.letters.write(world.job()));
  const auto mails = world.mailer.newest(10);
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].to, "mario@example.org");
  EXPECT_THAT(mails[0].text, HasSubstr("1 pregunta espera respuesta."));
  EXPECT_THAT(mails[0].text, HasSubstr("/settings/letters"));
}

TEST(HealthLetters, StopWhenSomebodySaysNo) {
  Monday world;
  world.letters.plan();
  ASSERT_TRUE(world.community.health.set_letters(world.mod, false));
  ASSERT_TRUE(world.letters.write(world.job()));
  EXPECT_TRUE(world.mailer.newest(10).empty());
  world.clock.advance(days{7});
  world.letters.plan();
  EXPECT_EQ(world.planned(), 1);
  ASSERT_TRUE(world.community.health.set_letters(world.mod, true));
  world.letters.plan();
  EXPECT_EQ(world.planned(), 2);
}

TEST(HealthLetters, AreNoBusinessOfMembers) {
  Monday world;
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.health.set_letters(world.ana, false)));
}

}  // namespace
}  // namespace coloquio::community
