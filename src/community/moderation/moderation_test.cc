#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

struct Reported : CommunityForTests {
  Started asked = ask(ana);
  Message rude = reply(bea, asked.conversation.id, "Una grosería.");
  ReportId report(const Viewer& viewer) {
    NewReport draft;
    draft.id = rude.id;
    draft.reason = ReportReason::rude;
    draft.note = "No son formas.";
    return community.moderation.report(viewer, draft).value();
  }
};

TEST(Moderation, ListsWhatWasReportedWithWhatItIsAbout) {
  Reported world;
  world.report(world.ana);
  const auto page = world.community.moderation.open_reports(world.mod, "", 10).value();
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].reporter.name, "Ana");
  EXPECT_EQ(page.items[0].message.author.name, "Bea");
  EXPECT_EQ(page.items[0].report.note, "No son formas.");
}

TEST(Moderation, KeepsOneReportOfEachPerson) {
  Reported world;
  EXPECT_EQ(world.report(world.ana), world.report(world.ana));
  EXPECT_EQ(world.community.moderation.count_open(world.mod), 1);
}

TEST(Moderation, RemovesTheMessageAndAnswersEveryReportOfIt) {
  Reported world;
  const auto id = world.report(world.ana);
  world.report(world.admin);
  ASSERT_TRUE(world.community.moderation.resolve(world.mod, id, ReportOutcome::removed));
  EXPECT_EQ(world.community.moderation.count_open(world.mod), 0);
  EXPECT_TRUE(fails_with(Kind::gone, world.community.reading.message(world.guest, world.rude.id)));
  EXPECT_TRUE(fails_with(Kind::conflict,
                         world.community.moderation.resolve(world.mod, id, ReportOutcome::kept)));
}

TEST(Moderation, MayKeepTheMessage) {
  Reported world;
  const auto id = world.report(world.ana);
  ASSERT_TRUE(world.community.moderation.resolve(world.mod, id, ReportOutcome::kept));
  EXPECT_TRUE(world.community.reading.message(world.guest, world.rude.id));
}

TEST(Moderation, IsForWhoModerates) {
  Reported world;
  const auto id = world.report(world.ana);
  ConversationChange change;
  change.id = world.asked.conversation.id;
  change.pinned = true;
  auto& moderation = world.community.moderation;
  EXPECT_TRUE(fails_with(Kind::forbidden, moderation.open_reports(world.ana, "", 10)));
  EXPECT_EQ(moderation.count_open(world.ana), 0);
  EXPECT_TRUE(fails_with(Kind::forbidden, moderation.resolve(world.ana, id, ReportOutcome::kept)));
  EXPECT_TRUE(fails_with(Kind::forbidden, moderation.change(world.ana, change)));
}

TEST(Moderation, TakesNoReportOfOnesOwnMessage) {
  Reported world;
  NewReport own;
  own.id = world.rude.id;
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.moderation.report(world.bea, own)));
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.moderation.report(world.guest, own)));
}

TEST(Moderation, LeavesALineInTheAudit) {
  Reported world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  const auto rows = world.database->read(
      [](db::Connection& db) { return db.query("SELECT act, account_id FROM audit"); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].get<std::string>(0), "message.removed");
  EXPECT_EQ(rows[0].get<AccountId>(1), world.mod.account);
}

}  // namespace
}  // namespace coloquio::community
