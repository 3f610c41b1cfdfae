#include "community/search/service.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "community/conversations/store.h"
#include "community/conversations/view_maker.h"
#include "community/search/candidates.h"
#include "community/search/index.h"
#include "community/search/ranking.h"
#include "markup/plain_text.h"

namespace coloquio::community {
namespace {

// `best` looks at so many of the newest messages that fit, and at so many more with the words in
// their title: the time of a search does not grow with the community.
constexpr int newest_looked_at = 200;
constexpr int titles_looked_at = 60;
constexpr std::size_t excerpt_length = 200;

struct Ranked {
  MessageId message{};
  ConversationId conversation{};
  double score = 0;
};

// One entry a conversation, for its message that fits best.
std::vector<Ranked> rank(db::Connection& db, const std::vector<Candidate>& candidates,
                         const std::vector<search::QueryTerm>& terms) {
  std::unordered_map<std::int64_t, Ranked> best;
  std::unordered_map<std::int64_t, double> standing;
  for (const auto& one : find_standings(db, candidates)) {
    standing[raw(one.id)] = standing_score(one);
  }
  for (const auto& candidate : candidates) {
    const auto known = standing.find(raw(candidate.conversation));
    if (known == standing.end()) continue;
    const auto score = text_score(candidate, terms) + known->second;
    auto& kept = best[raw(candidate.conversation)];
    if (kept.message == MessageId{} || score > kept.score) {
      kept = {candidate.message, candidate.conversation, score};
    }
  }
  std::vector<Ranked> ranked;
  ranked.reserve(best.size());
  for (const auto& [id, one] : best) ranked.push_back(one);
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.conversation > b.conversation;
  });
  return ranked;
}

// The whole rows, in the order of the ranking.
std::vector<FoundMessage> with_conversations(db::Connection& db,
                                             const std::vector<Ranked>& ranked) {
  std::vector<ConversationId> ids;
  for (const auto& one : ranked) ids.push_back(one.conversation);
  std::unordered_map<std::int64_t, Conversation> rows;
  for (auto& row : find_conversations(db, ids)) rows[raw(row.id)] = std::move(row);
  std::vector<FoundMessage> found;
  for (const auto& one : ranked) {
    const auto row = rows.find(raw(one.conversation));
    if (row != rows.end()) found.push_back({one.message, std::move(row->second)});
  }
  return found;
}

std::vector<Candidate> newest_and_titles(db::Connection& db, const Wanted& wanted) {
  auto found =
      find_candidates(db, wanted, search::Where::anywhere, MessageId{INT64_MAX}, newest_looked_at);
  // Fewer than asked for: those were all, titles included.
  if (found.size() < newest_looked_at || !wanted.query.has_words()) return found;
  const auto oldest = found.back().message;
  auto titles = find_candidates(db, wanted, search::Where::title, oldest, titles_looked_at);
  found.insert(found.end(), std::make_move_iterator(titles.begin()),
               std::make_move_iterator(titles.end()));
  return found;
}

std::size_t offset_from(const std::optional<std::string>& after) {
  std::size_t offset = 0;
  if (after) std::from_chars(after->data(), after->data() + after->size(), offset);
  return std::min<std::size_t>(offset, newest_looked_at + titles_looked_at);
}

// One page of `ranked`, and where the next one begins.
struct Cut {
  std::vector<Ranked> items;
  std::optional<std::string> next;
};

Cut best_page(db::Connection& db, const Wanted& wanted, const SearchQuery& query,
              std::size_t limit) {
  auto ranked = rank(db, newest_and_titles(db, wanted), wanted.query.terms());
  const auto begin = std::min(offset_from(query.after), ranked.size());
  const auto end = std::min(begin + limit, ranked.size());
  Cut cut;
  cut.items.assign(ranked.begin() + static_cast<std::ptrdiff_t>(begin),
                   ranked.begin() + static_cast<std::ptrdiff_t>(end));
  if (end < ranked.size()) cut.next = std::to_string(end);
  return cut;
}

// The newest messages that fit, one a conversation within the page.
Cut newest_page(db::Connection& db, const Wanted& wanted, const SearchQuery& query,
                std::size_t limit) {
  MessageId before{INT64_MAX};
  parse_id(query.after.value_or(""), before);
  const auto looked_at = static_cast<int>(limit) * 4;
  const auto candidates = find_candidates(db, wanted, search::Where::anywhere, before, looked_at);
  std::unordered_set<std::int64_t> shown;
  Cut cut;
  std::size_t used = 0;
  for (; used < candidates.size() && cut.items.size() < limit; ++used) {
    const auto& candidate = candidates[used];
    if (!shown.insert(raw(candidate.conversation)).second) continue;
    cut.items.push_back({candidate.message, candidate.conversation, 0});
  }
  if (used < candidates.size() || candidates.size() == static_cast<std::size_t>(looked_at)) {
    cut.next = to_string(candidates[used - 1].message);
  }
  return cut;
}

}  // namespace

