#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

class DraftPages : public PagesForTests, public testing::Test {
 protected:
  void keep(const Viewer& viewer, const std::string& title, const std::string& body) {
    ASSERT_TRUE(community.drafts.save(
        viewer, {.place = "ask", .title = title, .body = body, .kind = "discussion"}));
  }
};

TEST_F(DraftPages, TheFormBeginsWithWhatWasTyped) {
  keep(ana, "¿Cómo <cambio> el PIN?", "Uno.\n\nDos.");
  const auto form = page(ana, "/ask");
  EXPECT_THAT(form, HasSubstr("¿Cómo &lt;cambio&gt; el PIN?"));
  EXPECT_THAT(form, HasSubstr("Uno.\n\nDos."));
  EXPECT_THAT(form, HasSubstr("value=\"discussion\" checked"));
  EXPECT_THAT(form, HasSubstr("data-version=\"1\""));
  EXPECT_THAT(page(bea, "/ask"), Not(HasSubstr("Dos.")));
}

TEST_F(DraftPages, AnotherTitleDoesNotHideTheDraft) {
  keep(ana, "¿Cómo cambio el PIN?", "Uno.");
  const auto form = page(ana, "/ask?title=Otra+cosa");
  EXPECT_THAT(form, HasSubstr("Otra cosa"));
  EXPECT_THAT(form, Not(HasSubstr("Uno.")));
  EXPECT_THAT(form, HasSubstr("Tienes otro borrador"));
}

TEST_F(DraftPages, PostingForgetsIt) {
  keep(ana, "¿Cómo cambio el PIN?", "Uno.");
  submit(ana, "/ask",
         {{"title", "¿Cómo cambio el PIN?"}, {"body", "Uno."}, {"space", "comunidad"}});
  EXPECT_FALSE(community.drafts.find(ana, "ask"));
}

TEST_F(DraftPages, MistakesAndPreviewsKeepIt) {
  submit(ana, "/ask", {{"title", "a"}, {"body", "Con un título corto."}, {"space", "comunidad"}});
  EXPECT_EQ(community.drafts.find(ana, "ask")->body, "Con un título corto.");
  const auto question = ask(bea).conversation;
  const auto path = "/conversations/" + to_string(question.id) + "/messages";
  submit(ana, path, {{"body", "A medias"}, {"preview", "1"}});
  EXPECT_THAT(page(ana, path_of(question)), HasSubstr("A medias"));
  EXPECT_THAT(page(bea, path_of(question)), Not(HasSubstr("A medias")));
  submit(ana, path, {{"body", "A medias"}});
  EXPECT_FALSE(community.drafts.find(ana, draft_of_reply(question.id)));
}

TEST_F(DraftPages, ListThemToGoOnOrThrowAway) {
  EXPECT_THAT(page(ana, "/drafts"), HasSubstr("No tienes borradores"));
  keep(ana, "", "Una pregunta <sin> título");
  const auto list = page(ana, "/drafts");
  EXPECT_THAT(list, HasSubstr("Pregunta sin título"));
  EXPECT_THAT(list, HasSubstr("&lt;sin&gt;"));
  EXPECT_THAT(list, HasSubstr("href=\"/ask\""));
  EXPECT_THAT(page(bea, "/drafts"), HasSubstr("No tienes borradores"));
  submit(bea, "/drafts/ask/discard", {});
  EXPECT_TRUE(community.drafts.find(ana, "ask"));
  EXPECT_EQ(location(submit(ana, "/drafts/ask/discard", {})), "/drafts?done=draft_discarded");
  EXPECT_FALSE(community.drafts.find(ana, "ask"));
}

}  // namespace
}  // namespace coloquio::community::pages
