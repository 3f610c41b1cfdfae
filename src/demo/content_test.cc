#include "demo/content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/text.h"

namespace coloquio::demo {
namespace {

using ::testing::Each;
using ::testing::Le;
using ::testing::ResultOf;

const Content& content() {
  static const auto read = load_content();
  return read;
}

std::vector<std::string> titles() {
  std::vector<std::string> all;
  for (const auto& c : content().conversations) all.push_back(c.title);
  return all;
}

auto count_questions(bool only_solved) {
  const auto& list = content().conversations;
  return std::count_if(list.begin(), list.end(), [=](const ConversationContent& c) {
    const auto accepted = [](const MessageContent& m) { return m.accepted.value_or(false); };
    const bool solved = std::any_of(c.messages.begin(), c.messages.end(), accepted);
    return c.kind == community::ConversationKind::question && (solved || !only_solved);
  });
}

// Who would be thanked for an answer to their own question.
std::vector<std::string> accepted_by_their_authors() {
  std::vector<std::string> found;
  for (const auto& c : content().conversations) {
    for (const auto& m : c.messages) {
      if (m.accepted.value_or(false) && m.by == c.messages.front().by) found.push_back(c.title);
    }
  }
  return found;
}

// Digits in a row, as people write long numbers: single spaces between them do not count.
std::size_t longest_number(const EmbeddedFile& file) {
  std::size_t longest = 0, run = 0;
  char before = '\0';
  for (const char c : file.bytes) {
    const bool digit = c >= '0' && c <= '9';
    if (digit) longest = std::max(longest, ++run);
    if (!digit && (c != ' ' || before == ' ')) run = 0;
    before = c;
  }
  return longest;
}

TEST(DemoContent, HoldsAWholeCommunity) {
  EXPECT_GE(content().conversations.size(), 48U);
  EXPECT_GE(content().people.people.size(), 24U);
}

TEST(DemoContent, IsSolvedAsOftenAsAGoodCommunity) {
  const auto share =
      static_cast<double>(count_questions(true)) / static_cast<double>(count_questions(false));
  EXPECT_NEAR(share, 0.85, 0.03);
}

TEST(DemoContent, KeepsToWhatMembersMayType) {
  EXPECT_THAT(titles(), Each(ResultOf(text::count_graphemes, Le(community::title_max))));
  EXPECT_EQ(accepted_by_their_authors(), std::vector<std::string>{});
}

TEST(DemoContent, HoldsNoTwoConversationsOfOneTitle) {
  auto all = titles();
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(DemoContent, HoldsNothingAsLongAsAnAccountOrCardNumber) {
  EXPECT_THAT(embedded::demo(), Each(ResultOf(longest_number, Le(9U))));
}

}  // namespace
}  // namespace coloquio::demo
