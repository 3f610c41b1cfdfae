#include "demo/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "search/analyzer.h"
#include "test/database.h"

namespace coloquio::demo {
namespace {

struct Planned {
  test::ManualClock clock;
  Ids ids{clock};
  search::Analyzer analyzer;
  Content content = load_content();
  Plan plan = make_plan(content, clock.now(), ids, analyzer);

  const community::BulkConversation& called(std::string_view start) const {
    return *std::find_if(plan.conversations.begin(), plan.conversations.end(),
                         [&](const auto& c) { return c.conversation.title.starts_with(start); });
  }
};

TEST(DemoPlan, LetsNothingHappenInTheFuture) {
  const Planned p;
  const auto newest = std::max_element(p.plan.conversations.begin(), p.plan.conversations.end(),
                                       [](const auto& a, const auto& b) {
                                         return a.conversation.active_at < b.conversation.active_at;
                                       });
  EXPECT_EQ(newest->conversation.active_at, p.clock.now() - std::chrono::minutes{25});
}

TEST(DemoPlan, CountsWhatAConversationShows) {
  const Planned p;
  const auto& bizum = p.called("Mi Bizum sale");
  EXPECT_EQ(bizum.conversation.replies, 6);
  EXPECT_EQ(bizum.conversation.me_too, 148);
  EXPECT_EQ(bizum.conversation.first_reply_at, bizum.messages[1].message.created_at);
  EXPECT_EQ(bizum.conversation.accepted, bizum.messages[2].message.id);
  EXPECT_EQ(bizum.conversation.accepted_at, bizum.messages[3].message.created_at);
}

TEST(DemoPlan, GivesEveryVoteToADifferentPerson) {
  const Planned p;
  std::set<std::tuple<std::size_t, std::size_t, PersonId>> different;
  for (const auto& o : p.plan.opinions) different.emplace(o.conversation, o.message, o.person);
  EXPECT_EQ(different.size(), p.plan.opinions.size());
}

TEST(DemoPlan, LetsStaffSpeakOfficiallyButNotAmongThemselves) {
  const Planned p;
  EXPECT_TRUE(p.called("Ventanilla de 9 a 14").messages[0].message.official);
  EXPECT_FALSE(p.called("Plan de la semana").messages[0].message.official);
}

TEST(DemoPlan, LetsWhoAskedCommentAndNotAnswer) {
  const Planned p;
  const auto& thanks = p.called("Mi Bizum sale").messages[3].message;
  EXPECT_EQ(thanks.kind, community::MessageKind::comment);
  EXPECT_TRUE(thanks.reply_to.has_value());
}

TEST(DemoPlan, HasAnAccountForEveryRole) {
  const Planned p;
  std::set<people::Role> roles;
  for (const auto& login : p.plan.logins) roles.insert(login.role);
  EXPECT_EQ(roles.size(), 5U);
}

TEST(DemoPlan, GivesNoTwoPeopleOneName) {
  const Planned p;
  std::set<std::string> names;
  for (const auto& person : p.plan.people) names.insert(person.name);
  EXPECT_EQ(names.size(), p.plan.people.size());
}

TEST(DemoPlan, NamesWhatItDoesNotKnow) {
  Planned p;
  p.content.conversations.front().messages.front().by = "nadie";
  EXPECT_THROW(make_plan(p.content, p.clock.now(), p.ids, p.analyzer), std::runtime_error);
}

}  // namespace
}  // namespace coloquio::demo
