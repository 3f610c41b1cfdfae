#include "base/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/plurrule.h>

#include <memory>

#include "base/message_format.h"

namespace coloquio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto kVotes =
    R"({"a":{"votes":[{"declarations":["input count","local countPlural = count: plural"],
    "selectors":["countPlural"],"match":{"countPlural=one":"{count} voto","countPlural=*":"{count} votos"}}]}})";

Messages both(const std::string& text) { return Messages::from_texts(text, text); }

std::string refusal(const std::string& es, const std::string& en) {
  try {
    Messages::from_texts(es, en);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

std::string refusal(const std::string& value) {
  return refusal("{\"a\":" + value + "}", "{\"a\":" + value + "}");
}

TEST(Messages, OfTheBinaryAreComplete) {
  EXPECT_TRUE(Messages::embedded().has("errors.invalid"));
  EXPECT_EQ(Messages::embedded().say(Language::en, "json.missing"), "This is missing.");
}

TEST(Messages, FillPlaceholders) {
  const auto messages = both(R"({"$schema":"x","a":{"b":"Hola, {name}: {n} de {name}."}})");
  EXPECT_EQ(messages.say(Language::es, "a.b", {{"name", "Rosa"}, {"n", 1406}}),
            "Hola, Rosa: 1.406 de Rosa.");
  EXPECT_EQ(messages.say(Language::en, "a.b", {{"name", "{n}"}, {"n", 1406}}),
            "Hola, {n}: 1,406 de {n}.");
  EXPECT_THAT(messages.keys(), ElementsAre("a.b"));
}

TEST(Messages, LeaveWhatIsMissingVisible) {
  const auto messages = both(R"({"a":"Hola, {name}."})");
  EXPECT_EQ(messages.say(Language::es, "a"), "Hola, {name}.");
  EXPECT_EQ(messages.say(Language::es, "no.such"), "no.such");
}

TEST(Messages, ChooseThePluralForm) {
  const auto messages = both(kVotes);
  EXPECT_EQ(messages.say(Language::es, "a.votes", {{"count", 1}}), "1 voto");
  EXPECT_EQ(messages.say(Language::es, "a.votes", {{"count", 0}}), "0 votos");
  EXPECT_EQ(messages.say(Language::es, "a.votes", {{"count", 2'000'000}}), "2.000.000 votos");
}

TEST(Messages, ChooseByTextAndByPluralTogether) {
  const auto messages = both(R"({"a":[{
      "declarations":["input kind","input count","local form = count: plural"],
      "selectors":["kind","form"],
      "match":{"kind=idea, form=one":"una idea","kind=idea, form=*":"{count} ideas",
               "kind=*, form=one":"una cosa","kind=*, form=*":"{count} cosas"}}]})");
  EXPECT_EQ(messages.say(Language::es, "a", {{"kind", "idea"}, {"count", 1}}), "una idea");
  EXPECT_EQ(messages.say(Language::es, "a", {{"kind", "idea"}, {"count", 3}}), "3 ideas");
  EXPECT_EQ(messages.say(Language::es, "a", {{"kind", "otra"}, {"count", 1}}), "una cosa");
  EXPECT_EQ(messages.say(Language::es, "a", {{"kind", "otra"}, {"count", 3}}), "3 cosas");
}

TEST(Messages, RefuseKeysOfOneLanguage) {
  EXPECT_EQ(refusal(R"({"a":{"b":"x"}})", R"({"a":{"c":"x"}})"),
            "messages/es.json: a.c: missing\nmessages/en.json: a.b: missing");
  EXPECT_EQ(refusal(R"({"a":"x","b":"x"})", R"({"a":"x"})"), "messages/en.json: b: missing");
  EXPECT_EQ(refusal(R"({"a":"{x}"})", R"({"a":"{y}"})"),
            "messages/en.json: a: other placeholders than es");
}

