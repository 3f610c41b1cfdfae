#include "transfer/old_addresses.h"

#include <gtest/gtest.h>

#include "community/community_for_tests.h"
#include "transfer/stackexchange/store.h"

namespace coloquio::transfer {
namespace {

using stackexchange::MapKind;

class OldAddresses : public community::CommunityForTests, public testing::Test {
 protected:
  OldAddresses() {
    add_old_addresses(router, *database, community);
    question_ = ask(ana).conversation;
    answer_ = reply(bea, question_.id).id;
    map("stackexchange:b", MapKind::post, 7, raw(question_.id), raw(question_.first_message));
    map("stackexchange:b", MapKind::post, 8, raw(question_.id), raw(answer_));
    map("stackexchange:b", MapKind::user, 9, 0, raw(ana.person));
  }

  void map(std::string_view source, MapKind kind, std::int64_t id, std::int64_t conversation,
           std::int64_t message) {
    database->write([&](db::Transaction& tx) {
      stackexchange::insert_mapped(tx, source, kind, id, {conversation, message, 0});
    });
  }
  // Where it leads for good; the status or the error's key otherwise.
  std::string from(const std::string& path) { return from(path, guest); }
  std::string from(const std::string& path, const Viewer& viewer) {
    const auto answer = get(viewer, path);
    if (!answer) return answer.error().key;
    for (const auto& [name, value] : answer->headers) {
      if (name == "Location" && answer->status == 301) return value;
    }
    return std::to_string(answer->status);
  }

  community::Conversation question_;
  community::MessageId answer_{};
};

TEST_F(OldAddresses, LeadToQuestions) {
  const auto path = path_of(question_);
  EXPECT_EQ(from("/questions/7"), path);
  EXPECT_EQ(from("/questions/7/how-do-i-change-it"), path);
  EXPECT_EQ(from("/q/7"), path);
  EXPECT_EQ(from("/q/7/9"), path);
  EXPECT_EQ(from("/posts/7"), path);
}

TEST_F(OldAddresses, LeadToAnswers) {
  const auto path = "/messages/" + to_string(answer_);
  EXPECT_EQ(from("/a/8"), path);
  EXPECT_EQ(from("/questions/8"), path);
  EXPECT_EQ(from("/questions/7/how-do-i-change-it/8"), path);
}

TEST_F(OldAddresses, LeadToPeople) {
  EXPECT_EQ(from("/users/9"), "/p/" + to_string(ana.person));
  EXPECT_EQ(from("/users/9/ana"), "/p/" + to_string(ana.person));
}

TEST_F(OldAddresses, LeadNowhereWithoutARow) {
  for (const auto* path : {"/questions/99", "/q/0", "/q/-7", "/q/7x", "/q/99999999999999999999",
                           "/users/7", "/a/9", "/questions/7/title/9"}) {
    EXPECT_EQ(from(path), "errors.not_found") << path;
  }
}

TEST_F(OldAddresses, TellNothingOfWhatOneMayNotSee) {
  space("interno", community::Visibility::private_);
  const auto secret = ask(admin, "¿Cuándo se anuncia?", "Es secreto.", "interno").conversation;
  map("stackexchange:b", MapKind::post, 70, raw(secret.id), raw(secret.first_message));
  EXPECT_EQ(from("/q/70", ana), from("/q/99", ana));
  EXPECT_EQ(from("/q/70", admin), path_of(secret));
}

TEST_F(OldAddresses, OfTwoSourcesTheFirstHasTheNumber) {
  const auto other = ask(bea, "¿Dónde está el PIN?").conversation;
  map("stackexchange:a", MapKind::post, 7, raw(other.id), raw(other.first_message));
  map("stackexchange:c", MapKind::post, 77, raw(other.id), raw(other.first_message));
  EXPECT_EQ(from("/q/7"), path_of(other));
  EXPECT_EQ(from("/q/77"), path_of(other));
}

}  // namespace
}  // namespace coloquio::transfer
