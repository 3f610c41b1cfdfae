// A secret space and a partner against every address that can be read: generated from the router,
// so that an address added tomorrow is in it.
#include <gtest/gtest.h>

#include <optional>

#include "community/circle.h"
#include "world/world.h"

namespace coloquio {
namespace {

using people::Role;

// What stands in the place of "{id}", "{slug}" and so on: everything that belongs to the secret.
struct Belongings {
  std::vector<std::string> ids;
  std::vector<std::string> slugs;
  std::string query;
};

// Every way to fill the names in a path.
std::vector<std::string> addresses_of(const std::string& path, const Belongings& of) {
  const auto open = path.find('{');
  if (open == std::string::npos) return {path};
  const auto close = path.find('}', open);
  const auto name = path.substr(open + 1, close - open - 1);
  const bool by_slug = name == "slug" || name == "space" || name == "kind";
  std::vector<std::string> all;
  for (const auto& value : by_slug ? of.slugs : of.ids) {
    const auto filled = path.substr(0, open) + value + path.substr(close + 1);
    for (auto& address : addresses_of(filled, of)) all.push_back(std::move(address));
  }
  return all;
}

class Everywhere : public testing::Test {
 protected:
  // Where `who` finds one of `words`, looking at everything that can be got.
  std::vector<std::string> found_by(test::Client who, const Belongings& of,
                                    const std::vector<std::string>& words) {
    std::vector<std::string> places;
    for (const auto& endpoint : world.house().router.endpoints()) {
      if (endpoint.method != web::Method::get || is_for_guests(endpoint.path)) continue;
      for (const auto& path : addresses_of(endpoint.path, of)) {
        const auto answer = who.get(path + "?" + of.query);
        world.clock().advance(std::chrono::seconds{20});  // Rate limits are another test's matter.
        ++asked;
        for (const auto& word : words) {
          if (answer.body.find(word) != std::string::npos) places.push_back(path + ": " + word);
        }
      }
    }
    return places;
  }
  // Answers everybody the same, as to a guest; the guest is asked, too. The mailbox of development
  // is open to the machine it runs on.
  static bool is_for_guests(const std::string& path) {
    return path.find("feed.atom") != std::string::npos || path == "/sitemap.xml" ||
           path.rfind("/dev/", 0) == 0;
  }
  void ok(const test::Answer& answer) { EXPECT_LT(answer.status, 300) << answer.body; }

  test::World world;
  int asked = 0;
};

class SecretSpace : public Everywhere {
 protected:
  SecretSpace() {
    auto owner = world.as("Olga", Role::manager);
    ok(owner.post(
        "/api/v1/spaces",
        R"({"title": "Sala Ornitorrinco", "slug": "sala", "description": "Nadie sabe del ornitorrinco", "parent": "comunidad", "kind": "workspace", "visibility": "secret"})"));
    ok(owner.put("/api/v1/spaces/sala/state", R"({"state": "open"})"));
    const auto asked_there = owner.post(
        "/api/v1/conversations",
        R"({"space": "sala", "kind": "question", "title": "Ornitorrinco secreto", "body": "El ornitorrinco no se cuenta.", "tags": ["ornitorrinco"]})");
    ok(asked_there);
    const auto person = to_string(world.viewer("Olga").person);
    const auto iris = to_string(world.viewer("Iris").person);
    ok(owner.put("/api/v1/spaces/sala/members/" + iris, "{}"));
    const auto answered =
        world.as("Iris").post("/api/v1/conversations/" + asked_there.at("id") + "/messages",
                              R"({"body": "Yo sé de ornitorrinco."})");
    ok(answered);
    ok(owner.put("/api/v1/conversations/" + asked_there.at("id") + "/accepted",
                 R"({"message": ")" + answered.at("id") + "\"}"));
    const auto invited =
        owner.post("/api/v1/spaces/sala/invitations", R"({"email": "fuera@example.org"})");
    ok(invited);
    world.house().bus.deliver_now();
    of = {{asked_there.at("id"), asked_there.at("first_message"), answered.at("id"), person, iris,
           invited.at("id")},
          {"sala", "ornitorrinco"},
          "q=ornitorrinco&tag=ornitorrinco&conversation=" + asked_there.at("id") +
              "&title=ornitorrinco&prefix=orni&show=helped"};
  }