TEST(Messages, TellAllThatIsWrongAtOnce) {
  EXPECT_EQ(refusal(R"({"a":1,"b":"{"})", R"({"a":"x","b":"x"})"),
            "messages/es.json: a: neither a sentence nor a list of one object with variants\n"
            "messages/es.json: b: stray brace: {");
}

TEST(Messages, RefuseMalformedSentences) {
  EXPECT_THAT(refusal(R"("{name")"), HasSubstr("stray brace"));
  EXPECT_THAT(refusal(R"("name}")"), HasSubstr("stray brace"));
  EXPECT_THAT(refusal(R"("{first name}")"), HasSubstr("not a placeholder's name"));
  EXPECT_THAT(refusal(R"(" ")"), HasSubstr("an empty sentence"));
  EXPECT_THAT(refusal("7"), HasSubstr("neither a sentence"));
  EXPECT_THAT(refusal("[]"), HasSubstr("neither a sentence"));
  EXPECT_THAT(refusal("{", "{}"), HasSubstr("messages/es.json: : json.syntax"));
}

TEST(Messages, RefuseMalformedVariants) {
  const auto variants = [](const std::string& declarations, const std::string& selectors,
                           const std::string& match) {
    return refusal("[{\"declarations\":" + declarations + ",\"selectors\":" + selectors +
                   ",\"match\":" + match + "}]");
  };
  const std::string plural = R"(["input n","local p = n: plural"])";
  EXPECT_THAT(variants(plural, R"(["p"])", R"({"p=one":"x","p=other":"y"})"),
              HasSubstr("messages/es.json: a: no variant for:  many"));
  EXPECT_THAT(variants(plural, R"(["q"])", R"({"q=*":"x"})"), HasSubstr("no such input or local"));
  EXPECT_THAT(variants(plural, "[]", "{}"), HasSubstr("no selectors"));
  EXPECT_THAT(variants(plural, R"(["p"])", R"({"q=*":"x"})"), HasSubstr("no such selector"));
  EXPECT_THAT(variants(plural, R"(["p","n"])", R"({"p=*":"x"})"), HasSubstr("left out"));
  EXPECT_THAT(variants(plural, R"(["p"])", R"({"p=*":"{m}"})"), HasSubstr("without declaration"));
  EXPECT_THAT(variants(R"(["local p = n: plural"])", "[]", "{}"), HasSubstr("no such input"));
  EXPECT_THAT(variants(R"(["local p = n: ordinal"])", "[]", "{}"), HasSubstr("not understood"));
}

TEST(Messages, CountAsIcuDoes) {
  for (const auto language : {Language::es, Language::en}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu::Locale(std::string(code(language)).c_str()), status));
    for (std::int32_t n = 0; n <= 2'000'000; n += n < 3000 || n > 1'999'000 ? 1 : 997) {
      std::string expected;
      rules->select(n).toUTF8String(expected);
      ASSERT_EQ(message_format::plural_form(language, n), expected) << n;
    }
    std::string million;
    rules->select(1'000'000).toUTF8String(million);
    EXPECT_EQ(message_format::plural_form(language, 1'000'000), million);
  }
}

TEST(Language, IsReadFromItsCode) {
  auto language = Language::es;
  EXPECT_TRUE(parse_language("EN-gb", language));
  EXPECT_EQ(language, Language::en);
  EXPECT_TRUE(parse_language("es_MX", language));
  EXPECT_EQ(language, Language::es);
  for (const auto* text : {"", "e", "fr", "est", "eng"})
    EXPECT_FALSE(parse_language(text, language));
}

TEST(Language, IsPreferredByWeight) {
  const auto preferred = [](std::string_view header) {
    return preferred_language(header, Language::es);
  };
  EXPECT_EQ(preferred(""), Language::es);
  EXPECT_EQ(preferred("en-GB,en;q=0.9,es;q=0.8"), Language::en);
  EXPECT_EQ(preferred("fr, es;q=0.5, en;q=0.75"), Language::en);
  EXPECT_EQ(preferred("en;q=0, fr"), Language::es);
  EXPECT_EQ(preferred("*, en;q=0.5"), Language::es);
  EXPECT_EQ(preferred(";;,,q=,en;q=x"), Language::es);
}

}  // namespace
}  // namespace coloquio
