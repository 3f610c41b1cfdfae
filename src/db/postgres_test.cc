// What only PostgreSQL's side promises: a server that goes and comes back, rivals, roles. Runs when
// COLOQUIO_TEST_PG names a server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "db/postgres_connection.h"
#include "test/database.h"

namespace coloquio::db {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::ThrowsMessage;

class PostgresTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (database->engine() != Engine::postgres) GTEST_SKIP() << "needs COLOQUIO_TEST_PG";
    database->write([](Transaction& tx) {
      tx.script("CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT, bytes BYTEA)");
    });
  }
  // As a restart of the server would, seen from here.
  void cut_connections() {
    postgres::Session outside(database.options().url);
    outside.script(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }
  int add(int id) {
    return database->write(
        [&](Transaction& tx) { return tx.execute("INSERT INTO thing (id) VALUES ($1)", id); });
  }
  test::TestDatabase database;
};

TEST_F(PostgresTest, GoesOnAfterItsConnectionsWereCut) {
  add(1);
  cut_connections();
  EXPECT_EQ(add(2), 1);
}

TEST_F(PostgresTest, ReadsAfterItsConnectionsWereCut) {
  add(1);
  cut_connections();
  const auto rows = database->read([](Connection& c) { return c.query("SELECT id FROM thing"); });
  EXPECT_EQ(rows.size(), 1U);
}

TEST_F(PostgresTest, HoldsItsLockAgainAfterwards) {
  cut_connections();
  add(1);
  EXPECT_THAT([&] { Database::open(database.options()); },
              ThrowsMessage<Failure>(HasSubstr("Another coloquio (pid")));
}

TEST_F(PostgresTest, SaysWhatToDoWhenTheServerIsAwayWithoutThePassword) {
  EXPECT_THAT(
      [] { Database::open({.url = "postgres://ana:secret@127.0.0.1:1/coloquio"}); },
      ThrowsMessage<Failure>(AllOf(HasSubstr("127.0.0.1:1/coloquio cannot be reached"),
                                   HasSubstr("COLOQUIO_DATABASE_URL"), Not(HasSubstr("secret")))));
}

TEST_F(PostgresTest, SaysWhatToDoWhenThereIsNoSuchDatabase) {
  auto options = database.options();
  options.url += "_not";
  EXPECT_THAT([&] { Database::open(options); }, ThrowsMessage<Failure>(HasSubstr("createdb")));
}

TEST_F(PostgresTest, DoesNotCommitAfterAStatementThatFailed) {
  const auto work = [](Transaction& tx) {
    tx.execute("INSERT INTO thing (id) VALUES (1)");
    EXPECT_THROW(tx.execute("INSERT INTO thing (id) VALUES (1)"), ConstraintFailure);
  };
  EXPECT_THROW(database->write(work), Failure);
  EXPECT_EQ(add(1), 1);
}

TEST_F(PostgresTest, UsesAStatementAgainThatFailedFirst) {
  add(1);
  EXPECT_THROW(add(1), ConstraintFailure);
  EXPECT_EQ(add(2), 1);
}

TEST_F(PostgresTest, TakesNullAndValueForTheSameParameter) {
  const auto put = [&](int id, std::optional<std::string> name) {
    return database->write([&](Transaction& tx) {
      return tx.execute("INSERT INTO thing (id, name) VALUES ($1, $2)", id, name);
    });
  };
  EXPECT_EQ(put(1, std::nullopt), 1);
  EXPECT_EQ(put(2, "two"), 1);
  EXPECT_EQ(put(3, std::nullopt), 1);
}

}  // namespace
}  // namespace coloquio::db
