#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

class Suggestions : public PagesForTests, public testing::Test {
 protected:
  SuggestionCount today() {
    community.suggestions.flush();
    const auto days = community.suggestions.of_days(1);
    return days.empty() ? SuggestionCount{} : days.front();
  }
  std::string typed(const std::string& title, const std::string& more = "") {
    return page(ana, "/ask/similar?title=" + web::encode(title) + more);
  }
};

TEST_F(Suggestions, ShowWhatWasAskedAlready) {
  const auto other = ask(bea, "¿Cómo cambio el PIN de la tarjeta?").conversation;
  const auto fragment = typed("Cambiar el PIN de mi tarjeta");
  EXPECT_THAT(fragment, HasSubstr("PIN de la tarjeta"));
  EXPECT_THAT(fragment, HasSubstr("/ask/similar/" + to_string(other.id)));
  EXPECT_THAT(fragment, HasSubstr("name=\"offered\""));
  EXPECT_THAT(fragment, Not(HasSubstr("<html")));
}

TEST_F(Suggestions, WaitForTenCharacters) {
  ask(bea, "¿Cambiar el PIN?");
  EXPECT_THAT(typed("cambiar p"), Not(HasSubstr("PIN")));
  EXPECT_THAT(typed("cambiar pi"), Not(HasSubstr("name=\"offered\"")));
  EXPECT_THAT(typed("cambiar pin"), HasSubstr("PIN"));
}

TEST_F(Suggestions, TellNothingOfWhatOneMayNotSee) {
  space("interno", Visibility::private_);
  const auto secret = ask(admin, "¿Cambiar el PIN secreto?", "Es secreto.", "interno").conversation;
  EXPECT_THAT(typed("cambiar el pin secreto"), Not(HasSubstr("PIN")));
  EXPECT_TRUE(fails_with(Kind::not_found, get(ana, "/ask/similar/" + to_string(secret.id))));
  EXPECT_EQ(today().opened, 0);
}

TEST_F(Suggestions, CountOneQuestionOnce) {
  const auto other = ask(bea, "¿Cómo cambio el PIN de la tarjeta?").conversation;
  typed("Cambiar el PIN");
  typed("Cambiar el PIN de", "&offered=1");
  EXPECT_THAT(typed("Otra cosa muy distinta", "&offered=1"), HasSubstr("name=\"offered\""));
  EXPECT_EQ(today().offered, 1);
  EXPECT_EQ(location(get(ana, "/ask/similar/" + to_string(other.id)).value()), path_of(other));
  EXPECT_EQ(today().opened, 1);
  submit(ana, "/ask",
         {{"title", "¿Cómo cambio yo el PIN?"},
          {"body", "No lo veo."},
          {"space", "comunidad"},
          {"offered", "1"}});
  EXPECT_EQ(today().asked_anyway, 1);
  submit(ana, "/ask", {{"title", "¿Y la firma?"}, {"body", "No la veo."}, {"space", "comunidad"}});
  EXPECT_EQ(today().asked_anyway, 1);
}

TEST_F(Suggestions, AreCountedByDayForStaff) {
  community.suggestions.count(SuggestionOutcome::offered);
  EXPECT_EQ(today().offered, 1);
  clock.advance(std::chrono::hours{24});
  community.suggestions.count(SuggestionOutcome::offered);
  community.suggestions.count(SuggestionOutcome::offered);
  EXPECT_EQ(today().offered, 2);
  const auto days = community.suggestions.of_days(2);
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].day, days[1].day + 1);
  EXPECT_EQ(days[1].offered, 1);
  EXPECT_THAT(get(mod, "/api/v1/suggestions?days=7")->body, HasSubstr("\"offered\":"));
  EXPECT_TRUE(fails_with(Kind::forbidden, get(ana, "/api/v1/suggestions")));
}

}  // namespace
}  // namespace coloquio::community::pages
