#pragma once

#include <optional>
#include <span>
#include <vector>

#include "community/conversations/conversation.h"
#include "db/connection.h"

// The rows of conversations and messages. No permissions here.
namespace coloquio::community {

std::optional<Conversation> find_conversation(db::Connection& db, ConversationId id);
// In no particular order; ids that do not exist are left out.
std::vector<Conversation> find_conversations(db::Connection& db,
                                             std::span<const ConversationId> ids);
// The row as it is now, held until the transaction ends: nobody changes it meanwhile.
std::optional<Conversation> lock_conversation(db::Transaction& tx, ConversationId id);
void insert(db::Transaction& tx, const Conversation& conversation);
// Title, slug, tags, space, pinned, closed and removed.
void update(db::Transaction& tx, const Conversation& conversation);

// Counts a reply by `author` at `at`: replies, activity, first reply of somebody else. Nothing when
// the conversation does not exist, was removed or is closed.
std::optional<Conversation> count_reply(db::Transaction& tx, ConversationId id, PersonId author,
                                        Instant at);
// The same three counted anew from the standing messages; after a removal or a return.
void recount_replies(db::Transaction& tx, ConversationId id);
void set_accepted(db::Transaction& tx, const Conversation& conversation);
int add_me_too(db::Transaction& tx, ConversationId id, int by);  // Returns the new count.

std::optional<Message> find_message(db::Connection& db, MessageId id);
std::optional<Message> find_message(db::Connection& db, ConversationId conversation, MessageId id);
// Oldest first, those after `after`; removed ones only when asked for.
enum class Removed { left_out, included };
std::vector<Message> messages_after(db::Connection& db, ConversationId conversation,
                                    MessageId after, int limit, Removed removed);
// How many standing messages come before `id`.
std::int64_t count_before(db::Connection& db, ConversationId conversation, MessageId id,
                          Removed removed);
void insert(db::Transaction& tx, const Message& message);
// Body, edits and removal.
void update(db::Transaction& tx, const Message& message);
bool has_replies(db::Connection& db, ConversationId conversation, MessageId message);
// Adds to the count and returns the new one; nothing when the message was removed.
std::optional<std::int64_t> add_votes(db::Transaction& tx, ConversationId conversation,
                                      MessageId message, int by);

// Who did it already: false when nothing changed.
bool insert_vote(db::Transaction& tx, const Message& message, PersonId person, Instant at);
bool delete_vote(db::Transaction& tx, const Message& message, PersonId person);
bool insert_me_too(db::Transaction& tx, ConversationId id, PersonId person, Instant at);
bool delete_me_too(db::Transaction& tx, ConversationId id, PersonId person);
bool has_me_too(db::Connection& db, ConversationId id, PersonId person);
std::vector<MessageId> voted_by(db::Connection& db, ConversationId id, PersonId person);

// An earlier version; numbers count from 1.
struct RevisionRow {
  std::int64_t number = 0;
  std::string title;
  std::string body_markdown;
  PersonId edited_by{};
  Instant replaced_at;
};
void insert_revision(db::Transaction& tx, const Message& message, const RevisionRow& revision);
std::vector<RevisionRow> revisions_of(db::Connection& db, ConversationId conversation,
                                      MessageId message);

}  // namespace coloquio::community
