#include "web/html_source.h"

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>

namespace coloquio::web {
namespace {

constexpr const char* kFirst = "{{%AUTOESCAPE context=\"HTML\"}}\n";

class HtmlSource : public ::testing::Test {
 protected:
  std::string expand(const std::string& body, Language language = Language::es) {
    files_["a.tpl"] = kFirst + body;
    return expand_raw("a.tpl", language).substr(std::string(kFirst).size() - 1);
  }
  std::string expand_raw(std::string_view path, Language language = Language::es) {
    const TemplateSource source{
        Messages::embedded(), [](std::string_view name) { return "/assets/" + std::string(name); },
        [this](std::string_view file) -> std::string_view { return files_.at(std::string(file)); }};
    return expand_template(source, path, language);
  }
  std::map<std::string, std::string> files_;
};

TEST_F(HtmlSource, PutsTheSentenceOfTheLanguage) {
  EXPECT_EQ(expand("<a>[[web.sign_in]]</a>", Language::es), "<a>Entrar</a>\n");
  EXPECT_EQ(expand("<a>[[web.sign_in]]</a>", Language::en), "<a>Sign in</a>\n");
}

TEST_F(HtmlSource, HidesIconsFromScreenReaders) {
  EXPECT_EQ(
      expand("[[icon:check]]"),
      "<svg class=\"i\" aria-hidden=\"true\"><use href=\"/assets/icons.svg#check\"/></svg>\n");
}

TEST_F(HtmlSource, IncludesAnotherFileWithoutItsFirstLine) {
  files_["b.tpl"] = std::string(kFirst) + "  <b>{{X}}</b>\n";
  EXPECT_EQ(expand("<p>[[include:b.tpl]]</p>"), "<p><b>{{X}}</b></p>\n");
}

TEST_F(HtmlSource, LeavesOutIndentationAndEmptyLines) {
  EXPECT_EQ(expand("  <p>\n\n    a\n"), "<p>\na\n");
}

TEST_F(HtmlSource, RefusesAnUnknownKey) {
  EXPECT_THROW(expand("[[web.no_such_key]]"), std::runtime_error);
}

TEST_F(HtmlSource, RefusesAFileThatWouldNotEscape) {
  files_["b.tpl"] = "<p>{{X}}</p>";
  EXPECT_THROW(expand_raw("b.tpl"), std::runtime_error);
}

TEST_F(HtmlSource, RefusesUnescapedValuesThatAreNotHtml) {
  EXPECT_THROW(expand("{{TITLE:none}}"), std::runtime_error);
  EXPECT_EQ(expand("{{BODY_HTML:none}}"), "{{BODY_HTML:none}}\n");
}

TEST_F(HtmlSource, RefusesACircleOfIncludes) {
  EXPECT_THROW(expand("[[include:a.tpl]]"), std::runtime_error);
}

}  // namespace
}  // namespace coloquio::web
