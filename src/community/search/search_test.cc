#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

struct Library : CommunityForTests {
  Library() {
    ask(ana, "Mi Bizum sale pendiente", "Mandé dinero a mi cuñado y no llega.");
    const auto card = ask(bea, "Tarjeta bloqueada en el cajero", "Metí mal la clave tres veces.");
    const auto help =
        reply(ana, card.conversation.id, "Las tarjetas se desbloquean en la oficina.");
    community.answering.accept(bea, card.conversation.id, help.id).value();
    ask(ana, "The card was charged twice", "I paid once and the statements show two payments.");
  }
  std::vector<std::string> find(const std::string& q, SearchOrder order = SearchOrder::best) {
    SearchQuery query;
    query.q = q;
    query.order = order;
    std::vector<std::string> titles;
    for (const auto& hit : community.search.search(guest, query).items) {
      titles.push_back(hit.line.conversation.title);
    }
    return titles;
  }
};

TEST(Search, FindsWordsInAnyFormAndWithoutAccents) {
  Library world;
  EXPECT_THAT(world.find("bizums PENDIENTES"), ElementsAre("Mi Bizum sale pendiente"));
  EXPECT_THAT(world.find("mande dinero"), ElementsAre("Mi Bizum sale pendiente"));
  EXPECT_THAT(world.find("statement payment"), ElementsAre("The card was charged twice"));
}

TEST(Search, WantsEveryWordInOneMessage) {
  Library world;
  EXPECT_THAT(world.find("bizum tarjeta"), ElementsAre());
}

TEST(Search, GivesOneLineAConversation) {
  Library world;
  EXPECT_THAT(world.find("tarjeta"), ElementsAre("Tarjeta bloqueada en el cajero"));
}

TEST(Search, TakesPhrasesAndExclusions) {
  Library world;
  EXPECT_THAT(world.find("\"sale pendiente\""), ElementsAre("Mi Bizum sale pendiente"));
  EXPECT_THAT(world.find("\"pendiente sale\""), ElementsAre());
  EXPECT_THAT(world.find("card -twice"), ElementsAre());
}

TEST(Search, FiltersByWhatIsSolved) {
  Library world;
  EXPECT_THAT(world.find("solved:yes"), ElementsAre("Tarjeta bloqueada en el cajero"));
  EXPECT_THAT(world.find("resuelta:no bizum"), ElementsAre("Mi Bizum sale pendiente"));
  EXPECT_THAT(world.find("bizum solved:yes"), ElementsAre());
}

TEST(Search, FiltersByAuthor) {
  Library world;
  EXPECT_THAT(world.find("from:" + to_string(world.bea.person)),
              ElementsAre("Tarjeta bloqueada en el cajero"));
}

TEST(Search, PutsTitlesAndSolutionsFirst) {
  Library world;
  world.ask(world.ana, "Otra cosa", "En el cajero me pidieron una cosa larga de contar.");
  EXPECT_EQ(world.find("cajero").front(), "Tarjeta bloqueada en el cajero");
  EXPECT_EQ(world.find("cajero", SearchOrder::newest).front(), "Otra cosa");
}

TEST(Search, MarksWhatWasSought) {
  Library world;
  SearchQuery query;
  query.q = "cuñado";
  const auto hit = world.community.search.search(world.guest, query).items.at(0);
  EXPECT_THAT(hit.excerpt_html, HasSubstr("<mark>cuñado</mark>"));
  query.q = "bizum";
  EXPECT_EQ(world.community.search.search(world.guest, query).items.at(0).title_html,
            "Mi <mark>Bizum</mark> sale pendiente");
}

TEST(Search, EscapesWhatItShows) {
  Library world;
  world.ask(world.ana, "<b>Rareza</b> & cía", "Una <i>rareza</i> más.");
  SearchQuery query;
  query.q = "rareza";
  const auto hit = world.community.search.search(world.guest, query).items.at(0);
  EXPECT_EQ(hit.title_html, "&lt;b&gt;<mark>Rareza</mark>&lt;/b&gt; &amp; cía");
  EXPECT_EQ(hit.excerpt_html.find("<i>"), std::string::npos);
}

TEST(Search, FollowsEdits) {
  Library world;
  const auto message = world.ask(world.ana, "Antes", "Palabra vieja: murciélago.").message;
  MessageChange change;
  change.id = message.id;
  change.body = "Palabra nueva: luciérnaga.";
  ASSERT_TRUE(world.community.posting.edit(world.ana, change));
  EXPECT_THAT(world.find("murciélago"), ElementsAre());
  EXPECT_THAT(world.find("luciernagas"), ElementsAre("Antes"));
}

TEST(Search, TurnsPages) {
  Library world;
  for (int i = 0; i < 5; ++i) world.ask(world.ana, "Hipoteca número " + std::to_string(i));
  for (const auto order : {SearchOrder::best, SearchOrder::newest}) {
    SearchQuery query;
    query.q = "hipoteca";
    query.order = order;
    query.limit = 3;
    const auto first = world.community.search.search(world.guest, query);
    query.after = first.next;
    const auto second = world.community.search.search(world.guest, query);
    EXPECT_EQ(first.items.size(), 3U);
    EXPECT_EQ(second.items.size(), 2U);
    EXPECT_FALSE(second.next);
  }
}

TEST(Search, AnswersNothingToNothing) {
  Library world;
  for (const auto* q : {"", "   ", "\"", "-tarjeta", "space:none", "()*^", "tag:", "from:abc"}) {
    EXPECT_THAT(world.find(q), ElementsAre()) << q;
  }
}

TEST(Search, SuggestsWhatWasAskedInOtherWords) {
  Library world;
  const auto found =
      world.community.search.similar(world.guest, "¿Por qué mi bizum está pendiente?");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].conversation.title, "Mi Bizum sale pendiente");
}

TEST(Search, CanBeBuiltAnew) {
  Library world;
  world.database->write(
      [](db::Transaction& tx) { tx.execute("UPDATE search_doc SET space_id = 0"); });
  EXPECT_THAT(world.find("bizum"), ElementsAre());
  EXPECT_EQ(world.community.search.rebuild({}), 4);
  EXPECT_THAT(world.find("bizum"), ElementsAre("Mi Bizum sale pendiente"));
  EXPECT_THAT(world.find("oficinas"), ElementsAre("Tarjeta bloqueada en el cajero"));
}

}  // namespace
}  // namespace coloquio::community
