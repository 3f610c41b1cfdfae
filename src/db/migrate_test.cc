#include "db/migrate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/audit.h"
#include "test/database.h"

namespace coloquio::db {
namespace {

TEST(Migrate, BringsANewDatabaseToTheNewestStep) {
  test::TestDatabase database;
  EXPECT_EQ(schema_version(*database), newest_migration());
  EXPECT_GE(newest_migration(), 3);
}

TEST(Migrate, DoesNothingTwice) {
  test::TestDatabase database;
  const auto again = migrate(*database, database.folder());
  EXPECT_EQ(again.from, again.to);
  EXPECT_TRUE(again.backup.empty());
}

TEST(Migrate, RefusesAMigrationThatWasChanged) {
  test::TestDatabase database;
  database->write([](Transaction& tx) {
    tx.execute("UPDATE schema_migration SET hash = 'other' WHERE number = 2");
  });
  EXPECT_THAT([&] { migrate(*database, database.folder()); },
              ::testing::ThrowsMessage<Failure>(::testing::HasSubstr("0002_people")));
}

TEST(Migrate, BacksUpBeforeItChangesAndLeavesNothingHalfDone) {
  test::TestDatabase database;
  database->write(
      [](Transaction& tx) { tx.execute("DELETE FROM schema_migration WHERE number > 1"); });
  const auto backups = database.folder() / "backups";
  EXPECT_THROW(migrate(*database, backups), Failure);  // The tables of step 2 are there already.
  EXPECT_FALSE(std::filesystem::is_empty(backups));
  EXPECT_EQ(schema_version(*database), 1);
}

TEST(Audit, KeepsWhoDidWhat) {
  test::TestDatabase database;
  database->write([](Transaction& tx) {
    audit(tx, {.id = 1,
               .at = from_micros(5),
               .by = AccountId{7},
               .act = "space.opened",
               .subject = "space:3",
               .before = "",
               .after = "{}",
               .from = "web"});
  });
  const auto rows =
      database->read([](Connection& c) { return c.query("SELECT account_id, act FROM audit"); });
  EXPECT_EQ(rows.front().get<AccountId>(0), AccountId{7});
  EXPECT_EQ(rows.front().get<std::string>(1), "space.opened");
}

}  // namespace
}  // namespace coloquio::db
