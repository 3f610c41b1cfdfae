#include "base/text.h"

#include <gtest/gtest.h>

#include <random>

namespace coloquio::text {
namespace {

// Bytes of the kinds that go wrong: letters, marks, controls, halves of sequences.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "a",      "B",       " ",           "\n",     "\r",   "\r\n", "\t",     "é",      "É",
      "ñ",      "n\u0303", "e\u0301",     "\u0301", "ß",    "İ",    "\u212a", "…",      "€",
      "\u202e", "\ufeff",  "👩‍👧", "日本",   "\xc3", "\xff", "\x80",   "\u00a0", "\u2003",
      "ǖ",      "ᾳ",       "\u0345",      "ς",      "Ω",    "\x01", "\u200b", "µ",      "ﬁ"};
  std::string out;
  for (auto left = random() % 12; left > 0; --left) out += kPieces[random() % kPieces.size()];
  return out;
}

TEST(TextFold, RemovesVowelAccentsAndKeepsEnye) {
  EXPECT_EQ(fold("Camión"), "camion");
  EXPECT_EQ(fold("AÑO, Pingüino y França"), "año, pinguino y frança");
  EXPECT_EQ(fold("ÀÈÌÒÙ ÄËÏÖÜ ÁÉÍÓÚ"), "aeiou aeiou aeiou");
}

TEST(TextFold, TreatsComposedAndDecomposedAlike) {
  EXPECT_EQ(fold("cami\u006f\u0301n"), fold("camión"));
  EXPECT_EQ(fold("An\u0303o"), "año");
}

TEST(TextFold, LeavesOtherMarksAndScriptsAlone) {
  EXPECT_EQ(fold("Âncora Ÿ Ý"), "âncora ÿ ý");
  EXPECT_EQ(fold("Straße ΣΊΣΥΦΟΣ 日本 👍"), "strasse σίσυφοσ 日本 👍");
}

TEST(TextFold, TakesTheSameResultOnBothPaths) {
  std::string latin;
  for (char second = '\x80'; second <= '\xbf'; ++second) (latin += '\xc3') += second;
  const auto fast = fold(latin);
  EXPECT_EQ(fold(latin + "日"), fast + "日");
  EXPECT_EQ(fold("¿«½»? “—…” 5 €"), "¿«½»? “—…” 5 €");
}

TEST(TextFold, ChangesNothingTheSecondTime) {
  std::mt19937 random(1);
  for (int i = 0; i < 5000; ++i) {
    const auto once = fold(random_text(random));
    ASSERT_EQ(fold(once), once);
    ASSERT_TRUE(is_valid_utf8(once));
  }
}

TEST(TextClean, TrimsAndComposes) {
  EXPECT_EQ(clean(" \t\u00a0Hola\u2003\n"), "Hola");
  EXPECT_EQ(clean("An\u0303o"), "Año");
  EXPECT_EQ(clean("uno\r\ndos\rtres\n"), "uno\ndos\ntres");
}

TEST(TextClean, DropsWhatDeceives) {
  using std::string_literals::operator""s;
  EXPECT_EQ(clean("a\0b\x1b\x7f\u0085\u202e\u2066\ufeffc"s), "abc");
  EXPECT_EQ(clean("\u200b\u2060 \u3164"), "");
  EXPECT_EQ(clean("\xff\xc3(ok"), "\ufffd\ufffd(ok");
}

TEST(TextClean, KeepsFamiliesTogether) {
  EXPECT_EQ(clean("👩‍👧‍👦 ❤️"), "👩‍👧‍👦 ❤️");
}

TEST(TextClean, ChangesNothingTheSecondTime) {
  std::mt19937 random(2);
  for (int i = 0; i < 5000; ++i) {
    const auto typed = random_text(random);
    const auto once = clean(typed);
    ASSERT_EQ(clean(once), once);
    ASSERT_TRUE(is_valid_utf8(once));
    ASSERT_EQ(clean_line(clean_line(typed)), clean_line(typed));
  }
}

TEST(TextClean, MakesOneLine) {
  EXPECT_EQ(clean_line(" uno\n\n dos\t\u2003tres "), "uno dos tres");
}

TEST(TextLength, CountsWhatPeopleSee) {
  EXPECT_EQ(count_graphemes(""), 0U);
  EXPECT_EQ(count_graphemes("año\n"), 4U);
  EXPECT_EQ(count_graphemes("e\u0301👩‍👧‍👦🇪🇸\r\n"), 4U);
}

