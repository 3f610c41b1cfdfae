#pragma once

#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/screening/watched.h"
#include "community/spaces/space.h"
#include "db/connection.h"

namespace coloquio::community {

std::vector<WatchedWord> load_watched_words(db::Connection& db);
// In place of the action the same word had.
WatchedWordId save(db::Transaction& tx, const WatchedWord& word);
bool delete_watched_word(db::Transaction& tx, WatchedWordId id);

// Messages of the last days for a rehearsal, newest first, those before `before`.
struct Replayed {
  MessageId id{};
  ConversationId conversation{};
  std::string title;  // Of openings; "" otherwise.
  std::string body;   // Markdown.
  Instant created_at;
};
std::vector<Replayed> messages_before(db::Connection& db, MessageId before, Instant since,
                                      int limit);

// HTML of what somebody posted since then, newest first.
std::vector<std::string> recent_html(db::Connection& db, PersonId person, Instant since, int limit);

// Of this installation, made when it is first asked for.
std::string signing_secret(db::Transaction& tx, std::string_view fresh, Instant now);

}  // namespace coloquio::community
