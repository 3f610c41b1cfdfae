#pragma once

#include <vector>

#include "community/conversations/conversation.h"
#include "db/connection.h"

// The SQL of who follows whom.
namespace coloquio::community::follows {

// False when it was so before.
bool insert(db::Transaction& tx, PersonId follower, PersonId followed, Instant at);
bool remove(db::Transaction& tx, PersonId follower, PersonId followed);
std::vector<PersonId> followed_by(db::Connection& db, PersonId follower);

struct WrittenRow {
  ConversationId conversation{};
  MessageId message{};
  PersonId author{};
  Instant at;
};
std::vector<WrittenRow> written(db::Connection& db, const std::vector<SpaceId>& spaces,
                                const std::vector<PersonId>& authors, Instant since,
                                MessageId before, int limit);

}  // namespace coloquio::community::follows