  Belongings of;
  // Not in small letters: pages show again what was sought.
  const std::vector<std::string> words{"Ornitorrinco", "sabe del orni", "sé de orni",
                                       "no se cuenta", "fuera@example.org"};
};

TEST_F(SecretSpace, IsNowhereForThoseOutside) {
  EXPECT_EQ(found_by(world.guest(), of, words), std::vector<std::string>{});
  EXPECT_EQ(found_by(world.as("Ana"), of, words), std::vector<std::string>{});
  EXPECT_EQ(found_by(world.browser_of("Ana"), of, words), std::vector<std::string>{});
  EXPECT_EQ(found_by(world.browser_of("Mod", Role::moderator), of, words),
            std::vector<std::string>{});
  EXPECT_EQ(found_by(world.as("Ada", Role::agent), of, words), std::vector<std::string>{});
  EXPECT_EQ(found_by(world.as("Manu", Role::manager), of, words), std::vector<std::string>{});
  EXPECT_EQ(found_by(world.browser_of("Pau", Role::partner), of, words),
            std::vector<std::string>{});
  EXPECT_GT(asked, 500);
}

TEST_F(SecretSpace, IsInTheFeedsOfNobody) {
  for (const auto* address : {"/feed.atom", "/sitemap.xml", "/c/sala/feed.atom"}) {
    EXPECT_EQ(world.guest().get(address).body.find("rnitorrinco"), std::string::npos) << address;
    EXPECT_EQ(world.browser_of("Iris").get(address).body.find("rnitorrinco"), std::string::npos);
  }
}

TEST_F(SecretSpace, IsThereForItsMembers) {
  EXPECT_GT(found_by(world.browser_of("Iris"), of, words).size(), 3U);
}

TEST_F(SecretSpace, ChangesNoCountOfThoseOutside) {
  const auto iris = to_string(world.viewer("Iris").person);
  EXPECT_EQ(world.as("Ana").get("/api/v1/people/" + iris).at("posts"), "0");
  EXPECT_EQ(world.as("Ana").get("/api/v1/people/" + iris).at("answers_accepted"), "0");
  EXPECT_EQ(world.as("Olga").get("/api/v1/people/" + iris).at("posts"), "1");
}

TEST_F(SecretSpace, AnswersVerbsLikeWhatDoesNotExist) {
  auto ana = world.as("Ana");
  for (const auto& endpoint : world.house().router.endpoints()) {
    if (endpoint.method == web::Method::get || endpoint.path.rfind("/api/", 0) != 0) continue;
    if (endpoint.path.find("{space}") == std::string::npos) continue;
    auto there = of, nowhere = of;
    there.slugs = {"sala"};
    nowhere.slugs = {"no-existe"};
    const auto paths = addresses_of(endpoint.path, there);
    const auto others = addresses_of(endpoint.path, nowhere);
    const bool has_body = endpoint.method != web::Method::delete_;
    const auto hidden = ana.send(endpoint.method, paths.front(), has_body ? "{}" : "");
    const auto missing = ana.send(endpoint.method, others.front(), has_body ? "{}" : "");
    EXPECT_EQ(hidden.status, missing.status) << endpoint.path;
    EXPECT_EQ(hidden.at("error.key"), missing.at("error.key")) << endpoint.path;
  }
}

// A supplier in one workspace, in an organisation with a public community around it.
class Partner : public Everywhere {
 protected:
  Partner() {
    auto owner = world.as("Olga", Role::manager);
    ok(owner.post(
        "/api/v1/spaces",
        R"({"title": "Taller", "slug": "taller", "parent": "comunidad", "kind": "workspace", "visibility": "private"})"));
    ok(owner.put("/api/v1/spaces/taller/state", R"({"state": "open"})"));
    // Those who do not know the partner cannot add them: administrators do, or an invitation.
    const auto pau = to_string(world.viewer("Pau", Role::partner).person);
    EXPECT_EQ(owner.put("/api/v1/spaces/taller/members/" + pau, "{}").status, 422);
    ok(world.as("Admin", Role::administrator).put("/api/v1/spaces/taller/members/" + pau, "{}"));
    ok(owner.post(
        "/api/v1/conversations",
        R"({"space": "taller", "title": "Piezas del taller", "body": "¿Cuántas piezas?", "tags": ["piezas"]})"));
    auto carmen = world.as("Carmen Alcachofa", Role::moderator);
    const auto asked_there = carmen.post(
        "/api/v1/conversations",
        R"({"space": "comunidad", "title": "Pregunta de Alcachofas", "body": "De piezas y Alcachofas.", "tags": ["piezas"]})");
    ok(asked_there);
    const auto who = to_string(world.viewer("Carmen Alcachofa").person);
    world.house().bus.deliver_now();
    of = {{asked_there.at("id"), asked_there.at("first_message"), who},
          {"comunidad", "piezas"},
          "q=piezas&tag=piezas&conversation=" + asked_there.at("id")};
  }

  Belongings of;
};

TEST_F(Partner, SeesTheWorkspaceAndNothingElse) {
  EXPECT_EQ(found_by(world.browser_of("Pau"), of, {"Alcachofa", "Carmen"}),
            std::vector<std::string>{});
  EXPECT_EQ(found_by(world.as("Pau"), of, {"Alcachofa", "Carmen"}), std::vector<std::string>{});
  EXPECT_NE(world.browser_of("Pau").get("/search?q=taller").body.find("Piezas del"),
            std::string::npos);
  EXPECT_NE(world.browser_of("Pau").get("/c/taller").body.find("Piezas del taller"),
            std::string::npos);
}

TEST_F(Partner, IsUnknownToThoseOutside) {
  const auto pau = to_string(world.viewer("Pau").person);
  EXPECT_EQ(world.as("Carmen Alcachofa").get("/api/v1/people/" + pau).status, 404);
  EXPECT_EQ(world.guest().get("/p/" + pau).status, 404);
  EXPECT_EQ(world.as("Olga").get("/api/v1/people/" + pau).status, 200);
}

TEST_F(Partner, MayNotWriteElsewhere) {
  const auto tried = world.as("Pau").post(
      "/api/v1/conversations",
      R"({"space": "comunidad", "title": "Hola a todos", "body": "¿Hay alguien?"})");
  EXPECT_EQ(tried.status, 422);
}

TEST_F(Partner, MayNotReportWhomTheyDoNotKnow) {
  const auto report = [&](const std::string& person) {
    return world.as("Pau")
        .post("/api/v1/people/" + person + "/reports", R"({"reason": "rude"})")
        .status;
  };
  EXPECT_EQ(report(of.ids.back()), 404);
  EXPECT_EQ(report(to_string(world.viewer("Olga").person)), 201);
}

}  // namespace
}  // namespace coloquio
