// Counters move by addition; here they are compared with a count of the rows after random deeds.
#include <gtest/gtest.h>

#include <random>

#include "community/bulk.h"
#include "community/community_for_tests.h"

namespace coloquio::community {
namespace {

class Playground : public CommunityForTests {
 public:
  explicit Playground(unsigned seed) : random_(seed) {
    for (const auto* name : {"Carla", "Dani", "Eva"}) people_.push_back(person(name));
    people_.push_back(mod);
  }

  // Refusals are fine: what counts is that they change nothing.
  void play() {
    const auto& who = people_[pick(people_.size())];
    const auto deed = pick(100);
    if (deed < 8 || topics_.empty()) return start(who);
    const auto& topic = topics_[pick(topics_.size())];
    if (deed < 40 || messages_.empty()) return say(who, topic);
    const auto message = messages_[pick(messages_.size())];
    if (deed < 60) return ignore(community.answering.vote(who, message.id, pick(3) != 0));
    if (deed < 70) return ignore(community.answering.me_too(who, topic, pick(3) != 0));
    if (deed < 80) return ignore(community.answering.accept(who, message.conversation, message.id));
    if (deed < 84) return ignore(community.answering.unaccept(who, topic));
    if (deed < 92) return ignore(community.posting.remove(who, message.id));
    ignore(community.posting.restore(mod, message.id));
  }

  std::string counters() {
    std::string all;
    database->read([&](db::Connection& db) {
      add(all,
          db.query("SELECT id, replies, active_at, COALESCE(first_reply_at, 0), me_too "
                   "FROM conversation ORDER BY id"),
          5);
      add(all, db.query("SELECT id, votes FROM message ORDER BY id"), 2);
      add(all, db.query("SELECT id, posts, answers_accepted FROM person ORDER BY id"), 3);
    });
    return all;
  }

  void recount_everything() {
    database->write([&](db::Transaction& tx) {
      recount(tx, topics_);
      tx.execute(
          "UPDATE person SET posts = (SELECT COUNT(*) FROM message m "
          "WHERE m.author_id = person.id AND m.deleted_at IS NULL), "
          "answers_accepted = (SELECT COUNT(*) FROM conversation c JOIN message m "
          "ON m.conversation_id = c.id AND m.id = c.accepted_message_id "
          "WHERE m.author_id = person.id AND c.author_id <> person.id)");
    });
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }
  template <class T>
  static void ignore(const T&) {}

  void start(const Viewer& who) {
    const auto started = ask(who, "Duda " + std::to_string(random_()));
    topics_.push_back(started.conversation.id);
    messages_.push_back(started.message);
  }
  void say(const Viewer& who, ConversationId topic) {
    tick();
    NewMessage draft;
    draft.id = topic;
    draft.body = "Digo " + std::to_string(random_());
    const auto& other = messages_[pick(messages_.size())];
    if (other.conversation == topic) draft.reply_to = other.id;
    if (auto said = community.posting.reply(who, draft)) messages_.push_back(*said);
  }
  static void add(std::string& all, const db::Rows& rows, int columns) {
    for (const auto& row : rows) {
      for (int i = 0; i < columns; ++i) all += std::to_string(row.get<std::int64_t>(i)) + " ";
      all += "\n";
    }
  }

  std::mt19937 random_;
  std::vector<Viewer> people_;
  std::vector<ConversationId> topics_;
  std::vector<Message> messages_;
};

class Counters : public testing::TestWithParam<unsigned> {};

TEST_P(Counters, EqualACountOfTheRows) {
  Playground world(GetParam());
  for (int i = 0; i < 400; ++i) world.play();
  const auto kept = world.counters();
  world.recount_everything();
  EXPECT_EQ(kept, world.counters());
}

INSTANTIATE_TEST_SUITE_P(Seeds, Counters, testing::Values(1U, 20U, 300U));

}  // namespace
}  // namespace coloquio::community