TEST(TextTruncate, CutsAtAWordsEnd) {
  EXPECT_EQ(truncate("¿Cómo cambio el PIN?", 20), "¿Cómo cambio el PIN?");
  EXPECT_EQ(truncate("¿Cómo cambio el PIN?", 15), "¿Cómo cambio…");
  EXPECT_EQ(truncate("Hola, mundo entero", 6), "Hola…");
}

TEST(TextTruncate, CutsALongWordAndWholeGraphemes) {
  EXPECT_EQ(truncate("Supercalifragilístico", 6), "Super…");
  EXPECT_EQ(truncate("👩‍👧‍👦👩‍👧‍👦👩‍👧‍👦", 2),
            "👩‍👧‍👦…");
  EXPECT_EQ(truncate("abc", 0), "");
}

TEST(TextTruncate, NeverGrowsNorBreaksACharacter) {
  std::mt19937 random(3);
  for (std::size_t i = 0; i < 5000; ++i) {
    const auto whole = clean(random_text(random));
    const auto cut = truncate(whole, i % 7);
    ASSERT_LE(count_graphemes(cut), i % 7) << whole;
    ASSERT_TRUE(is_valid_utf8(cut));
    ASSERT_TRUE(is_valid_utf8(truncate(random_text(random), 3)));
  }
}

TEST(TextSlug, KeepsLettersDigitsAndHyphens) {
  EXPECT_EQ(slug("¿Cómo cambio el PIN?"), "como-cambio-el-pin");
  EXPECT_EQ(slug("Año 2026: ¡más -- señas!"), "ano-2026-mas-senas");
  EXPECT_EQ(slug("日本"), "");
}

TEST(TextSlug, EndsWithAWholeWord) {
  EXPECT_EQ(slug("uno dos tres", 9), "uno-dos");
  EXPECT_EQ(slug("uno dos tres", 7), "uno-dos");
  EXPECT_EQ(slug("supercalifragilistico", 5), "super");
}

TEST(TextInitials, TakesTwoLetters) {
  EXPECT_EQ(initials("Rosa Martín"), "RM");
  EXPECT_EQ(initials("Ana de la Vega"), "AV");
  EXPECT_EQ(initials("élmer"), "É");
  EXPECT_EQ(initials("rosa martín"), "RM");
  EXPECT_EQ(initials("👍"), "");
}

TEST(TextEmail, IsLowerCaseAndTrimmed) {
  EXPECT_EQ(normal_email(" Rosa.Martin+x@Example.ORG "), "rosa.martin+x@example.org");
  EXPECT_EQ(normal_email("root@localhost"), "root@localhost");
  EXPECT_EQ(normal_email("info@español.es"), "info@xn--espaol-zwa.es");
  EXPECT_EQ(normal_email("info@ESPAÑOL.es"), "info@xn--espaol-zwa.es");
}

TEST(TextEmail, RefusesWhatIsNoAddress) {
  for (const auto* typed :
       {"", "rosa", "@example.org", "rosa@", "rosa@example", "a b@example.org", "rosa@@example.org",
        "rosa@example..org", "rosa@-example.org", "a\nb@example.org", "<rosa@example.org>",
        ".rosa@example.org", "rosa@example.org,eva@example.org", "rosa@[127.0.0.1]"}) {
    EXPECT_EQ(normal_email(typed), "") << typed;
  }
  EXPECT_EQ(normal_email(std::string(250, 'a') + "@example.org"), "");
}

TEST(TextEmail, DoesNotLendOneAddressTheLettersOfAnother) {
  EXPECT_EQ(normal_email("mi\u212ae@example.org"), "");
  EXPECT_NE(normal_email("mike@example.org"), normal_email("mike@exampl\u00e9.org"));
}

TEST(TextEscape, CoversTheFiveCharacters) {
  EXPECT_EQ(html_escape("<a href=\"x\" title='y'>&</a>"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
}

TEST(TextUtf8, KnowsWhatIsValid) {
  EXPECT_TRUE(is_valid_utf8("año 👍"));
  for (const auto* bytes : {"\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80"}) {
    EXPECT_FALSE(is_valid_utf8(bytes));
  }
}

}  // namespace
}  // namespace coloquio::text
