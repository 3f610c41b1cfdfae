// Notices as a browser and a program meet them: the whole program without sockets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world/world.h"

namespace coloquio {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Told : test::World {
  std::string conversation;

  Told() {
    const auto asked = as("Ana").post(
        "/api/v1/conversations",
        R"({"space": "comunidad", "title": "¿Cómo cambio el PIN?", "body": "No lo encuentro."})");
    conversation = asked.at("id");
    clock().advance(std::chrono::seconds{40});
  }
  void reply(const std::string& name, const std::string& body = "En Ajustes.") {
    EXPECT_EQ(as(name)
                  .post("/api/v1/conversations/" + conversation + "/messages",
                        R"({"body": ")" + body + R"("})")
                  .status,
              201);
    clock().advance(std::chrono::seconds{40});
    house().bus.deliver_now();
  }
  std::string mail_key(const std::string& name) {
    return house().notices.preferences.key_for(viewer(name).person);
  }
};

TEST(NoticePages, ShowTheBellAndWhatItIsAbout) {
  Told world;
  world.reply("Bea");
  auto ana = world.browser_of("Ana");
  EXPECT_THAT(ana.get("/questions").body, HasSubstr("data-bell-count>1</span>"));
  const auto page = ana.get("/notices");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Bea ha respondido en"));
  EXPECT_THAT(page.body, HasSubstr("class=\"unread\""));
  EXPECT_THAT(world.browser_of("Bea").get("/notices").body, Not(HasSubstr("class=\"unread\"")));
}

TEST(NoticePages, AreForMembers) {
  Told world;
  EXPECT_EQ(world.guest().get("/notices").status, 303);
  EXPECT_EQ(world.guest().get("/live").status, 303);
  EXPECT_EQ(world.guest().get("/api/v1/notices").status, 401);
  EXPECT_EQ(world.guest().get("/api/v1/people?q=ana").status, 401);
  EXPECT_THAT(world.guest().get("/questions").body, Not(HasSubstr("data-bell")));
}

TEST(NoticePages, OpeningANoticeReadsIt) {
  Told world;
  world.reply("Bea");
  const auto id = world.as("Ana").get("/api/v1/notices").at("items.0.id");
  auto ana = world.browser_of("Ana");
  const auto led = ana.get("/notices/" + id);
  EXPECT_EQ(led.status, 303);
  EXPECT_THAT(std::string(led.header("Location")), HasSubstr("/messages/"));
  EXPECT_EQ(world.as("Ana").get("/api/v1/notices/count").at("unread"), "0");
  EXPECT_EQ(world.browser_of("Bea").get("/notices/" + id).status, 404);
}

TEST(NoticePages, TakeAllReadBack) {
  Told world;
  world.reply("Bea");
  auto ana = world.browser_of("Ana");
  const auto marked = ana.submit("/notices/read", {});
  const std::string where(marked.header("Location"));
  ASSERT_THAT(where, HasSubstr("/notices?marked="));
  const auto page = ana.get(where).body;
  const auto from = page.find("name=\"undo\" value=\"") + 19;
  ana.submit("/notices/read", {{"undo", page.substr(from, page.find('"', from) - from)}});
  EXPECT_EQ(world.as("Ana").get("/api/v1/notices/count").at("unread"), "1");
}

TEST(NoticePages, LookingAtTheConversationClearsTheBell) {
  Told world;
  world.reply("Bea");
  auto ana = world.browser_of("Ana");
  ana.get("/t/como-cambio-el-pin/" + world.conversation);
  EXPECT_EQ(world.as("Ana").get("/api/v1/notices/count").at("unread"), "0");
  EXPECT_THAT(ana.get("/questions").body, HasSubstr("data-bell-count></span>"));
}

TEST(NoticePages, UnsubscribeInOneClickWithoutAnything) {
  Told world;
  web::Request request;
  request.method = web::Method::post;
  request.path = "/unsubscribe/" + world.mail_key("Ana");
  request.body = "List-Unsubscribe=One-Click";
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  EXPECT_EQ(world.guest().send(request).status, 200);
  EXPECT_EQ(world.as("Ana").get("/api/v1/me/notices").at("mail"), "none");
  EXPECT_EQ(world.as("Ana").get("/api/v1/me/notices").at("digest"), "never");
}

TEST(NoticePages, ChooseMailsByTheLinkAndOnlyByTheRightOne) {
  Told world;
  const auto path = "/unsubscribe/" + world.mail_key("Ana");
  EXPECT_THAT(world.guest().get(path).body, HasSubstr("Elige qué correos recibes"));
  EXPECT_EQ(world.as("Ana").get("/api/v1/me/notices").at("mail"), "all");
  EXPECT_EQ(world.guest().submit(path, {{"mail", "personal"}, {"digest", "weekly"}}).status, 303);
  EXPECT_EQ(world.as("Ana").get("/api/v1/me/notices").at("mail"), "personal");
  EXPECT_EQ(world.guest().get("/unsubscribe/1.AAAA").status, 404);
}

TEST(NoticePages, SayWhatIsWrongInTheSettings) {
  Told world;
  auto ana = world.browser_of("Ana");
  const auto page = ana.submit(
      "/settings/notices",
      {{"mail", "none"}, {"quiet_from", "22:00"}, {"time_zone", "Marte"}, {"on_start", "normal"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("value=\"22:00\""));
  EXPECT_THAT(page.body, HasSubstr("<a href=\"#time_zone\">"));
  EXPECT_EQ(ana.submit("/settings/notices", {{"time_zone", "America/Lima"}}).status, 303);
  EXPECT_THAT(ana.get("/settings/notices").body, HasSubstr("America/Lima"));
}

TEST(FollowPages, ChangeTheLevelWithoutScript) {
  Told world;
  auto bea = world.browser_of("Bea");
  const auto done =
      bea.submit("/conversations/" + world.conversation + "/following", {{"level", "watching"}});
  EXPECT_EQ(done.status, 303);
  EXPECT_THAT(bea.get("/t/como-cambio-el-pin/" + world.conversation).body,
              HasSubstr("value=\"watching\" aria-current=\"true\""));
  EXPECT_EQ(bea.submit("/c/comunidad/following", {{"level", "muted"}}).status, 303);
  EXPECT_THAT(bea.get("/settings/notices").body, HasSubstr("En silencio"));
  EXPECT_EQ(bea.submit("/c/nada/following", {{"level", "muted"}}).status, 404);
  EXPECT_EQ(bea.submit("/tags/nada/following", {{"level", "muted"}}).status, 404);
}

TEST(FollowPages, ShowWhatIsNewAndGoOnThere) {
  Told world;
  auto ana = world.browser_of("Ana");
  ana.get("/t/como-cambio-el-pin/" + world.conversation);
  world.reply("Bea");
  EXPECT_THAT(ana.get("/questions").body, HasSubstr("1 nueva</a>"));
  const auto topic = ana.get("/t/como-cambio-el-pin/" + world.conversation).body;
  EXPECT_THAT(topic, HasSubstr("Nuevo desde tu última visita"));
  EXPECT_THAT(topic, HasSubstr("/conversations/" + world.conversation + "/unread"));
  EXPECT_THAT(ana.get("/questions").body, Not(HasSubstr("1 nueva</a>")));
  world.reply("Bea", "Y otra cosa.");
  EXPECT_EQ(ana.submit("/read", {}).status, 303);
  EXPECT_THAT(ana.get("/questions").body, Not(HasSubstr("1 nueva</a>")));
  EXPECT_THAT(world.guest().get("/questions").body, Not(HasSubstr("badge-accent\">Sin abrir")));
}

}  // namespace
}  // namespace coloquio
