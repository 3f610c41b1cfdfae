#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/pages/pages_for_tests.h"

namespace coloquio::community::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Whispering : PagesForTests {
  Started asked = ask(ana);
  ConversationId id = asked.conversation.id;
  WhisperId said = community.staff.whisper(mod, id, "Ojo: *ornitorrinco* reincidente.").value();
};

TEST(Whispers, AreReadByStaffInTheConversation) {
  Whispering world;
  const auto agent = world.person("Ágata", people::Role::agent);
  for (const auto& viewer : {world.mod, world.admin, agent}) {
    EXPECT_THAT(world.page(viewer, path_of(world.asked.conversation)),
                HasSubstr("<em>ornitorrinco</em>"));
  }
}

TEST(Whispers, LeaveNoTraceForAnybodyElse) {
  Whispering world;
  const auto topic = path_of(world.asked.conversation);
  const auto api = "/api/v1/conversations/" + to_string(world.id);
  for (const auto& viewer : {world.guest, world.ana, world.bea}) {
    for (const auto& address :
         {topic, std::string{"/"}, std::string{"/questions"}, std::string{"/feed.atom"},
          std::string{"/search?q=ornitorrinco"}, std::string{"/api/v1/search?q=ornitorrinco"}, api,
          api + "/messages", "/p/" + to_string(world.mod.person)}) {
      const auto body = world.page(viewer, address);
      EXPECT_THAT(body, Not(HasSubstr("<em>ornitorrinco"))) << address;
      EXPECT_THAT(body, Not(HasSubstr("reincidente"))) << address;
      EXPECT_THAT(body, Not(HasSubstr("whisper"))) << address;
    }
  }
}

TEST(Whispers, AreInNoSearchNorCountEvenOfStaff) {
  Whispering world;
  SearchQuery query;
  query.q = "ornitorrinco";
  EXPECT_TRUE(world.community.search.search(world.admin, query).items.empty());
  const auto topic = world.community.reading.show(world.admin, world.id).value();
  EXPECT_EQ(topic.conversation.replies, 0);
  EXPECT_EQ(topic.messages.size(), 1U);
  EXPECT_EQ(topic.conversation.active_at, topic.conversation.created_at);
  EXPECT_EQ(world.community.overview.person(world.mod, world.mod.person)->posts, 0);
}

TEST(Whispers, AnswerOthersAsIfThereWereNone) {
  Whispering world;
  auto& staff = world.community.staff;
  EXPECT_TRUE(fails_with(Kind::not_found, staff.whispers(world.ana, world.id)));
  EXPECT_TRUE(fails_with(Kind::not_found, staff.whispers(world.guest, world.id)));
  EXPECT_TRUE(fails_with(Kind::not_found, staff.whisper(world.ana, world.id, "Yo también")));
  EXPECT_TRUE(fails_with(Kind::invalid, staff.whisper(world.mod, world.id, " ")));
}

TEST(Whispers, StayInsideASpaceThatStaffMayNotSee) {
  Whispering world;
  world.space("privado", Visibility::private_);
  const auto inside = world.ask(world.admin, "Zarzamora", "Nadie lo sabe.", "privado");
  EXPECT_TRUE(fails_with(Kind::not_found,
                         world.community.staff.whispers(world.mod, inside.conversation.id)));
}

TEST(StaffNotes, AreForWhoModerates) {
  Whispering world;
  auto& staff = world.community.staff;
  const auto note = staff.note(world.mod, world.ana.person, "Llamó dos veces.");
  ASSERT_TRUE(note);
  EXPECT_EQ(staff.notes(world.admin, world.ana.person)->front().text, "Llamó dos veces.");
  EXPECT_TRUE(fails_with(Kind::forbidden, staff.notes(world.ana, world.ana.person)));
  EXPECT_TRUE(fails_with(Kind::forbidden, staff.note(world.ana, world.bea.person, "No")));
  EXPECT_TRUE(fails_with(Kind::forbidden, staff.remove_note(world.ana, *note)));
  EXPECT_THAT(world.page(world.bea, "/p/" + to_string(world.ana.person)), Not(HasSubstr("Llamó")));
  EXPECT_TRUE(staff.remove_note(world.mod, *note));
  EXPECT_TRUE(staff.notes(world.mod, world.ana.person)->empty());
}

TEST(StaffNotes, AreOfTwoThousandCharactersAtMost) {
  Whispering world;
  auto& staff = world.community.staff;
  EXPECT_TRUE(staff.note(world.mod, world.ana.person, std::string(2000, 'x')));
  EXPECT_TRUE(
      fails_with(Kind::invalid, staff.note(world.mod, world.ana.person, std::string(2001, 'x'))));
  EXPECT_TRUE(fails_with(Kind::invalid, staff.note(world.mod, world.ana.person, "")));
}

TEST(Audit, IsReadAndFilteredByAdministrators) {
  Whispering world;
  ASSERT_TRUE(world.community.staff.note(world.mod, world.ana.person, "Una nota."));
  ASSERT_TRUE(world.community.posting.remove(world.mod, world.asked.message.id));
  AuditFilter filter;
  filter.act = "note.";
  const auto page = world.community.staff.audit(world.admin, filter);
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].subject, "person:" + to_string(world.ana.person));
  filter.act = "";
  filter.limit = 1;
  const auto first = world.community.staff.audit(world.admin, filter);
  ASSERT_TRUE(first->next);
  filter.after = *first->next;
  EXPECT_NE(world.community.staff.audit(world.admin, filter)->items[0].id, first->items[0].id);
  EXPECT_TRUE(fails_with(Kind::forbidden, world.community.staff.audit(world.mod, filter)));
  EXPECT_THAT(world.page(world.admin, "/admin/audit?act=note."), HasSubstr("note.written"));
}

}  // namespace
}  // namespace coloquio::community::pages
