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

}  // namespace coloquio::community
