#pragma once

#include <optional>
#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "db/connection.h"
#include "search/query.h"

namespace coloquio::community {

// What is sought, in the words of the tables.
struct Wanted {
  const search::Query& query;
  std::vector<SpaceId> spaces;  // Of VisibleSpaces: the permission filter.
  std::optional<bool> solved;
  std::optional<PersonId> from;
};

// A message that holds all that is wanted, with its terms for ranking.
struct Candidate {
  MessageId message{};
  ConversationId conversation{};
  std::string title;
  std::string body;
};

// The newest messages before `before` that fit, at most `limit`: the filters stand in the SQL, so
// nothing that the viewer may not see takes a place among them. Without words to seek, all that
// pass the filters.
std::vector<Candidate> find_candidates(db::Connection& db, const Wanted& wanted,
                                       search::Where where, MessageId before, int limit);

// What ranking needs of a conversation; whole rows are read only of those that are shown.
struct Standing {
  ConversationId id{};
  bool solved = false;
  std::int64_t me_too = 0;
  std::int64_t imported_score = 0;
};
// Of standing conversations, in no particular order.
std::vector<Standing> find_standings(db::Connection& db, const std::vector<Candidate>& candidates);

}  // namespace coloquio::community
