#pragma once

// For imports and the demo: rows with given ids, dates and authors, without limits, events or
// permissions. Call inside db.write(), some thousands of rows a transaction; then call
// Community::imported() once after the commit.

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/conversations/tags.h"
#include "db/connection.h"
#include "db/database.h"
#include "search/analyzer.h"

namespace coloquio::community {

// One message with what the index holds of it. Analysing (search::Analyzer::analyze) and rendering
// are the dear part: do them outside, on several threads.
struct BulkMessage {
  Message message;
  search::Terms terms;
};

// `conversation` whole, counters (replies, active_at, first_reply_at, accepted) included: they are
// taken as given. `messages`: its opening first.
struct BulkConversation {
  Conversation conversation;
  std::vector<BulkMessage> messages;
};

// The tags of these names by the name as given, made where they were missing; names that do not fit
// are left out. Once a transaction: looking tags up for each conversation takes longer than writing
// it.
using TagsByName = std::unordered_map<std::string, Tag>;
TagsByName ensure_tags(db::Transaction& tx, const std::vector<std::string>& names);
// New rows; the ids must not exist. `tags` knows those of the conversation. Does not touch what
// profiles count: see recount().
void insert(db::Transaction& tx, const BulkConversation& bulk, const TagsByName& tags);
// Replaces texts, score and dates of what an earlier run brought; keeps votes and edits made here.
void update(db::Transaction& tx, const BulkConversation& bulk);
// The same for one message; the conversation's title and tags stay.
void update(db::Transaction& tx, const BulkMessage& bulk);
// Around an import of many thousands of messages: the first lets SQLite's search index gather more
// in memory (64 MB, and as much again of its pages) and merge more at once, the second puts that
// back. Without the second nothing but memory is lost.
void begin_bulk(db::Database& database);
void end_bulk(db::Database& database);
// More messages in conversations that exist; their counters follow. Messages of conversations that
// do not exist are left out.
void append(db::Transaction& tx, std::span<const BulkMessage> bulk);
// Makes `answer` the solution, by the asker and as of its own date `at`, unless the question has
// one already. Whether anything changed.
bool accept(db::Transaction& tx, ConversationId question, MessageId answer, Instant at);
// The same for an answer known by its id only. Whose it is; nothing when nothing changed.
std::optional<PersonId> accept(db::Transaction& tx, ConversationId question, MessageId answer);
// Counts replies, activity, votes and me_too of these conversations anew from their rows.
void recount(db::Transaction& tx, const std::vector<ConversationId>& conversations);
// Removes conversations with everything said in them, for good: `coloquio demo --remove`.
void erase(db::Transaction& tx, const std::vector<ConversationId>& conversations);

}  // namespace coloquio::community
