#pragma once

#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "db/connection.h"
#include "search/analyzer.h"

namespace coloquio::community {

// What is asked of the ranking. `as_of`: only what was there then counts, so that past questions
// can be held out and asked again (docs/benchmarks.md).
struct KnowledgeWanted {
  std::vector<SpaceId> spaces;    // Whose answers count as evidence.
  std::vector<std::string> tags;  // Slugs.
  std::string title;              // "" when only tags are known.
  PersonId asker{};               // Never suggested.
  ConversationId asked{};         // The question itself: its answers are no evidence.
  Instant as_of;
};

// Somebody with the evidence that speaks for them.
struct PossibleExpert {
  PersonId person{};
  double score = 0;
  std::int64_t accepted = 0;  // On the tags.
  std::int64_t answers = 0;
  std::int64_t votes = 0;
  bool similar = false;  // Answered questions with a similar title.
  bool names_it = false;
};

// Best first. The score is a sum of shares: of the answers on these tags (1), on questions with
// similar titles (½), and of all answers of late (3); an accepted answer weighs as four, each vote
// adds a fifth; knowledge fades by half in a year, activity in two weeks. Looks at no more than the
// newest thousand answers, 200 conversations a tag and 40 titles a word, however many there are.
std::vector<PossibleExpert> rank_by_proof(db::Connection& db, const KnowledgeWanted& wanted,
                                          search::Analyzer& analyzer);

}  // namespace coloquio::community
