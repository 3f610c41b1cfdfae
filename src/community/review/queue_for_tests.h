#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "community/community_for_tests.h"

namespace coloquio::community {

// A rude message in a conversation, with those who report it and decide about it.
struct Queue : CommunityForTests {
  Started asked = ask(ana);
  Message rude = reply(bea, asked.conversation.id, "Una grosería.");
  Review& review = community.review;

  static Viewer at_level(Viewer viewer, int level) {
    viewer.trust_level = level;
    return viewer;
  }
  Result<ReportId> report(const Viewer& viewer, ReportReason reason = ReportReason::rude) {
    NewReport draft;
    draft.id = rude.id;
    draft.reason = reason;
    draft.note = "No son formas.";
    return review.report(viewer, draft);
  }
  std::vector<ReviewView> open(const Viewer& viewer) { return review.list(viewer, {})->items; }
  ReviewId first() { return open(mod).front().item.id; }
  Result<> decide(const Viewer& viewer, Outcome outcome) {
    return decide(viewer, first(), outcome);
  }
  Result<> decide(const Viewer& viewer, ReviewId id, Outcome outcome) {
    Decision decision;
    decision.id = id;
    decision.outcome = outcome;
    return review.decide(viewer, decision);
  }
  bool stands() { return community.reading.message(guest, rude.id).has_value(); }
  Statement statement() { return review.statements_of(bea, "", 10).items.front().statement; }
  void let_moderate(const Viewer& viewer, const std::string& slug) {
    people::Account account;
    account.id = viewer.account;
    account.person = viewer.person;
    account.email = to_string(viewer.person) + "@example.org";
    account.created_at = clock.now();
    database->write([&](db::Transaction& tx) { people::insert_account(tx, account, ""); });
    ASSERT_TRUE(review.set_moderator(admin, slug, viewer.person, true));
  }
};

}  // namespace coloquio::community
