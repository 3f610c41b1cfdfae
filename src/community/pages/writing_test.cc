#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(AskPage, PostsAndLeadsToTheQuestion) {
  PagesForTests world;
  const auto answer = world.submit(world.ana, "/ask",
                                   {{"title", "¿Cómo cambio el PIN?"},
                                    {"body", "No lo encuentro."},
                                    {"space", "comunidad"},
                                    {"kind", "question"},
                                    {"tags", "pin, app"}});
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(PagesForTests::location(answer), StartsWith("/t/como-cambio-el-pin/"));
}

TEST(AskPage, KeepsWhatWasTypedAndSaysWhatIsWrong) {
  PagesForTests world;
  const auto again = world.submit(
      world.ana, "/ask", {{"title", "PI"}, {"body", "No lo encuentro."}, {"space", "comunidad"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("No lo encuentro."));
  EXPECT_THAT(again.body, HasSubstr("<a href=\"#title\">"));
  EXPECT_THAT(again.body, HasSubstr("value=\"PI\""));
}

TEST(AskPage, ShowsAPreviewAndSavesNothing) {
  PagesForTests world;
  const auto preview = world.submit(world.ana, "/ask",
                                    {{"title", "¿Cómo cambio el PIN?"},
                                     {"body", "Es **urgente**."},
                                     {"space", "comunidad"},
                                     {"preview", "1"}});
  EXPECT_EQ(preview.status, 200);
  EXPECT_THAT(preview.body, HasSubstr("<strong>urgente</strong>"));
  EXPECT_THAT(world.page(world.guest, "/questions"), Not(HasSubstr("cambio el PIN")));
}

TEST(AskPage, KeepsTheLinesOfWhatWasTyped) {
  PagesForTests world;
  const auto preview =
      world.submit(world.ana, "/ask", {{"body", "Uno.\n\n- <dos>\n- tres"}, {"preview", "1"}});
  EXPECT_THAT(preview.body, HasSubstr(">\nUno.\n\n- &lt;dos&gt;\n- tres</textarea>"));
}

TEST(AskPage, TellsWhoMayNotWrite) {
  PagesForTests world;
  auto silenced = world.ana;
  silenced.permissions.remove(Permission::post);
  const auto page = world.page(silenced, "/ask");
  EXPECT_THAT(page, HasSubstr("ahora no puede escribir"));
  EXPECT_THAT(page, Not(HasSubstr("<textarea")));
}

TEST(AskPage, IsClosedToGuests) {
  PagesForTests world;
  EXPECT_TRUE(fails_with(Kind::unauthenticated, world.get(world.guest, "/ask")));
}

TEST(Reply, LeadsToItsPlace) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto answer =
      world.submit(world.bea, "/conversations/" + to_string(asked.conversation.id) + "/messages",
                   {{"body", "En Ajustes, abajo."}});
  EXPECT_THAT(PagesForTests::location(answer), StartsWith("/messages/"));
  const auto place = world.get(world.bea, PagesForTests::location(answer)).value();
  EXPECT_THAT(PagesForTests::location(place),
              StartsWith(path_of(asked.conversation) + "?done=replied#m-"));
}

TEST(Reply, ComesBackWithItsText) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto again =
      world.submit(world.bea, "/conversations/" + to_string(asked.conversation.id) + "/messages",
                   {{"body", "  "}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("role=\"alert\""));
}

TEST(Reply, LeadsBackToTheConversationWhenItsAddressIsOpened) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto place =
      world.get(world.ana, "/conversations/" + to_string(asked.conversation.id) + "/messages")
          .value();
  EXPECT_EQ(PagesForTests::location(place), path_of(asked.conversation) + "#reply");
}

TEST(Vote, ComesBackToTheMessage) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto answer = world.reply(world.bea, asked.conversation.id);
  const auto voted =
      world.submit(world.ana, "/messages/" + to_string(answer.id) + "/vote", {{"useful", "1"}});
  EXPECT_THAT(PagesForTests::location(voted), HasSubstr("#m-" + to_string(answer.id)));
  EXPECT_THAT(world.page(world.ana, path_of(asked.conversation)),
              HasSubstr("value=\"0\" aria-pressed=\"true\""));
}

