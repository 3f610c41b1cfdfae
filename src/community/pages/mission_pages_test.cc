#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

struct WithMission : PagesForTests {
  WithMission() {
    for (int i = 0; i < 5; ++i) {
      const auto id = ask(ana, "Pregunta " + std::to_string(i)).conversation.id;
      last = reply(bea, id);
      (void)community.answering.accept(ana, id, last.id);
    }
  }
  Message last;
};

TEST(MissionPages, ShowHowWeMeasureWithTrendAndTarget) {
  WithMission world;
  MissionDraft draft;
  draft.space = "comunidad";
  draft.participant_benefit = draft.organisation_benefit = draft.measured_by = "Algo.";
  draft.target = 0.9;
  draft.target_date = "2026-12-31";
  ASSERT_TRUE(world.community.missions.set(world.admin, draft));
  world.community.measures.write_down();
  world.clock.advance(std::chrono::days{7});
  const auto html = world.page(world.guest, "/c/comunidad/mission");
  EXPECT_THAT(html, HasSubstr("Cómo lo medimos"));
  EXPECT_THAT(html, HasSubstr("5 preguntas con respuesta aceptada de 5 hechas."));
  EXPECT_THAT(html, HasSubstr("para el 31 de diciembre de 2026"));
  EXPECT_THAT(html, HasSubstr("<polyline points="));
  EXPECT_THAT(html, HasSubstr("role=\"img\" aria-label="));
  EXPECT_THAT(html, Not(HasSubstr("style=")));
}

TEST(MissionPages, ShowTheRowsBehindEachFigure) {
  WithMission world;
  for (const auto* figure : {"share_solved", "first_answer_time", "answered_by_members"}) {
    const auto html = world.page(world.guest, std::string("/c/comunidad/figures/") + figure);
    EXPECT_THAT(html, HasSubstr("Pregunta 4")) << figure;
  }
  const auto people = world.page(world.ana, "/c/comunidad/figures/active_helpers");
  EXPECT_THAT(people, HasSubstr("5 respuestas"));
  EXPECT_THAT(world.page(world.guest, "/c/comunidad/figures/active_helpers"),
              HasSubstr("La lista de personas es para miembros."));
  EXPECT_EQ(world.page(world.guest, "/c/comunidad/figures/beauty"), "error: errors.not_found");
}

TEST(MissionPages, LetTheManagerChooseTheKeyFigure) {
  WithMission world;
  const web::Pairs form{{"title", "Comunidad"},
                        {"description", "x"},
                        {"visibility", "public"},
                        {"participant", "Algo."},
                        {"organisation", "Algo."},
                        {"measured", "Algo."},
                        {"key_figure", "first_answer_time"},
                        {"target", "4 h"},
                        {"target_date", "2026-12-31"}};
  EXPECT_EQ(world.submit(world.admin, "/c/comunidad/settings", form).status, 303);
  const auto mission = world.community.missions.show(world.guest, "comunidad")->mission;
  EXPECT_EQ(mission.key_figure, KeyFigureName::first_answer_time);
  EXPECT_EQ(mission.target, 4 * 3600.0);
  const auto settings = world.page(world.admin, "/c/comunidad/settings");
  EXPECT_THAT(settings, HasSubstr("value=\"first_answer_time\" selected"));
  EXPECT_THAT(settings, HasSubstr("value=\"2026-12-31\""));
  EXPECT_THAT(world.page(world.guest, "/"), HasSubstr("tuvo su primera respuesta"));
}

TEST(MissionPages, SayWhatIsWrongWithATargetDate) {
  WithMission world;
  const web::Pairs form{{"title", "Comunidad"},    {"description", "x"},
                        {"visibility", "public"},  {"participant", "Algo."},
                        {"organisation", "Algo."}, {"measured", "Algo."},
                        {"target", "80"},          {"target_date", "2020-01-01"}};
  const auto answer = world.submit(world.admin, "/c/comunidad/settings", form);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("Esta fecha ya pasó"));
}

