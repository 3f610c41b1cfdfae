#include "web/values.h"

#include <ctemplate/template.h>
#include <gtest/gtest.h>

namespace coloquio::web {
namespace {

std::string filled(const std::string& text, const Values& values) {
  const std::unique_ptr<ctemplate::Template> made(
      ctemplate::Template::StringToTemplate(text, ctemplate::DO_NOT_STRIP));
  std::string out;
  made->Expand(&out, &values);
  return out;
}

TEST(Values, FillByNameAndTheLastOneCounts) {
  Values values;
  set(values, "NAME", "Ana");
  set(values, "NAME", "Bea");
  EXPECT_EQ(filled("[{{NAME}}{{NOBODY}}]", values), "[Bea]");
}

TEST(Values, RepeatASectionInTheOrderOfItsMaking) {
  Values values;
  for (const auto* name : {"a", "b", "c"}) set(add(values, "ONE"), "NAME", name);
  EXPECT_EQ(filled("{{#ONE}}{{NAME}}{{#ONE_separator}}, {{/ONE_separator}}{{/ONE}}", values),
            "a, b, c");
}

TEST(Values, LookAroundForWhatASectionDoesNotSay) {
  Values values;
  set(values, "SITE", "Banco");
  set(values, "NAME", "outside");
  auto& one = add(values, "ONE");
  set(one, "NAME", "inside");
  show(one, "DEEP");
  EXPECT_EQ(filled("{{#ONE}}{{#DEEP}}{{SITE}} {{NAME}}{{/DEEP}}{{/ONE}} {{NAME}}", values),
            "Banco inside outside");
}

TEST(Values, ShowASectionOnceAndHideTheOthers) {
  Values values;
  show(values, "YES");
  show(values, "YES");
  show(values, "NO", false);
  EXPECT_EQ(filled("{{#YES}}y{{/YES}}{{#NO}}n{{/NO}}{{#NEVER}}x{{/NEVER}}", values), "y");
}

TEST(Values, SayNothingWhereThereIsNothingToSay) {
  Values values;
  set_section(values, "EMPTY", "TEXT", "");
  set_section(values, "FULL", "TEXT", "hola");
  EXPECT_EQ(filled("{{#EMPTY}}!{{/EMPTY}}{{#FULL}}{{TEXT}}{{/FULL}}", values), "hola");
}

TEST(Values, CopyWhatTheyAreGiven) {
  Values values;
  {
    std::string text(100'000, 'x');
    set(values, "TEXT", text);
    text.assign(text.size(), 'y');
  }
  EXPECT_EQ(filled("{{TEXT}}", values), std::string(100'000, 'x'));
}

}  // namespace
}  // namespace coloquio::web