TEST(Accept, MarksTheQuestionSolvedAndBack) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto answer = world.reply(world.bea, asked.conversation.id);
  const auto form = "/conversations/" + to_string(asked.conversation.id) + "/accepted";
  world.submit(world.ana, form, {{"message", to_string(answer.id)}});
  EXPECT_THAT(world.page(world.guest, path_of(asked.conversation)),
              HasSubstr("Respuesta aceptada"));
  world.submit(world.ana, form, {{"message", ""}});
  EXPECT_THAT(world.page(world.guest, path_of(asked.conversation)),
              Not(HasSubstr("Respuesta aceptada")));
}

TEST(Edit, ChangesTitleAndTextAndKeepsTheVersionBefore) {
  PagesForTests world;
  const auto asked = world.ask(world.ana, "¿Cómo cambio el PIN?", "Antes.");
  world.clock.advance(std::chrono::minutes{10});
  const auto place = "/messages/" + to_string(asked.message.id);
  world.submit(world.ana, place + "/edit",
               {{"title", "¿Cómo cambio la clave?"}, {"body", "Después."}, {"version", "0"}});
  EXPECT_THAT(world.page(world.ana, "/questions"), HasSubstr("cambio la clave"));
  EXPECT_THAT(world.page(world.ana, place + "/history"),
              HasSubstr("<del>Antes.</del><ins>Después.</ins>"));
}

TEST(Edit, DoesNotWriteOverWhatSomebodyElseChanged) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto again =
      world.submit(world.ana, "/messages/" + to_string(asked.message.id) + "/edit",
                   {{"title", "¿Cómo cambio la clave?"}, {"body", "Mío."}, {"version", "7"}});
  EXPECT_EQ(again.status, web::http_status(Kind::stale));
  EXPECT_THAT(again.body, HasSubstr("Mío."));
}

TEST(ReportForm, AsksForAReason) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto path = "/messages/" + to_string(asked.message.id) + "/report";
  EXPECT_EQ(world.submit(world.bea, path, {{"note", "Mirad"}}).status, 422);
  EXPECT_EQ(world.submit(world.bea, path, {{"reason", "spam"}}).status, 303);
  EXPECT_THAT(world.page(world.mod, "/moderation"), HasSubstr("Es publicidad"));
}

TEST(SpaceSettings, OpenACommunityOnlyWithItsMission) {
  PagesForTests world;
  world.submit(world.admin, "/moderation/spaces/new",
               {{"title", "Empresas"}, {"slug", "empresas"}, {"visibility", "public"}});
  const web::Pairs fields{{"title", "Empresas"}, {"visibility", "public"}, {"state", "open"}};
  EXPECT_NE(world.submit(world.admin, "/c/empresas/settings", fields).status, 303);
  web::Pairs with_mission = fields;
  with_mission.insert(with_mission.end(), {{"participant", "Aprender de otras empresas."},
                                           {"organisation", "Conocerlas mejor."},
                                           {"measured", "Preguntas resueltas."},
                                           {"target", "80 %"}});
  EXPECT_EQ(world.submit(world.admin, "/c/empresas/settings", with_mission).status, 303);
  EXPECT_THAT(world.page(world.guest, "/c/empresas"), HasSubstr("Aprender de otras empresas."));
}

TEST(SpaceSettings, RefuseATargetThatIsNoPercentage) {
  PagesForTests world;
  const auto again = world.submit(world.admin, "/c/comunidad/settings",
                                  {{"title", "Comunidad"},
                                   {"visibility", "public"},
                                   {"participant", "a"},
                                   {"organisation", "b"},
                                   {"measured", "c"},
                                   {"target", "mucho"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("Un número entre 1 y 100"));
}

}  // namespace
}  // namespace coloquio::community::pages