std::vector<Hit> Search::show(db::Connection& db, const ViewMaker& maker, const SpaceMap& spaces,
                              std::vector<FoundMessage> found,
                              const std::vector<search::QueryTerm>& terms) {
  std::vector<Conversation> conversations;
  for (auto& one : found) conversations.push_back(std::move(one.conversation));
  auto lines = maker.lines(db, spaces, std::move(conversations));
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Hit hit;
    hit.line = std::move(lines[i]);
    hit.message = found[i].message;
    hit.title_html = analyzer_.highlight(hit.line.conversation.title, terms);
    if (const auto message = find_message(db, hit.line.conversation.id, hit.message)) {
      const auto text = markup::plain_text(message->body_markdown);
      hit.excerpt_html = analyzer_.highlight(analyzer_.excerpt(text, terms, excerpt_length), terms);
    }
    hits.push_back(std::move(hit));
  }
  return hits;
}

Page<Hit> Search::search(const Viewer& viewer, const SearchQuery& asked) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto query = search::parse_query(analyzer_, asked.q);
  Wanted wanted{query, visible.ids(), asked.solved ? asked.solved : query.solved, std::nullopt};
  for (const auto& slug : {asked.space, query.space}) {
    if (!slug || slug->empty()) continue;
    const auto* space = visible.find(*slug);
    if (space == nullptr) return {};  // Not there, or not to be known of: nothing is found in it.
    wanted.spaces = visible.inside(space->id);
  }
  if (query.from) {
    PersonId person = viewer.person;
    if (*query.from != "me") parse_id(*query.from, person);
    wanted.from = person;
  }
  const bool only_filters = query.tags.empty() && !query.from && !query.space && !wanted.solved;
  if (!query.has_words() && only_filters) return {};

  const auto limit = static_cast<std::size_t>(std::clamp(asked.limit.value_or(20), 1, 50));
  // Without words there is nothing to rank by.
  const bool newest =
      asked.order.value_or(SearchOrder::best) == SearchOrder::newest || !query.has_words();
  const ViewMaker maker(context_, viewer);
  return context_.db.read([&](db::Connection& db) {
    auto cut = newest ? newest_page(db, wanted, asked, limit) : best_page(db, wanted, asked, limit);
    auto found = with_conversations(db, cut.items);
    return Page<Hit>{show(db, maker, visible.map(), std::move(found), query.terms()),
                     std::move(cut.next)};
  });
}

std::vector<ConversationLine> Search::similar(const Viewer& viewer, std::string_view title,
                                              int limit) {
  const auto visible = directory_.visible_spaces(viewer);
  auto terms = analyzer_.query_terms(title.substr(0, 300));
  if (terms.size() > 8) terms.resize(8);
  if (terms.empty()) return {};
  // Whoever asks seldom uses every word of the one who asked before: each pair of neighbours may be
  // enough, and what shares more of the words stands first.
  std::vector<search::Query> queries;
  const auto step = terms.size() > 1 ? 2U : 1U;
  for (std::size_t i = 0; i + step <= terms.size(); ++i) {
    search::Query query;
    for (std::size_t j = 0; j < step; ++j) query.wanted.push_back({terms[i + j]});
    queries.push_back(std::move(query));
  }
  const ViewMaker maker(context_, viewer);
  return context_.db.read([&](db::Connection& db) {
    std::vector<Candidate> candidates;
    for (const auto& query : queries) {
      const Wanted wanted{query, visible.ids(), std::nullopt, std::nullopt};
      auto some =
          find_candidates(db, wanted, search::Where::title, MessageId{INT64_MAX}, titles_looked_at);
      candidates.insert(candidates.end(), std::make_move_iterator(some.begin()),
                        std::make_move_iterator(some.end()));
    }
    auto ranked = rank(db, candidates, terms);
    ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(std::clamp(limit, 1, 20))));
    std::vector<Conversation> conversations;
    for (auto& one : with_conversations(db, ranked)) {
      conversations.push_back(std::move(one.conversation));
    }
    return maker.lines(db, visible.map(), std::move(conversations));
  });
}

std::int64_t Search::rebuild(const std::function<void(std::int64_t)>& progress) {
  constexpr int conversations_a_step = 100;
  context_.db.write([](db::Transaction& tx) { clear_index(tx); });
  std::int64_t done = 0;
  ConversationId after{};
  for (;;) {
    std::vector<SearchDoc> docs;
    const auto ids = context_.db.read([&](db::Connection& db) {
      auto some = conversations_to_index(db, after, conversations_a_step);
      for (const auto& conversation : find_conversations(db, some)) {
        add_docs(db, analyzer_, conversation, docs);
      }
      return some;
    });
    if (ids.empty()) return done;
    context_.db.write([&](db::Transaction& tx) {
      for (const auto& doc : docs) index_again(tx, doc);
    });
    after = ids.back();
    done += static_cast<std::int64_t>(docs.size());
    if (progress) progress(done);
  }
}

}  // namespace coloquio::community
