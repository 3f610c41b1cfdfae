#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Queue : PagesForTests {
  Started asked = ask(ana);
  Message rude = reply(bea, asked.conversation.id, "Una <b>grosería</b>.");

  void report() {
    NewReport draft;
    draft.id = rude.id;
    draft.reason = ReportReason::rude;
    draft.note = "<script>alert(1)</script>";
    ASSERT_TRUE(community.review.report(ana, draft));
  }
  std::string item() {
    return "/moderation/reviews/" +
           to_string(community.review.list(mod, {})->items.front().item.id);
  }
};

TEST(QueuePage, ShowsWhatWaitsWithItsOutcomes) {
  Queue world;
  world.report();
  const auto page = world.page(world.mod, "/moderation");
  EXPECT_THAT(page, HasSubstr("grosería"));
  EXPECT_THAT(page, Not(HasSubstr("<b>grosería")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(page, HasSubstr(R"(value="removed" data-key="r")"));
  EXPECT_THAT(page, HasSubstr("Falta al respeto"));
  EXPECT_THAT(world.page(world.mod, "/moderation?kind=person"), HasSubstr("Todo en calma"));
}

TEST(QueuePage, IsForWhoModerates) {
  Queue world;
  EXPECT_EQ(world.page(world.ana, "/moderation"), "error: errors.forbidden");
  EXPECT_EQ(world.page(world.guest, "/moderation"), "error: errors.forbidden");
}

TEST(QueuePage, TakesADecisionAndComesBackToTheFilter) {
  Queue world;
  world.report();
  const auto done =
      world.submit(world.mod, world.item(),
                   {{"outcome", "removed"}, {"kind", "message"}, {"facts", "Insulta."}});
  EXPECT_EQ(world.location(done), "/moderation?kind=message&done=decided");
  const auto standing = world.page(world.bea, "/standing");
  EXPECT_THAT(standing, HasSubstr("Hemos retirado un mensaje tuyo"));
  EXPECT_THAT(world.page(world.mod, "/moderation?decided=1"), HasSubstr("Retirado"));
}

TEST(QueuePage, ShowsTheFormAgainWithWhatIsWrong) {
  Queue world;
  world.report();
  const auto again = world.submit(world.mod, world.item(), {{"outcome", "approved"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("Esa decisión no vale para esto."));
}

TEST(QueuePage, IsClaimedAndReleased) {
  Queue world;
  world.report();
  world.submit(world.mod, world.item() + "/claim", {});
  EXPECT_THAT(world.page(world.admin, "/moderation"), HasSubstr("Lo lleva Mario"));
  EXPECT_THAT(world.page(world.admin, "/moderation"), Not(HasSubstr("data-key=\"r\"")));
  world.submit(world.mod, world.item() + "/claim", {{"release", "1"}});
  EXPECT_THAT(world.page(world.admin, "/moderation"), HasSubstr("data-key=\"r\""));
}

TEST(StatementPage, TellsWhatWhyAndWhereToAppeal) {
  Queue world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  const auto s = world.community.review.statements_of(world.bea, "", 1).items[0].statement;
  const auto url = "/statements/" + to_string(s.id);
  const auto page = world.page(world.bea, url);
  EXPECT_THAT(page, HasSubstr("Una persona del equipo"));
  EXPECT_THAT(page, HasSubstr(url + "/appeal"));
  EXPECT_EQ(world.page(world.ana, url), "error: review.no_statement");
  EXPECT_EQ(world.page(world.guest, url), "error: review.no_statement");
  EXPECT_THAT(world.page(world.guest, url + "?key=" + s.key), HasSubstr("/appeal"));
}

TEST(StatementPage, TakesTheAppealOfWhoHasTheKey) {
  Queue world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  const auto s = world.community.review.statements_of(world.bea, "", 1).items[0].statement;
  const auto url = "/statements/" + to_string(s.id);
  const auto empty = world.submit(world.guest, url + "/appeal", {{"key", s.key}, {"text", ""}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_THAT(empty.body, HasSubstr("Escribe por qué"));
  world.submit(world.guest, url + "/appeal", {{"key", s.key}, {"text", "No era para tanto."}});
  EXPECT_THAT(world.page(world.mod, "/moderation?kind=appeal"), HasSubstr("No era para tanto."));
}

TEST(StatementPage, BringsBackWhenItIsTakenBack) {
  Queue world;
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.rude.id));
  const auto s = world.community.review.statements_of(world.bea, "", 1).items[0].statement;
  world.submit(world.admin, "/statements/" + to_string(s.id) + "/undo", {});
  EXPECT_TRUE(world.community.reading.message(world.guest, world.rude.id));
}

TEST(PersonReport, AsksForAReason) {
  Queue world;
  const auto path = "/p/" + to_string(world.bea.person) + "/report";
  EXPECT_EQ(world.submit(world.ana, path, {{"note", "Escribe a todos."}}).status, 422);
  world.submit(world.ana, path, {{"reason", "spam"}, {"note", "Escribe a todos."}});
  EXPECT_THAT(world.page(world.mod, "/moderation?kind=person"), HasSubstr("Escribe a todos."));
  EXPECT_THAT(world.page(world.ana, "/standing"), HasSubstr("Sin decidir todavía"));
}

TEST(ModeratorsPage, AddsAndRemovesByTheAddressOfAProfile) {
  Queue world;
  people::Account account;
  account.id = world.bea.account;
  account.person = world.bea.person;
  account.email = "bea@example.org";
  account.created_at = world.clock.now();
  world.database->write([&](db::Transaction& tx) { people::insert_account(tx, account, ""); });
  const auto profile = "https://x.example/p/" + to_string(world.bea.person);
  world.submit(world.admin, "/c/comunidad/moderators", {{"person", profile}});
  EXPECT_THAT(world.page(world.admin, "/c/comunidad/moderators"), HasSubstr("Bea"));
  EXPECT_THAT(world.page(world.bea, "/moderation"), HasSubstr("Cola de revisión"));
  world.submit(world.admin, "/c/comunidad/moderators",
               {{"person", to_string(world.bea.person)}, {"remove", "1"}});
  EXPECT_EQ(world.page(world.bea, "/moderation"), "error: errors.forbidden");
}

TEST(WordsPage, RehearsesBeforeItSaves) {
  Queue world;
  const auto rehearsed =
      world.submit(world.admin, "/moderation/words", {{"word", "grosería"}, {"action", "block"}});
  EXPECT_THAT(rehearsed.body, HasSubstr("1 mensaje de 2"));
  EXPECT_THAT(world.page(world.admin, "/moderation/words"), HasSubstr("La lista está vacía"));
  world.submit(world.admin, "/moderation/words",
               {{"word", "grosería"}, {"action", "block"}, {"do", "save"}});
  EXPECT_THAT(world.page(world.admin, "/moderation/words"), HasSubstr("groseria"));
  const auto tried =
      world.submit(world.admin, "/moderation/words", {{"text", "¡Qué grosería!"}, {"do", "test"}});
  EXPECT_THAT(tried.body, HasSubstr("No se puede publicar"));
  const auto wrong =
      world.submit(world.admin, "/moderation/words", {{"word", "dos palabras"}, {"do", "save"}});
  EXPECT_EQ(wrong.status, 422);
}

TEST(HeldPost, SaysThatSomebodyWillReadIt) {
  Queue world;
  ASSERT_TRUE(world.community.screening.save(world.admin, {"inversión", WordAction::review}));
  const auto held =
      world.submit(CommunityForTests::limited(world.ana),
                   "/conversations/" + to_string(world.asked.conversation.id) + "/messages",
                   {{"body", "Hablemos de inversión."}});
  EXPECT_EQ(world.location(held), "/standing?done=held");
  EXPECT_THAT(world.page(world.ana, "/standing?done=held"),
              testing::AllOf(HasSubstr("Pendiente de revisión"), HasSubstr("lo leerá antes")));
}

TEST(StandingPage, TellsWhatTheNextLevelAsksFor) {
  Queue world;
  const auto page = world.page(world.ana, "/standing");
  EXPECT_THAT(page, HasSubstr("Nivel 0"));
  EXPECT_THAT(page, HasSubstr("0 de 30 mensajes leídos"));
}

}  // namespace
}  // namespace coloquio::community::pages
