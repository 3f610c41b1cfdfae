#include "search/analyzer.h"

#include <gtest/gtest.h>

namespace coloquio::search {
namespace {

TEST(Analyzer, MeetsSingularAndPluralWithAndWithoutAccents) {
  Analyzer analyzer;
  const auto one = analyzer.analyze("", "la transacción de mi tarjeta").body;
  const auto many = analyzer.analyze("", "las transacciones de mis tarjetas").body;
  const auto plain = analyzer.analyze("", "LA TRANSACCION DE MI TARJETA").body;
  EXPECT_EQ(one, plain);
  EXPECT_EQ(one, "transaccion tarjet");
  EXPECT_EQ(many, one);
}

TEST(Analyzer, StemsByTheLanguageThatTheFunctionWordsTell) {
  Analyzer analyzer;
  EXPECT_EQ(analyzer.analyze("", "the cards that were blocked").body, "card block");
}

TEST(Analyzer, KeepsTheEneApartFromTheN) {
  Analyzer analyzer;
  EXPECT_NE(analyzer.analyze("", "año").body, analyzer.analyze("", "ano").body);
}

TEST(Analyzer, CutsChineseIntoCharacters) {
  Analyzer analyzer;
  EXPECT_EQ(analyzer.analyze("", "银行卡").body, "银 行 卡");
}

TEST(Analyzer, KeepsTitleAndBodyApart) {
  Analyzer analyzer;
  const auto terms = analyzer.analyze("Bizum", "no llega");
  EXPECT_EQ(terms.title, "bizum");
  EXPECT_EQ(terms.body, "lleg");
}

TEST(Analyzer, GivesTermsWithoutSignsThatAnEngineWouldRead) {
  Analyzer analyzer;
  const auto terms = analyzer.analyze("", "a'b \"c\" (d) & x:y | z* \\ \x01 \xff\xfe ´q");
  EXPECT_EQ(terms.body, "b c d x z q");
}

TEST(Analyzer, KeepsFunctionWordsWhereThereIsNothingElse) {
  Analyzer analyzer;
  EXPECT_EQ(analyzer.analyze("¿Y si no?", "Pues que no llega").title, "y si no");
}

TEST(Analyzer, DropsStopWordsOnlyWhereOthersRemain) {
  Analyzer analyzer;
  EXPECT_EQ(analyzer.query_terms("cómo cambio el pin").size(), 2U);
  EXPECT_EQ(analyzer.query_terms("de la").size(), 2U);
}

TEST(Analyzer, MarksWhatWasSoughtAndEscapesTheRest) {
  Analyzer analyzer;
  const auto terms = analyzer.query_terms("tarjetas");
  EXPECT_EQ(analyzer.highlight("<b> mi Tarjeta & yo", terms),
            "&lt;b&gt; mi <mark>Tarjeta</mark> &amp; yo");
}

TEST(Analyzer, CutsAnExcerptAroundTheFirstWordFound) {
  Analyzer analyzer;
  const std::string before(300, 'x');
  const auto found =
      analyzer.excerpt(before + " y el bizum llega", analyzer.query_terms("bizum"), 60);
  EXPECT_TRUE(found.starts_with("…"));
  EXPECT_NE(found.find("bizum"), std::string::npos);
}

}  // namespace
}  // namespace coloquio::search
