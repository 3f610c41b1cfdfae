#pragma once

#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "db/connection.h"
#include "search/analyzer.h"

// The rows of the search index; changed in the transaction that changes the message.
namespace coloquio::community {

struct SearchDoc {
  MessageId message{};
  ConversationId conversation{};
  SpaceId space{};
  PersonId author{};
  search::Terms terms;
};

// A message that has no row yet.
void index_new(db::Transaction& tx, const SearchDoc& doc);
// In place of the row it may have.
void index_again(db::Transaction& tx, const SearchDoc& doc);
void unindex(db::Transaction& tx, MessageId message);
void unindex(db::Transaction& tx, ConversationId conversation);
void move_in_index(db::Transaction& tx, ConversationId conversation, SpaceId space);
// Throws away the whole index.
void clear_index(db::Transaction& tx);

// What the index holds of the standing messages of a conversation, and of `also` if it is removed.
void add_docs(db::Connection& db, search::Analyzer& analyzer, const Conversation& conversation,
              std::vector<SearchDoc>& out, MessageId also = {});
// Standing conversations in the order of their ids.
std::vector<ConversationId> conversations_to_index(db::Connection& db, ConversationId after,
                                                   int limit);

}  // namespace coloquio::community
