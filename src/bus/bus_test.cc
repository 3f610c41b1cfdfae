#include "bus/bus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <semaphore>

#include "bus/outbox.h"
#include "test/database.h"

namespace coloquio::bus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Names = std::vector<std::string>;

class BusTest : public ::testing::Test {
 protected:
  void happen(const std::string& name, std::int64_t id = 0) {
    const Event event{.id = EventId{id != 0 ? id : ++last_},
                      .name = name,
                      .subject = 5,
                      .payload = R"({"a":1})",
                      .at = clock.now()};
    database->write([&](db::Transaction& tx) { record(tx, event); });
  }
  static Bus::Receiver into(Names& names) {
    return [&](const Event& e) { names.push_back(e.name); };
  }
  test::TestDatabase database;
  test::ManualClock clock;
  std::int64_t last_ = 0;
};

TEST_F(BusTest, DeliversInOrder) {
  Bus bus(*database);
  Names heard;
  bus.subscribe("list", "*", Bus::Memory::volatile_, into(heard));
  happen("a");
  happen("b");
  bus.deliver_now();
  EXPECT_THAT(heard, ElementsAre("a", "b"));
}

TEST_F(BusTest, DeliversTheWholeEvent) {
  Bus bus(*database);
  Event heard;
  bus.subscribe("list", "*", Bus::Memory::volatile_, [&](const Event& e) { heard = e; });
  happen("message.posted", 7);
  bus.deliver_now();
  EXPECT_EQ(heard.id, EventId{7});
  EXPECT_EQ(heard.subject, 5);
  EXPECT_EQ(heard.payload, R"({"a":1})");
  EXPECT_EQ(heard.at, clock.now());
}

TEST_F(BusTest, DeliversOnlyTheNamesAskedFor) {
  Bus bus(*database);
  Names heard;
  bus.subscribe("list", "message.*", Bus::Memory::volatile_, into(heard));
  happen("message.posted");
  happen("space.opened");
  bus.deliver_now();
  EXPECT_THAT(heard, ElementsAre("message.posted"));
}

TEST_F(BusTest, MissesNoEventWhoseIdIsOlder) {
  Bus bus(*database);
  Names heard;
  bus.subscribe("list", "*", Bus::Memory::volatile_, into(heard));
  happen("later", 20);
  bus.deliver_now();
  happen("earlier", 10);
  bus.deliver_now();
  EXPECT_THAT(heard, ElementsAre("later", "earlier"));
}

TEST_F(BusTest, DurableReceiversGoOnWhereTheyStopped) {
  Names heard;
  {
    Bus bus(*database);
    bus.subscribe("mailer", "*", Bus::Memory::durable, into(heard));
  }
  happen("while away");
  Bus bus(*database);
  bus.subscribe("mailer", "*", Bus::Memory::durable, into(heard));
  bus.deliver_now();
  EXPECT_THAT(heard, ElementsAre("while away"));
}

TEST_F(BusTest, VolatileReceiversStartWithTheNewest) {
  Names heard;
  happen("before");
  Bus bus(*database);
  bus.subscribe("cache", "*", Bus::Memory::volatile_, into(heard));
  bus.deliver_now();
  EXPECT_THAT(heard, IsEmpty());
}

TEST_F(BusTest, TriesAgainWhatThrew) {
  Bus bus(*database);
  int tries = 0;
  bus.subscribe("mailer", "*", Bus::Memory::durable, [&](const Event&) {
    if (++tries == 1) throw std::runtime_error("not now");
  });
  happen("a");
  bus.deliver_now();
  bus.deliver_now();
  bus.deliver_now();
  EXPECT_EQ(tries, 2);
}

TEST_F(BusTest, AReceiverThatThrowsHoldsOnlyItselfUp) {
  Bus bus(*database);
  Names heard;
  bus.subscribe("broken", "*", Bus::Memory::durable,
                [](const Event&) { throw std::runtime_error("no"); });
  bus.subscribe("list", "*", Bus::Memory::volatile_, into(heard));
  happen("a");
  happen("b");
  bus.deliver_now();
  EXPECT_THAT(heard, ElementsAre("a", "b"));
}

TEST_F(BusTest, NobodyHearsWhatWasRolledBack) {
  Bus bus(*database);
  Names heard;
  bus.subscribe("list", "*", Bus::Memory::volatile_, into(heard));
  const auto failed = database->write([&](db::Transaction& tx) -> Result<> {
    record(tx, {.id = EventId{1}, .name = "a", .subject = 0, .payload = "{}", .at = clock.now()});
    return fail(Kind::conflict, "taken");
  });
  EXPECT_FALSE(failed);
  EXPECT_FALSE(bus.deliver_now());
}

TEST_F(BusTest, ItsThreadWakesByItself) {
  Bus bus(*database);
  std::binary_semaphore heard{0};
  bus.subscribe("list", "*", Bus::Memory::volatile_, [&](const Event&) { heard.release(); });
  bus.start();
  happen("a");
  heard.acquire();
  bus.stop();
}

TEST_F(BusTest, PrunesOnlyWhatEveryReceiverHasHad) {
  Bus bus(*database);
  Names heard;
  bus.subscribe("mailer", "*", Bus::Memory::durable, into(heard));
  happen("a");
  happen("b");
  clock.advance(std::chrono::days(100));
  EXPECT_EQ(prune_events_by_setting(*database, clock), 0);
  bus.deliver_now();
  EXPECT_EQ(prune_events_by_setting(*database, clock), 1);  // The newest one stays.
}

TEST_F(BusTest, KeepsEventsAsHistoryWhenTold) {
  database->write([](db::Transaction& tx) {
    tx.execute("INSERT INTO setting (name, value, updated_at) VALUES ('events.keep_days', '0', 0)");
  });
  happen("a");
  happen("b");
  clock.advance(std::chrono::days(1000));
  EXPECT_EQ(prune_events_by_setting(*database, clock), 0);
}

}  // namespace
}  // namespace coloquio::bus
