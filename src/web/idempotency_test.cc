#include "web/idempotency.h"

#include <gmock/gmock.h>

#include "web/hall_for_tests.h"

namespace coloquio::web {
namespace {

using testing::HasSubstr;

struct Hall : HallForTests {
  int deeds() {
    return database->read([](db::Connection& c) {
      return c.query("SELECT COUNT(*) FROM setting").front().get<int>(0);
    });
  }

  Hall() {
    router.page(Method::post, "/api/v1/deeds", Permission::signed_in,
                [this](const Request& r) -> Result<Response> {
                  if (r.body == "bad") return fail(Kind::invalid, "errors.invalid");
                  const auto id = ids.next();
                  database->write([&](db::Transaction& tx) {
                    tx.note_subject(id);
                    tx.execute("INSERT INTO setting (name, value, updated_at) VALUES ($1, '', 0)",
                               std::to_string(id));
                  });
                  if (r.body == "crash") throw std::runtime_error("after the commit");
                  auto answer = json("{\"id\":\"" + std::to_string(id) + "\"}", 201);
                  if (r.body == "secret") answer.header("Cache-Control", "no-store");
                  return answer;
                });
  }
  Response deed(const std::string& key, const std::string& body = "{}") {
    return post("/api/v1/deeds", body,
                {{"authorization", "Bearer member"}, {"idempotency-key", key}});
  }
};

TEST(Idempotency, DoesADeedOnceAndGivesTheSameAnswer) {
  Hall hall;
  const auto first = hall.deed("a");
  const auto second = hall.deed("a");
  EXPECT_EQ(hall.deeds(), 1);
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.header_value("Idempotent-Replayed"), "true");
}

TEST(Idempotency, RemembersAfterARestart) {
  Hall hall;
  const auto first = hall.deed("a");
  hall.restart();
  EXPECT_EQ(hall.deed("a").body, first.body);
  EXPECT_EQ(hall.deeds(), 1);
}

TEST(Idempotency, DoesNotDoubleWhatWasDoneButNeverAnswered) {
  Hall hall;
  EXPECT_EQ(hall.deed("a", "crash").status, 500);
  const auto again = hall.deed("a", "crash");
  EXPECT_EQ(hall.deeds(), 1);
  EXPECT_EQ(again.status, 200);
  EXPECT_THAT(again.body, HasSubstr("\"id\":\""));
}

TEST(Idempotency, RefusesAKeyForAnotherRequest) {
  Hall hall;
  hall.deed("a", "{}");
  EXPECT_EQ(hall.deed("a", "{ }").status, 422);
  EXPECT_EQ(hall.deed(std::string(201, 'a')).status, 422);
  EXPECT_EQ(hall.deeds(), 1);
}

TEST(Idempotency, LetsAFailedRequestBeTriedAgain) {
  Hall hall;
  EXPECT_EQ(hall.deed("a", "bad").status, 422);
  EXPECT_EQ(hall.deed("a", "{}").status, 201);
}

TEST(Idempotency, StoresNoSecret) {
  Hall hall;
  hall.deed("a", "secret");
  EXPECT_EQ(hall.deed("a", "secret").header_value("Idempotent-Replayed"), "true");
  hall.restart();
  hall.database->read([](db::Connection& c) {
    EXPECT_EQ(c.query("SELECT COUNT(*) FROM idempotency WHERE body <> ''").front().get<int>(0), 0);
  });
  EXPECT_EQ(hall.deeds(), 1);
}

TEST(Idempotency, ForgetsAfterADay) {
  Hall hall;
  hall.deed("a");
  hall.restart();
  hall.clock.advance(std::chrono::hours{25});
  hall.deed("a");
  EXPECT_EQ(hall.deeds(), 2);
}

TEST(Idempotency, AsksToWaitWhileTheFirstIsUnderWay) {
  Hall hall;
  Idempotency keys(*hall.database, hall.clock);
  const Idempotency::Claim claim(AccountId{1}, "a", "hash", hall.clock.now());
  EXPECT_EQ(keys.begin(claim).standing, Idempotency::Standing::fresh);
  EXPECT_EQ(keys.begin(claim).standing, Idempotency::Standing::under_way);
  keys.abandon(claim);
  EXPECT_EQ(keys.begin(claim).standing, Idempotency::Standing::fresh);
}

TEST(Idempotency, KeepsAWriteFromHappeningTwiceInTwoProcesses) {
  Hall hall;
  const auto write = [&](Idempotency::Claim& claim) {
    db::WriteHook::current() = &claim;
    hall.database->write([](db::Transaction&) {});
    db::WriteHook::current() = nullptr;
  };
  Idempotency::Claim one(AccountId{1}, "a", "hash", hall.clock.now());
  Idempotency::Claim other(AccountId{1}, "a", "hash", hall.clock.now());
  write(one);
  EXPECT_TRUE(one.committed());
  EXPECT_THROW(write(other), Idempotency::Duplicate);
  db::WriteHook::current() = nullptr;
}

}  // namespace
}  // namespace coloquio::web
