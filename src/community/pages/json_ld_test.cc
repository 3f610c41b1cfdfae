#include "community/pages/json_ld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace coloquio::community::pages {
namespace {

using ::testing::HasSubstr;

Topic question(std::string title, std::string html) {
  Topic topic;
  topic.conversation.title = std::move(title);
  topic.conversation.slug = "x";
  MessageView opening;
  opening.message.kind = MessageKind::opening;
  opening.message.body_html = std::move(html);
  topic.messages.push_back(opening);
  return topic;
}

TEST(JsonLd, CannotEndTheScriptElement) {
  const auto html =
      qa_page({}, question("</script><script>alert(1)</script>", "<p>&lt;/script&gt;</p>"));
  EXPECT_EQ(html.find("</script>"), html.size() - 10);
}

std::string titled(std::string title) { return qa_page({}, question(std::move(title), "")); }

TEST(JsonLd, EscapesWhatOldParsersTakeForLineEnds) {
  EXPECT_THAT(titled("a\u2028b\u2029c"), HasSubstr("\"a\\u2028b\\u2029c\""));
}

TEST(JsonLd, EscapesQuotesBackslashesAndControls) {
  EXPECT_THAT(titled("a\"b\\c\nd"), HasSubstr("\"a\\\"b\\\\c\\u000ad\""));
}

TEST(JsonLd, KeepsLettersOfEveryLanguage) {
  EXPECT_THAT(titled("añó 你好 …"), HasSubstr("\"añó 你好 …\""));
}

TEST(JsonLd, SaysWhatWasWrittenWithoutMarks) {
  Message message;
  message.body_html = "<p>Uno &amp; <strong>dos</strong></p>\n<ul>\n<li>tres</li>\n</ul>\n";
  EXPECT_EQ(plain_text(message), "Uno & dos tres");
  message.body_html = "<pre>  a\n   b </pre>  <p> c   d </p>\n";
  EXPECT_EQ(plain_text(message), "a b c d");
}

TEST(JsonLd, NamesTheAcceptedAnswerOnce) {
  auto topic = question("¿Cómo?", "<p>Así</p>");
  MessageView answer;
  answer.message.kind = MessageKind::answer;
  answer.message.body_html = "<p>Con el botón</p>";
  answer.accepted = true;
  topic.messages.push_back(answer);
  topic.solution = answer;
  const auto html = qa_page({}, topic);
  EXPECT_NE(html.find("\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"Con el botón\""),
            std::string::npos);
  EXPECT_EQ(html.find("suggestedAnswer"), std::string::npos);
}

TEST(JsonLd, SaysNothingOfDiscussions) {
  auto topic = question("Charla", "<p>Hola</p>");
  topic.conversation.kind = ConversationKind::discussion;
  EXPECT_EQ(qa_page({}, topic), "");
}

}  // namespace
}  // namespace coloquio::community::pages
