#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(TopicPage, ShowsTheQuestionAndItsAnswers) {
  PagesForTests world;
  const auto asked = world.ask(world.ana, "¿Cómo cambio el PIN?", "No lo **encuentro**.");
  world.reply(world.bea, asked.conversation.id, "En Ajustes, abajo.");
  const auto page = world.page(world.guest, path_of(asked.conversation));
  EXPECT_THAT(page, HasSubstr("<h1>¿Cómo cambio el PIN?</h1>"));
  EXPECT_THAT(page, HasSubstr("<strong>encuentro</strong>"));
  EXPECT_THAT(page, HasSubstr("En Ajustes, abajo."));
}

TEST(TopicPage, PutsTheAcceptedAnswerRightUnderTheQuestionAndOnce) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.mod, asked.conversation.id, "Yo tampoco lo encuentro.");
  const auto answer = world.reply(world.bea, asked.conversation.id, "En Ajustes, abajo.");
  world.community.answering.accept(world.ana, asked.conversation.id, answer.id).value();
  const auto page = world.page(world.guest, path_of(asked.conversation));
  EXPECT_LT(page.find("En Ajustes, abajo."), page.find("Yo tampoco lo encuentro."));
  EXPECT_EQ(count(page, "id=\"m-" + to_string(answer.id) + "\""), 1U);
}

TEST(TopicPage, OffersGuestsNoFormsAndNoTokens) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  world.reply(world.bea, asked.conversation.id);
  const auto page = world.page(world.guest, path_of(asked.conversation));
  EXPECT_THAT(page, Not(HasSubstr("method=\"post\"")));
  EXPECT_THAT(page, Not(HasSubstr("csrf")));
  EXPECT_THAT(page, HasSubstr("/sign-in?next=%2Ft%2F"));
}

TEST(TopicPage, IsKeptForGuestsUntilTheConversationChanges) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto page = world.get(world.guest, path_of(asked.conversation)).value();
  EXPECT_THAT(page.cache_topics,
              ::testing::ElementsAre("conversation:" + to_string(asked.conversation.id)));
}

TEST(TopicPage, LeadsFromAnOldTitleToTheAddressOfToday) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto moved = world.get(world.guest, "/t/antes/" + to_string(asked.conversation.id)).value();
  EXPECT_EQ(moved.status, 301);
  EXPECT_EQ(PagesForTests::location(moved), path_of(asked.conversation));
}

TEST(TopicPage, EscapesWhatPeopleWrite) {
  PagesForTests world;
  const auto asked =
      world.ask(world.ana, "<script>alert('título')</script>", "<img src=x onerror=1>");
  const auto page = world.page(world.guest, path_of(asked.conversation));
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, Not(HasSubstr("<img src=x")));
}

TEST(TopicPage, MarksWhatIWroteMyselfAsMine) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto answer = world.reply(world.bea, asked.conversation.id);
  const auto vote = "action=\"/messages/" + to_string(answer.id) + "/vote\"";
  EXPECT_THAT(world.page(world.ana, path_of(asked.conversation)), HasSubstr(vote));
  EXPECT_THAT(world.page(world.bea, path_of(asked.conversation)), Not(HasSubstr(vote)));
}

TEST(TopicPage, StaysSmall) {
  PagesForTests world;
  const auto asked = world.ask(world.ana, "¿Cómo cambio el PIN?", std::string(500, 'a'));
  for (int i = 0; i < 10; ++i) {
    world.reply(world.bea, asked.conversation.id, std::string(499, 'b') + std::to_string(i));
  }
  EXPECT_LE(world.page(world.guest, path_of(asked.conversation)).size(), 30'000U);
}

TEST(Home, ShowsTheMissionAndItsLiveFigure) {
  PagesForTests world;
  for (int i = 0; i < 5; ++i) {
    const auto asked = world.ask(world.ana, "¿Pregunta número " + std::to_string(i) + "?");
    const auto answer = world.reply(world.bea, asked.conversation.id);
    if (i < 4)
      world.community.answering.accept(world.ana, asked.conversation.id, answer.id).value();
  }
  const auto page = world.page(world.guest, "/");
  EXPECT_THAT(page, HasSubstr("Nuestra misión:"));
  EXPECT_THAT(page, HasSubstr("80\u00a0%"));
  EXPECT_THAT(page, HasSubstr("href=\"/c/comunidad/mission\""));
}

TEST(Home, SaysNoPercentageOfThreeQuestions) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  const auto answer = world.reply(world.bea, asked.conversation.id);
  world.community.answering.accept(world.ana, asked.conversation.id, answer.id).value();
  EXPECT_THAT(world.page(world.guest, "/"), Not(HasSubstr("100\u00a0%")));
}

