// A decision through the whole program: the queue, the account, the statement, the mail, the
// appeal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world/world.h"

namespace coloquio {
namespace {

using people::Role;
using testing::HasSubstr;

struct Moderated : testing::Test {
  test::World world;
  test::Client ana = world.as("Ana", Role::agent);
  test::Client bea = world.as("Bea");
  test::Client mod = world.as("Mario", Role::moderator);
  test::Client nora = world.as("Nora", Role::moderator);
  std::string conversation, message;

  void SetUp() override {
    const auto asked = ana.post(
        "/api/v1/conversations",
        R"({"space": "comunidad", "kind": "question", "title": "¿Cómo cambio el PIN?", "body": "No lo encuentro."})");
    ASSERT_EQ(asked.status, 201) << asked.body;
    conversation = asked.at("id");
    const auto replied = say("Una grosería.");
    ASSERT_EQ(replied.status, 201) << replied.body;
    message = replied.at("id");
    ASSERT_EQ(ana.post("/api/v1/messages/" + message + "/reports", R"({"reason": "rude"})").status,
              201);
  }
  test::Answer say(const std::string& words) {
    world.clock().advance(std::chrono::minutes{2});
    return bea.post("/api/v1/conversations/" + conversation + "/messages",
                    R"({"body": ")" + words + R"("})");
  }
  test::Answer decide(test::Client& by, const std::string& outcome) {
    const auto id = by.get("/api/v1/reviews").at("items.0.id");
    return by.put("/api/v1/reviews/" + id + "/decision", R"({"outcome": ")" + outcome + R"("})");
  }
  void deliver() {
    while (world.house().bus.deliver_now()) {
    }
    world.clock().advance(std::chrono::minutes{2});  // Kept sessions forget.
  }
};

TEST_F(Moderated, SilenceIsStatedMailedAndTakenBack) {
  ASSERT_EQ(decide(mod, "silenced").status, 204);
  deliver();
  EXPECT_EQ(say("Y otra más.").status, 403);
  const auto statements = bea.get("/api/v1/statements");
  EXPECT_THAT(statements.body, HasSubstr(R"("restriction":"removed","rule":"rude")"));
  EXPECT_THAT(statements.body, HasSubstr(R"("restriction":"silenced")"));
  EXPECT_EQ(world.house().mailer.newest(10).size(), 2U);

  const auto silence = statements.at("items.0.restriction") == "silenced" ? "items.0" : "items.1";
  const auto id = statements.at(std::string{silence} + ".id");
  ASSERT_EQ(nora.remove("/api/v1/statements/" + id).status, 204);
  deliver();
  EXPECT_EQ(say("Perdón por lo de antes.").status, 201);
}

TEST_F(Moderated, AnAppealIsAnsweredByAnother) {
  ASSERT_EQ(decide(mod, "removed").status, 204);
  const auto id = bea.get("/api/v1/statements").at("items.0.id");
  ASSERT_EQ(bea.put("/api/v1/statements/" + id + "/appeal", R"({"text": "Era una broma."})").status,
            204);
  EXPECT_EQ(decide(mod, "overturned").status, 403);
  ASSERT_EQ(decide(nora, "overturned").status, 204);
  EXPECT_EQ(world.guest().get("/api/v1/messages/" + message).status, 200);
  EXPECT_EQ(bea.get("/api/v1/statements/" + id).at("answer"), "overturned");
}

TEST_F(Moderated, LettersAreSentOnceHoweverOftenTheEventComes) {
  ASSERT_EQ(decide(mod, "removed").status, 204);
  deliver();
  world.db().write([](db::Transaction& tx) {
    tx.execute("UPDATE event_cursor SET position = 0 WHERE receiver = 'statement_letters'");
  });
  deliver();
  EXPECT_EQ(world.house().mailer.newest(10).size(), 1U);
}

TEST_F(Moderated, ASanctionFromItsOwnPageIsStatedToo) {
  const auto account = world.viewer("Bea").account;
  const auto done =
      mod.post("/api/v1/accounts/" + to_string(account) + "/sanctions",
               R"({"kind": "silence", "reason": "Insulta.", "until": "2026-11-28T09:30:00Z"})");
  ASSERT_EQ(done.status, 201) << done.body;
  deliver();
  EXPECT_THAT(bea.get("/api/v1/statements").body, HasSubstr(R"("facts":"Insulta.")"));
}

TEST_F(Moderated, TheFirstPostOfANewcomerIsLookedAt) {
  EXPECT_EQ(mod.get("/api/v1/reviews").at("items.0.why"), "first_post");
}

}  // namespace
}  // namespace coloquio
