#include "community/experts/ranking.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "community/experts/store.h"
#include "community/search/candidates.h"

namespace coloquio::community {
namespace {

constexpr double kKnowledgeHalf = 365.0;  // Days.
constexpr double kActivityHalf = 14.0;
constexpr double kSimilarWeight = 0.5;
constexpr double kActivityWeight = 3.0;
constexpr double kNamedWeight = 0.15;  // What somebody says of themselves, next to a whole of 4.5.
constexpr int kNewestAnswers = 1000;
constexpr int kConversationsATag = 200;
constexpr int kSimilar = 40;

double days_between(Instant from, Instant to) {
  return static_cast<double>((to - from).count()) / 86'400e6;
}

double faded(double age_days, double half) { return std::exp2(-std::max(age_days, 0.0) / half); }

double worth(const Evidence& one) {
  return 1.0 + (one.accepted ? 3.0 : 0.0) +
         0.2 * static_cast<double>(std::max<std::int64_t>(one.votes, 0));
}

using Weights = std::unordered_map<std::int64_t, double>;

// Each weight as its share of all, times `by`.
void add_shares(Weights& total, const Weights& weights, double by) {
  double sum = 0;
  for (const auto& [person, weight] : weights) sum += weight;
  if (sum <= 0) return;
  for (const auto& [person, weight] : weights) total[person] += by * weight / sum;
}

// Titles that share a pair of neighbouring words, weighed by how many words they share.
std::unordered_map<std::int64_t, double> similar_conversations(db::Connection& db,
                                                               const KnowledgeWanted& wanted,
                                                               search::Analyzer& analyzer) {
  std::unordered_map<std::int64_t, double> found;
  if (wanted.title.empty()) return found;
  auto terms = analyzer.query_terms(wanted.title.substr(0, 300));
  if (terms.size() > 8) terms.resize(8);
  // Ids grow with time: of a question that is asked again, only what came before it is looked at.
  const auto before =
      wanted.asked == ConversationId{} ? MessageId{INT64_MAX} : MessageId{raw(wanted.asked)};
  for (const auto& term : terms) {
    search::Query query;
    query.wanted.push_back({term});
    const Wanted seek{query, wanted.spaces, std::nullopt, std::nullopt};
    const auto candidates = find_candidates(db, seek, search::Where::title, before, kSimilar);
    // A word that fills the list is common and says little.
    const double weight = 1.0 / (1.0 + std::log1p(static_cast<double>(candidates.size())));
    for (const auto& one : candidates) found[raw(one.conversation)] += weight;
  }
  found.erase(raw(wanted.asked));
  return found;
}

class Ledger {
 public:
  explicit Ledger(const KnowledgeWanted& wanted) : wanted_(wanted) {}

  bool counts(const Evidence& one) const {
    return one.author != wanted_.asker && one.conversation != wanted_.asked &&
           one.at <= wanted_.as_of;
  }
  // Whoever answers a question of their own is active, but proves nothing to others.
  bool teaches(const Evidence& one) const { return counts(one) && one.author != one.asker; }
  void knows(Weights& weights, const Evidence& one, double by) {
    weights[raw(one.author)] +=
        by * worth(one) * faded(days_between(one.at, wanted_.as_of), kKnowledgeHalf);
  }
  // What a reader is told of it; an answer that has two of the tags counts once.
  void proves(const Evidence& one) {
    if (!counted_.insert(raw(one.message)).second) return;
    auto& expert = possible_[raw(one.author)];
    expert.answers += 1;
    expert.accepted += one.accepted ? 1 : 0;
    expert.votes += std::max<std::int64_t>(one.votes, 0);
  }
  void is_active(Weights& weights, const Evidence& one) {
    weights[raw(one.author)] += faded(days_between(one.at, wanted_.as_of), kActivityHalf);
  }
  void is_similar(const Evidence& one) { possible_[raw(one.author)].similar = true; }
  void names_it(PersonId person) { possible_[raw(person)].names_it = true; }

  std::vector<PossibleExpert> by_score(const Weights& total) {
    std::vector<PossibleExpert> ranked;
    for (const auto& [person, score] : total) {
      auto expert = possible_[person];
      expert.person = PersonId{person};
      expert.score = score;
      ranked.push_back(expert);
    }
    std::sort(ranked.begin(), ranked.end(), [](const PossibleExpert& a, const PossibleExpert& b) {
      return a.score != b.score ? a.score > b.score : raw(a.person) < raw(b.person);
    });
    return ranked;
  }

 private:
  const KnowledgeWanted& wanted_;
  std::unordered_map<std::int64_t, PossibleExpert> possible_;
  std::unordered_set<std::int64_t> counted_;
};

}  // namespace

std::vector<PossibleExpert> rank_by_proof(db::Connection& db, const KnowledgeWanted& wanted,
                                          search::Analyzer& analyzer) {
  Ledger ledger(wanted);
  Weights on_tags, on_similar, active, total;
  for (const auto& tag : wanted.tags) {
    for (const auto& one :
         experts::answers_on_tag(db, wanted.spaces, tag, wanted.as_of, kConversationsATag)) {
      if (!ledger.teaches(one)) continue;
      ledger.knows(on_tags, one, 1.0);
      ledger.proves(one);
    }
    for (const auto person : experts::who_names(db, tag)) {
      if (person == wanted.asker) continue;
      ledger.names_it(person);
      total[raw(person)] += kNamedWeight;
    }
  }
  const auto similar = similar_conversations(db, wanted, analyzer);
  std::vector<ConversationId> ids;
  for (const auto& [id, weight] : similar) ids.push_back(ConversationId{id});
  for (const auto& one : experts::answers_in(db, ids)) {
    if (!ledger.teaches(one)) continue;
    ledger.knows(on_similar, one, similar.at(raw(one.conversation)));
    ledger.is_similar(one);
  }
  for (const auto& one : experts::newest_answers(db, wanted.spaces, wanted.as_of, kNewestAnswers)) {
    if (ledger.counts(one)) ledger.is_active(active, one);
  }
  add_shares(total, on_tags, 1.0);
  add_shares(total, on_similar, kSimilarWeight);
  add_shares(total, active, kActivityWeight);
  return ledger.by_score(total);
}

}  // namespace coloquio::community
