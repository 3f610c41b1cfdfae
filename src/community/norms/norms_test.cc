#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

NormsDraft draft_of(std::string body, std::int64_t based_on = 0, std::string note = "Cambio") {
  return {
      .space = "comunidad", .body = std::move(body), .note = std::move(note), .based_on = based_on};
}

TEST(Norms, KeepEveryVersion) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  ASSERT_TRUE(norms.set(world.admin, draft_of("Respeto.")));
  ASSERT_TRUE(norms.set(world.admin, draft_of("Respeto y **calma**.", 1, "Se añade la calma")));
  const auto now = norms.show(world.guest, "comunidad").value();
  EXPECT_EQ(now.version.number, 2);
  EXPECT_EQ(now.before, "Respeto.");
  EXPECT_EQ(now.author.name, "Admin");
  EXPECT_NE(now.version.body_html.find("<strong>calma</strong>"), std::string::npos);
}

TEST(Norms, PageTheirHistory) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  for (int n = 0; n < 3; ++n) {
    ASSERT_TRUE(norms.set(world.admin, draft_of("Versión " + std::to_string(n), n)));
  }
  const auto first = norms.versions(world.guest, "comunidad", "", 2).value();
  ASSERT_EQ(first.items.size(), 2U);
  EXPECT_EQ(first.items[1].before, "Versión 0");
  const auto rest = norms.versions(world.guest, "comunidad", *first.next, 2).value();
  ASSERT_EQ(rest.items.size(), 1U);
  EXPECT_FALSE(rest.next);
}

TEST(Norms, AreWrittenByWhoManagesSpaces) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  EXPECT_TRUE(fails_with(Kind::forbidden, norms.set(world.mod, draft_of("No."))));
  EXPECT_TRUE(fails_with(Kind::not_found, norms.show(world.guest, "comunidad")));
}

TEST(Norms, ArePreservedFromWritingOverEachOther) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  ASSERT_TRUE(norms.set(world.admin, draft_of("Una.")));
  EXPECT_TRUE(fails_with(Kind::stale, norms.set(world.admin, draft_of("Otra.", 0))));
  EXPECT_EQ(norms.show(world.guest, "comunidad")->version.body_markdown, "Una.");
}

TEST(Norms, TakeOneOfTwoVersionsWrittenAtOnce) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  std::array<bool, 2> saved{};
  const auto write = [&](std::size_t who) {
    saved[who] = norms.set(world.admin, draft_of("De " + std::to_string(who))).has_value();
  };
  std::thread one(write, 0);
  std::thread two(write, 1);
  one.join();
  two.join();
  EXPECT_NE(saved[0], saved[1]);
  EXPECT_EQ(norms.versions(world.guest, "comunidad", "", 10)->items.size(), 1U);
}

TEST(Norms, NeedATextAndAfterTheFirstAReason) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  EXPECT_TRUE(fails_with(Kind::invalid, norms.set(world.admin, draft_of(" "))));
  ASSERT_TRUE(norms.set(world.admin, draft_of("Una.", 0, "")));
  EXPECT_TRUE(fails_with(Kind::invalid, norms.set(world.admin, draft_of("Dos.", 1, ""))));
  EXPECT_TRUE(fails_with(Kind::invalid,
                         norms.set(world.admin, draft_of("Dos.", 1, std::string(201, 'x')))));
  EXPECT_TRUE(norms.set(world.admin, draft_of("Dos.", 1, std::string(200, 'x'))));
}

TEST(Norms, HoldUpToSixteenKilobytes) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  EXPECT_TRUE(fails_with(Kind::invalid,
                         norms.set(world.admin, draft_of(std::string(norms_max_bytes + 1, 'x')))));
  EXPECT_TRUE(norms.set(world.admin, draft_of(std::string(norms_max_bytes, 'x'))));
}

TEST(Norms, ThatSayTheSameAreNoNewVersion) {
  CommunityForTests world;
  auto& norms = world.community.norms;
  ASSERT_TRUE(norms.set(world.admin, draft_of("Una.")));
  EXPECT_EQ(norms.set(world.admin, draft_of("Una.", 1, ""))->version.number, 1);
}

TEST(Norms, AreTheWholeCommunitys) {
  CommunityForTests world;
  world.space("tema", Visibility::public_);
  auto draft = draft_of("Una.");
  draft.space = "tema";
  EXPECT_TRUE(fails_with(Kind::conflict, world.community.norms.set(world.admin, draft)));
  ASSERT_TRUE(world.community.norms.set(world.admin, draft_of("Una.")));
  EXPECT_TRUE(world.community.norms.show(world.guest, "tema"));
}

TEST(Norms, LeaveAnEventAndALineInTheAudit) {
  CommunityForTests world;
  ASSERT_TRUE(world.community.norms.set(world.admin, draft_of("Una.")));
  const auto rows = world.database->read([](db::Connection& db) {
    return db.query(
        "SELECT (SELECT COUNT(*) FROM event WHERE name = 'norms.written'), "
        "(SELECT COUNT(*) FROM audit WHERE act = 'norms.written')");
  });
  EXPECT_EQ(rows.front().get<int>(0), 1);
  EXPECT_EQ(rows.front().get<int>(1), 1);
}

}  // namespace
}  // namespace coloquio::community
