#include "db/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "test/database.h"

namespace coloquio::db {
namespace {

class DatabaseTest : public ::testing::Test {
 protected:
  DatabaseTest() {
    database->write(
        [](Transaction& tx) { tx.script("CREATE TABLE thing (id BIGINT PRIMARY KEY)"); });
  }
  void add(int id) {
    database->write([&](Transaction& tx) { tx.execute("INSERT INTO thing (id) VALUES ($1)", id); });
  }
  int count() {
    return database->read(
        [](Connection& c) { return c.query("SELECT count(*) FROM thing").front().get<int>(0); });
  }
  test::TestDatabase database;
};

TEST_F(DatabaseTest, RollsBackWhatThrew) {
  const auto work = [](Transaction& tx) {
    tx.execute("INSERT INTO thing (id) VALUES (1)");
    throw std::runtime_error("no");
  };
  EXPECT_THROW(database->write(work), std::runtime_error);
  EXPECT_EQ(count(), 0);
}

TEST_F(DatabaseTest, RollsBackAResultThatFailed) {
  const auto result = database->write([](Transaction& tx) -> Result<> {
    tx.execute("INSERT INTO thing (id) VALUES (1)");
    return fail(Kind::conflict, "taken");
  });
  EXPECT_EQ(result.error().kind, Kind::conflict);
  EXPECT_EQ(count(), 0);
}

TEST_F(DatabaseTest, RunsDeedsAfterTheCommit) {
  int seen = -1;
  database->write([&](Transaction& tx) {
    tx.execute("INSERT INTO thing (id) VALUES (1)");
    tx.after_commit([&] { seen = count(); });
  });
  EXPECT_EQ(seen, 1);
}

TEST_F(DatabaseTest, ForgetsDeedsAfterARollback) {
  bool ran = false;
  const auto failed = database->write([&](Transaction& tx) -> Result<> {
    tx.after_commit([&] { ran = true; });
    return fail(Kind::conflict, "taken");
  });
  EXPECT_FALSE(failed);
  EXPECT_FALSE(ran);
}

TEST_F(DatabaseTest, AFailingNeighbourHurtsNobody) {
  constexpr int kThreads = 16;
  std::latch start(kThreads);
  std::vector<std::jthread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      start.arrive_and_wait();
      for (int i = 0; i < 20; ++i) {
        // Half of them ask for an id that is taken.
        try {
          add(t % 2 == 0 ? t * 100 + i : 0);
        } catch (const ConstraintFailure&) {
        }
      }
    });
  }
  threads.clear();
  EXPECT_EQ(count(), 8 * 20);
}

// Read, reckon, write: would lose updates under anything weaker than serializable.
TEST_F(DatabaseTest, RivalsDoNotLoseEachOthersUpdates) {
  add(0);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        database->write([&](Transaction& tx) {
          const int seen = tx.query("SELECT id FROM thing").front().get<int>(0);
          tx.execute("UPDATE thing SET id = $1", seen + 1);
        });
      }
    });
  }
  threads.clear();
  EXPECT_EQ(database->read(
                [](Connection& c) { return c.query("SELECT id FROM thing").front().get<int>(0); }),
            100);
}

TEST_F(DatabaseTest, WakesWhoeverListens) {
  int heard = 0;
  const auto listening = database->announcements().listen("news", [&] { ++heard; });
  database->write([](Transaction& tx) { tx.announce("news"); });
  database->write([](Transaction& tx) { tx.announce("other"); });
  EXPECT_EQ(heard, 1);
}

TEST_F(DatabaseTest, ReadsOneSnapshot) {
  const auto seen = database->read([&](Connection& c) {
    const int before = c.query("SELECT count(*) FROM thing").front().get<int>(0);
    std::jthread([&] { add(1); }).join();
    return std::pair(before, c.query("SELECT count(*) FROM thing").front().get<int>(0));
  });
  EXPECT_EQ(seen, std::pair(0, 0));
  EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, KeepsWhatWasWrittenWhenOpenedAgain) {
  add(1);
  database.reopen();
  EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, RefusesASecondProcess) {
  EXPECT_THAT([&] { Database::open(database.options()); },
              ::testing::ThrowsMessage<Failure>(::testing::HasSubstr("Another coloquio")));
}

TEST_F(DatabaseTest, LetsAShortCommandInBesideAServer) {
  auto options = database.options();
  options.beside = Beside::a_server;
  const auto second = Database::open(options);
  second->write([](Transaction& tx) { tx.execute("INSERT INTO thing (id) VALUES (5)"); });
  add(6);
  EXPECT_EQ(count(), 2);
}

}  // namespace
}  // namespace coloquio::db