TEST(Home, ShowsASolvedExchange) {
  PagesForTests world;
  const auto asked = world.ask(world.ana, "¿Puedo pagar con el móvil?");
  const auto answer = world.reply(world.bea, asked.conversation.id, "Sí, si ves las cuatro ondas.");
  world.community.answering.accept(world.ana, asked.conversation.id, answer.id).value();
  EXPECT_THAT(world.page(world.guest, "/"),
              HasSubstr("<article class=\"say reply\"><p>Sí, si ves"));
}

TEST(Home, ForgetsAnExchangeThatWasRemoved) {
  PagesForTests world;
  const auto asked = world.ask(world.ana, "¿Puedo pagar con el móvil?");
  const auto answer = world.reply(world.bea, asked.conversation.id, "Sí, si ves las cuatro ondas.");
  world.community.answering.accept(world.ana, asked.conversation.id, answer.id).value();
  EXPECT_THAT(world.page(world.guest, "/"), HasSubstr("cuatro ondas"));
  ASSERT_TRUE(world.community.posting.remove(world.mod, asked.message.id));
  EXPECT_THAT(world.page(world.guest, "/"), Not(HasSubstr("cuatro ondas")));
}

TEST(Lists, KeepPrivateSpacesFromThoseOutside) {
  PagesForTests world;
  world.space("secreto", Visibility::private_);
  world.ask(world.admin, "¿Quién paga la cena de empresa?", "Pregunto.", "secreto");
  EXPECT_THAT(world.page(world.guest, "/questions"), Not(HasSubstr("cena de empresa")));
  EXPECT_EQ(world.page(world.ana, "/c/secreto").substr(0, 6), "error:");
  EXPECT_THAT(world.page(world.admin, "/c/secreto"), HasSubstr("cena de empresa"));
}

TEST(Lists, FilterByTab) {
  PagesForTests world;
  const auto asked = world.ask(world.ana, "¿Cómo cambio el PIN?");
  world.ask(world.ana, "¿Cuándo abre la oficina?");
  world.reply(world.bea, asked.conversation.id);
  const auto page = world.page(world.guest, "/questions?show=unanswered");
  EXPECT_THAT(page, HasSubstr("oficina"));
  EXPECT_THAT(page, Not(HasSubstr("cambio el PIN")));
}

TEST(SearchPage, MarksWhatWasSought) {
  PagesForTests world;
  world.ask(world.ana, "¿Cómo cambio el PIN?", "No encuentro la tarjeta.");
  EXPECT_THAT(world.page(world.guest, "/search?q=tarjetas"), HasSubstr("<mark>tarjeta</mark>"));
}

TEST(SearchPage, OffersToAskWhatNobodyAsked) {
  PagesForTests world;
  const auto page = world.page(world.guest, "/search?q=%3Cb%3Ecamello");
  EXPECT_THAT(page, HasSubstr("¿Nadie lo ha preguntado?"));
  EXPECT_THAT(page, Not(HasSubstr("<b>camello")));
}

TEST(Profile, ShowsWhatSomebodyAskedAndAnswered) {
  PagesForTests world;
  const auto asked = world.ask(world.ana, "¿Cómo cambio el PIN?");
  world.reply(world.bea, asked.conversation.id, "En Ajustes, abajo.");
  EXPECT_THAT(world.page(world.guest, people::path_of(world.ana.person)),
              HasSubstr("cambio el PIN"));
  EXPECT_THAT(world.page(world.guest, people::path_of(world.bea.person) + "?show=answered"),
              HasSubstr("En Ajustes, abajo."));
}

TEST(Feeds, HoldWhatGuestsMaySee) {
  PagesForTests world;
  world.space("secreto", Visibility::private_);
  world.ask(world.admin, "¿Quién paga la cena de empresa?", "Pregunto.", "secreto");
  world.ask(world.ana, "¿PIN & tarjeta?");
  const auto feed = world.page(world.admin, "/feed.atom");
  EXPECT_THAT(feed, HasSubstr("<title>¿PIN &amp; tarjeta?</title>"));
  EXPECT_THAT(feed, Not(HasSubstr("cena")));
}

TEST(Sitemap, NamesPublicConversations) {
  PagesForTests world;
  const auto asked = world.ask(world.ana);
  EXPECT_THAT(world.page(world.guest, "/sitemap.xml"), HasSubstr(path_of(asked.conversation)));
}

}  // namespace
}  // namespace coloquio::community::pages