TEST(NormsPages, ShowEmptyThenWrittenThenChanged) {
  PagesForTests world;
  EXPECT_THAT(world.page(world.guest, "/c/comunidad/norms"), HasSubstr("Todavía no hay normas"));
  EXPECT_THAT(world.page(world.guest, "/c/comunidad/norms"), Not(HasSubstr("/norms/edit")));
  EXPECT_THAT(world.page(world.admin, "/c/comunidad/norms"), HasSubstr("/norms/edit"));
  const auto saved = world.submit(world.admin, "/c/comunidad/norms/edit",
                                  {{"body", "Con calma."}, {"based_on", "0"}});
  EXPECT_EQ(world.location(saved), "/c/comunidad/norms?done=saved");
  ASSERT_EQ(world
                .submit(world.admin, "/c/comunidad/norms/edit",
                        {{"body", "Con mucha calma."}, {"based_on", "1"}, {"note", "Más calma"}})
                .status,
            303);
  EXPECT_THAT(world.page(world.guest, "/c/comunidad/norms"), HasSubstr("Con mucha calma."));
  const auto history = world.page(world.guest, "/c/comunidad/norms/history");
  EXPECT_THAT(history, HasSubstr("<ins>"));
  EXPECT_THAT(history, HasSubstr("Más calma"));
  EXPECT_THAT(history, HasSubstr("Versión 1"));
}

TEST(NormsPages, AskForTheReasonOfAChange) {
  PagesForTests world;
  ASSERT_TRUE(world.community.norms.set(
      world.admin, {.space = "comunidad", .body = "Una.", .note = "", .based_on = 0}));
  const auto answer = world.submit(world.admin, "/c/comunidad/norms/edit",
                                   {{"body", "<script>Dos"}, {"based_on", "1"}, {"note", ""}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("Di en una frase qué cambia"));
  EXPECT_THAT(answer.body, HasSubstr("&lt;script&gt;Dos"));
}

TEST(NormsPages, AreShownToWhoAsksForTheFirstTime) {
  PagesForTests world;
  ASSERT_TRUE(world.community.norms.set(
      world.admin, {.space = "comunidad", .body = "Con calma.", .note = "", .based_on = 0}));
  EXPECT_THAT(world.page(world.ana, "/ask"), HasSubstr("Antes de escribir por primera vez"));
  world.ask(world.ana);
  EXPECT_THAT(world.page(world.ana, "/ask"), Not(HasSubstr("Antes de escribir por primera vez")));
}

TEST(HelpedForm, StandsBeneathTheAcceptedAnswerForGuestsToo) {
  WithMission world;
  const auto topic = "/t/pregunta-4/" + to_string(world.last.conversation);
  const auto action = "/messages/" + to_string(world.last.id) + "/helped";
  EXPECT_THAT(world.page(world.guest, topic), HasSubstr("action=\"" + action + "\""));
  EXPECT_THAT(world.page(world.bea, topic), Not(HasSubstr(action)));
  const auto answer = world.submit(world.guest, action, {{"helped", "no"}});
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(world.location(answer), HasSubstr("?done=not_helped"));
}

TEST(TopicPage, SaysWhatALookAtItCountsFor) {
  WithMission world;
  const auto page =
      world.get(world.guest, "/t/pregunta-4/" + to_string(world.last.conversation)).value();
  EXPECT_EQ(page.look.subject, raw(world.last.conversation));
  EXPECT_TRUE(page.look.answered);
}

TEST(HealthPages, AreForWhoModerates) {
  WithMission world;
  EXPECT_EQ(world.page(world.ana, "/c/comunidad/health"), "error: errors.forbidden");
  EXPECT_THAT(world.page(world.mod, "/c/comunidad/health"), HasSubstr("Espacios que se apagan"));
  const auto first = world.get(world.mod, "/moderation/health").value();
  EXPECT_EQ(world.location(first), "/c/comunidad/health");
}

TEST(HealthPages, TurnTheWeeklyLetterOffAndOn) {
  PagesForTests world;
  EXPECT_THAT(world.page(world.mod, "/settings/letters"), HasSubstr("Ahora lo recibes."));
  ASSERT_EQ(world.submit(world.mod, "/settings/letters", {{"letters", "off"}}).status, 303);
  EXPECT_THAT(world.page(world.mod, "/settings/letters"), HasSubstr("Ahora no lo recibes."));
  ASSERT_EQ(world.submit(world.mod, "/settings/letters", {{"letters", "on"}}).status, 303);
  EXPECT_THAT(world.page(world.mod, "/settings/letters"), HasSubstr("Ahora lo recibes."));
}

}  // namespace
}  // namespace coloquio::community::pages
