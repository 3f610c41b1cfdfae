#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

using testing::HasSubstr;

class Drafts : public CommunityForTests, public testing::Test {
 protected:
  Result<Draft> keep(const Viewer& viewer, std::string body,
                     std::optional<std::int64_t> seen = std::nullopt, std::string place = "ask") {
    tick();
    return community.drafts.save(
        viewer, {.place = std::move(place), .body = std::move(body), .seen = seen});
  }
  std::string body_of(const Viewer& viewer, std::string_view place = "ask") {
    const auto draft = community.drafts.find(viewer, place);
    return draft ? draft->body : "none";
  }
};

TEST_F(Drafts, AreTheirWritersAlone) {
  ASSERT_TRUE(keep(ana, "Uno.\n\nDos."));
  EXPECT_EQ(body_of(ana), "Uno.\n\nDos.");
  EXPECT_EQ(body_of(bea), "none");
  EXPECT_EQ(body_of(admin), "none");
  EXPECT_EQ(body_of(guest), "none");
  EXPECT_TRUE(community.drafts.list(bea).empty());
}

TEST_F(Drafts, KnowWhatAnotherDeviceSaved) {
  EXPECT_EQ(keep(ana, "Uno", 0)->version, 1);
  EXPECT_EQ(keep(ana, "Uno dos", 1)->version, 2);
  EXPECT_TRUE(fails_with(Kind::stale, keep(ana, "Uno tres", 1)));
  EXPECT_TRUE(fails_with(Kind::stale, keep(ana, "Uno tres", 0)));
  EXPECT_EQ(body_of(ana), "Uno dos");
  EXPECT_EQ(keep(ana, "Sin mirar")->version, 3);
}

TEST_F(Drafts, OfTwoDevicesAtOnceOneWins) {
  ASSERT_TRUE(keep(ana, "Comienzo"));
  std::atomic<int> kept = 0, stale = 0;
  std::vector<std::thread> devices;
  for (int i = 0; i < 4; ++i) {
    devices.emplace_back([&, i] {
      const auto saved = community.drafts.save(
          ana, {.place = "ask", .body = "Dispositivo " + std::to_string(i), .seen = 1});
      ++(saved ? kept : stale);
    });
  }
  for (auto& device : devices) device.join();
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(stale, 3);
}

TEST_F(Drafts, EmptyOnesAreForgotten) {
  ASSERT_TRUE(keep(ana, "Uno"));
  EXPECT_EQ(keep(ana, " \n ", 1)->version, 0);
  EXPECT_EQ(body_of(ana), "none");
  EXPECT_EQ(keep(ana, "")->version, 0);
}

TEST_F(Drafts, BelongToPlacesThatTheirWriterMaySee) {
  space("interno", Visibility::private_);
  const auto secret = ask(admin, "¿Cuándo se anuncia?", "Es secreto.", "interno").conversation;
  const auto open = ask(bea).conversation;
  EXPECT_TRUE(fails_with(Kind::not_found, keep(ana, "a", {}, draft_of_reply(secret.id))));
  EXPECT_TRUE(keep(ana, "a", {}, draft_of_reply(open.id)));
  for (const auto* place : {"", "reply-", "reply-x", "reply-0", "reply--1", "edit-1", "ask2"}) {
    EXPECT_TRUE(fails_with(Kind::not_found, keep(ana, "a", {}, place))) << place;
  }
  EXPECT_TRUE(fails_with(Kind::not_found, keep(ana, "a", {}, "reply-0" + to_string(open.id))));
}

TEST_F(Drafts, OfWhatWentAwayStayWithoutItsTitle) {
  const auto question = ask(bea, "¿Título que desaparece?").conversation;
  ASSERT_TRUE(keep(ana, "Mi respuesta", {}, draft_of_reply(question.id)));
  ASSERT_EQ(community.drafts.list(ana).front().conversation->title, "¿Título que desaparece?");
  ASSERT_TRUE(community.posting.remove(mod, question.first_message));
  const auto lines = community.drafts.list(ana);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_FALSE(lines.front().conversation);
  EXPECT_EQ(lines.front().draft.body, "Mi respuesta");
}

TEST_F(Drafts, HaveBounds) {
  EXPECT_TRUE(keep(ana, std::string(community::Drafts::body_max, 'a')));
  EXPECT_TRUE(
      fails_with(Kind::invalid, keep(ana, std::string(community::Drafts::body_max + 1, 'a'))));
  EXPECT_TRUE(fails_with(
      Kind::invalid, community.drafts.save(ana, {.place = "ask", .body = "a", .kind = "poll"})));
  EXPECT_TRUE(
      fails_with(Kind::invalid,
                 community.drafts.save(ana, {.place = "ask", .title = std::string(1001, 'a')})));
}

TEST_F(Drafts, AreAHundredAtMost) {
  database->write([&](db::Transaction& tx) {
    for (int i = 0; i < community::Drafts::most - 1; ++i) {
      tx.execute(
          "INSERT INTO draft (person_id, place, title, body, space, tags, kind, version, "
          "updated_at) VALUES ($1, $2, '', 'a', '', '', '', 1, $3)",
          ana.person, "old-" + std::to_string(i), clock.now());
    }
  });
  const auto question = ask(bea).conversation;
  EXPECT_TRUE(keep(ana, "La última"));
  EXPECT_TRUE(fails_with(Kind::conflict, keep(ana, "a", {}, draft_of_reply(question.id))));
  EXPECT_TRUE(keep(ana, "La última, cambiada"));
  EXPECT_TRUE(keep(bea, "De otra persona"));
}

TEST_F(Drafts, GoAfterHalfAYear) {
  ASSERT_TRUE(keep(ana, "Uno"));
  clock.advance(std::chrono::hours{24 * 180});
  community.drafts.prune();
  EXPECT_EQ(body_of(ana), "Uno");
  tick();
  community.drafts.prune();
  EXPECT_EQ(body_of(ana), "none");
}

TEST_F(Drafts, ComeAndGoThroughTheApi) {
  const auto saved = send(ana, web::Method::put, "/api/v1/drafts/ask",
                          R"({"title":"¿Cómo?","body":"Así","tags":"pin","seen":0})");
  ASSERT_TRUE(saved) << saved.error().key;
  EXPECT_THAT(saved->body, HasSubstr("\"version\":"));
  EXPECT_THAT(get(ana, "/api/v1/drafts/ask")->body, HasSubstr("¿Cómo?"));
  EXPECT_THAT(get(ana, "/api/v1/drafts")->body, HasSubstr("\"place\":\"ask\""));
  EXPECT_TRUE(fails_with(Kind::not_found, get(bea, "/api/v1/drafts/ask")));
  EXPECT_TRUE(fails_with(Kind::unauthenticated, get(guest, "/api/v1/drafts")));
  ASSERT_TRUE(send(ana, web::Method::delete_, "/api/v1/drafts/ask"));
  EXPECT_TRUE(fails_with(Kind::not_found, get(ana, "/api/v1/drafts/ask")));
}

}  // namespace
}  // namespace coloquio::community
