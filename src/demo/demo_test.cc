#include "demo/demo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "community/bulk.h"
#include "community/seed.h"
#include "people/service.h"
#include "test/database.h"
#include "test/matchers.h"
#include "web/page_cache.h"

namespace coloquio::demo {
namespace {

// A community without the demo: one real member with one real conversation in one real space.
struct House {
  test::TestDatabase database;
  test::ManualClock clock;
  Ids ids{clock};
  web::Site site;
  web::PageCache cache{clock};
  community::Community community{
      {.db = *database, .clock = clock, .ids = ids, .cache = cache, .site = site}};
  Parts parts{*database, clock, ids, community};
  people::Person ana;

  House() {
    ana.id = PersonId{ids.next()};
    ana.name = "Ana Real";
    ana.created_at = clock.now();
    database->write([&](db::Transaction& tx) { people::add_person(tx, ana); });
    community.spaces.ensure_first_space("Casa real");
    write("Una conversación real", community.spaces.directory().spaces()->all().front().id, ana.id);
  }

  // Adds a conversation around the rules, as an import would.
  community::ConversationId write(const std::string& title, community::SpaceId space,
                                  PersonId author) {
    const auto now = clock.now();
    community::BulkMessage opening;
    community::BulkConversation bulk;
    auto& c = bulk.conversation;
    auto& m = opening.message;
    c.id = m.conversation = community::ConversationId{ids.next()};
    c.first_message = m.id = community::MessageId{ids.next()};
    c.space = space;
    c.title = title;
    c.author = m.author = author;
    c.created_at = c.active_at = m.created_at = now;
    m.kind = community::MessageKind::opening;
    m.body_markdown = m.body_html = "Hola";
    bulk.messages.push_back(opening);
    database->write([&](db::Transaction& tx) { community::insert(tx, bulk, {}); });
    community.imported();
    return c.id;
  }

  community::SpaceId space(std::string_view slug) {
    return community.spaces.directory().spaces()->find(slug)->id;
  }
  PersonId member() {
    return database->read([](db::Connection& db) {
      return people::find_account(db, "member@horizonte.example")->person;
    });
  }
  std::int64_t rows(const std::string& table) {
    return database->read([&](db::Connection& db) {
      return db.query("SELECT COUNT(*) FROM " + table).front().get<std::int64_t>(0);
    });
  }
  // Every table that the demo writes to, counted.
  std::vector<std::int64_t> everything() {
    std::vector<std::int64_t> counts;
    for (const auto* table :
         {"person", "account", "space", "space_member", "mission", "conversation", "message",
          "vote", "me_too", "tag", "conversation_tag", "search_doc", "demo_row"}) {
      counts.push_back(rows(table));
    }
    return counts;
  }
};

TEST(Demo, SetsUpACommunityThatOneCanRead) {
  House house;
  const auto done = set_up(house.parts, "hash");
  ASSERT_TRUE(done.has_value());
  EXPECT_TRUE(done->made);
  community::ListQuery query;
  query.space = "banco-horizonte";
  const auto list = house.community.reading.list({}, query);
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(list->items[1].conversation.title.substr(0, 13), "Mi Bizum sale");
}

TEST(Demo, ShowsItsMissionWithAFigureNearTheTarget) {
  House house;
  ASSERT_TRUE(set_up(house.parts, "hash").has_value());
  const auto mission = house.community.missions.show({}, "banco-horizonte");
  ASSERT_TRUE(mission.has_value());
  EXPECT_NEAR(mission->ever.value.value_or(0), 0.85, 0.03);
}

TEST(Demo, MakesNothingTwice) {
  House house;
  ASSERT_TRUE(set_up(house.parts, "hash").has_value());
  const auto before = house.everything();
  const auto again = set_up(house.parts, "other hash");
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(again->made);
  EXPECT_EQ(again->logins.size(), 5U);
  EXPECT_EQ(house.everything(), before);
}

TEST(Demo, LeavesNothingBehind) {
  House house;
  const auto before = house.everything();
  ASSERT_TRUE(set_up(house.parts, "hash").has_value());
  const auto gone = remove(house.parts, Force::no);
  ASSERT_TRUE(gone.has_value());
  EXPECT_EQ(house.everything(), before);
}

TEST(Demo, CanBeSetUpAgainAfterItLeft) {
  House house;
  ASSERT_TRUE(set_up(house.parts, "hash").has_value());
  ASSERT_TRUE(remove(house.parts, Force::no).has_value());
  EXPECT_TRUE(set_up(house.parts, "hash")->made);
}

TEST(Demo, StaysWhenARealPersonWroteInIt) {
  House house;
  ASSERT_TRUE(set_up(house.parts, "hash").has_value());
  house.write("Pregunta real en la muestra", house.space("cuentas"), house.ana.id);
  const auto before = house.everything();
  EXPECT_THAT(remove(house.parts, Force::no), FailsWith(Kind::conflict));
  EXPECT_EQ(house.everything(), before);
}

TEST(Demo, LeavesWithARealPersonsWordsWhenForced) {
  House house;
  const auto before = house.everything();
  ASSERT_TRUE(set_up(house.parts, "hash").has_value());
  house.write("Pregunta real en la muestra", house.space("cuentas"), house.ana.id);
  const auto gone = remove(house.parts, Force::yes);
  ASSERT_TRUE(gone.has_value());
  EXPECT_EQ(gone->others_messages, 1);
  EXPECT_EQ(house.everything(), before);
}

TEST(Demo, KeepsItsPeopleWhoWroteElsewhereButNotTheirAccounts) {
  House house;
  ASSERT_TRUE(set_up(house.parts, "hash").has_value());
  const auto member = house.member();
  house.write("Una pregunta de Carmen", house.space("comunidad"), member);
  EXPECT_THAT(remove(house.parts, Force::no), FailsWith(Kind::conflict));
  ASSERT_TRUE(remove(house.parts, Force::yes).has_value());
  EXPECT_EQ(house.rows("account"), 0);
  EXPECT_TRUE(
      house.database->read([&](db::Connection& db) { return people::find_person(db, member); }));
}

TEST(Demo, RefusesToShareASpaceOfTheSameAddress) {
  House house;
  community::Space real;
  real.id = community::SpaceId{house.ids.next()};
  real.slug = "cuentas";
  house.database->write([&](db::Transaction& tx) { community::seed(tx, real); });
  house.community.imported();
  EXPECT_THAT(set_up(house.parts, "hash"), FailsWith(Kind::conflict));
}

TEST(Demo, HasNothingToRemoveBeforeItIsSetUp) {
  House house;
  const auto gone = remove(house.parts, Force::no);
  ASSERT_TRUE(gone.has_value());
  EXPECT_EQ(gone->conversations, 0U);
}

}  // namespace
}  // namespace coloquio::demo
