#include "jobs/queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <semaphore>

#include "test/database.h"

namespace coloquio::jobs {
namespace {

class QueueTest : public ::testing::Test {
 protected:
  void enqueue_at(Instant when, std::int64_t id = 1) {
    const Job job{.id = JobId{id}, .kind = "mail.send", .payload = "{}", .run_at = when};
    database->write([&](db::Transaction& tx) { enqueue(tx, job); });
  }
  int jobs() {
    return database->read(
        [](db::Connection& c) { return c.query("SELECT count(*) FROM job").front().get<int>(0); });
  }
  std::vector<DeadLetter> dead() {
    return database->read([](db::Connection& c) { return dead_letters(c, 10); });
  }
  static Result<> fails(const Job&) { return fail(Kind::unavailable, "mail.no_server"); }

  test::TestDatabase database;
  test::ManualClock clock;
  Queue queue{*database, clock};
};

TEST_F(QueueTest, RunsAJobOnceAndForgetsIt) {
  int runs = 0;
  queue.handle("mail.send", [&](const Job&) -> Result<> { return ++runs, Result<>{}; });
  enqueue_at(clock.now());
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(queue.run_due(), 0);
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(jobs(), 0);
}

TEST_F(QueueTest, WaitsUntilItIsTime) {
  queue.handle("mail.send", [](const Job&) { return Result<>{}; });
  enqueue_at(clock.now() + std::chrono::hours(1));
  EXPECT_EQ(queue.run_due(), 0);
  clock.advance(std::chrono::hours(1));
  EXPECT_EQ(queue.run_due(), 1);
}

TEST_F(QueueTest, LeavesKindsItDoesNotKnow) {
  queue.handle("other", [](const Job&) { return Result<>{}; });
  enqueue_at(clock.now());
  EXPECT_EQ(queue.run_due(), 0);
  EXPECT_EQ(jobs(), 1);
}

TEST_F(QueueTest, TriesAgainLater) {
  int runs = 0;
  queue.handle("mail.send", [&](const Job&) -> Result<> {
    if (++runs == 1) throw std::runtime_error("no");
    return {};
  });
  enqueue_at(clock.now());
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(queue.run_due(), 0);
  clock.advance(std::chrono::minutes(2));
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(jobs(), 0);
}

TEST_F(QueueTest, PausesGrowUpToSixHours) {
  EXPECT_EQ(pause_after(1, 1), std::chrono::minutes(1));
  EXPECT_EQ(pause_after(3, 1), std::chrono::minutes(16));
  EXPECT_EQ(pause_after(50, 1), std::chrono::hours(6));
  EXPECT_EQ(pause_after(1, 0.5), std::chrono::seconds(30));
}

TEST_F(QueueTest, GivesUpIntoADeadLetter) {
  queue.handle("mail.send", fails, 1);
  enqueue_at(clock.now());
  queue.run_due();
  ASSERT_EQ(dead().size(), 1U);
  EXPECT_EQ(dead().front().error, "mail.no_server");
  clock.advance(std::chrono::days(30));
  EXPECT_EQ(queue.run_due(), 0);
}

TEST_F(QueueTest, ADeadLetterCanBeTriedAgain) {
  queue.handle("mail.send", fails, 1);
  enqueue_at(clock.now());
  queue.run_due();
  EXPECT_TRUE(
      database->write([&](db::Transaction& tx) { return retry(tx, JobId{1}, clock.now()); }));
  queue.handle("mail.send", [](const Job&) { return Result<>{}; });
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(jobs(), 0);
}

TEST_F(QueueTest, ADeadLetterCanBeDiscarded) {
  queue.handle("mail.send", fails, 1);
  enqueue_at(clock.now());
  queue.run_due();
  EXPECT_TRUE(database->write([&](db::Transaction& tx) { return discard(tx, JobId{1}); }));
  EXPECT_FALSE(database->write([&](db::Transaction& tx) { return discard(tx, JobId{1}); }));
}

TEST_F(QueueTest, TakesUpWhatACrashLeft) {
  queue.handle("mail.send", [](const Job&) { return Result<>{}; });
  enqueue_at(clock.now());
  database->write([&](db::Transaction& tx) {
    tx.execute("UPDATE job SET state = 'running', locked_until = $1",
               clock.now() + std::chrono::minutes(5));
  });
  EXPECT_EQ(queue.run_due(), 0);
  clock.advance(std::chrono::minutes(6));
  EXPECT_EQ(queue.run_due(), 1);
}

TEST_F(QueueTest, RepeatsWhatShallBeRepeated) {
  int runs = 0;
  std::binary_semaphore ran{0};
  queue.repeat("events.prune", std::chrono::hours(24), [&](const Job&) -> Result<> {
    ++runs;
    return ran.release(), Result<>{};
  });
  queue.start(1);
  ran.acquire();
  queue.stop();
  EXPECT_EQ(queue.run_due(), 0);
  clock.advance(std::chrono::hours(24));
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(runs, 2);
}

TEST_F(QueueTest, ItsThreadsWakeByThemselves) {
  std::binary_semaphore ran{0};
  queue.handle("mail.send", [&](const Job&) -> Result<> { return ran.release(), Result<>{}; });
  queue.start();
  enqueue_at(clock.now());
  ran.acquire();
  queue.stop();
  EXPECT_EQ(jobs(), 0);
}

}  // namespace
}  // namespace coloquio::jobs
