#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "community/conversations/conversation.h"
#include "db/database.h"
#include "people/handles.h"

namespace coloquio::community {

// The people whom one text names with "@handle", found before it is turned into HTML: one query,
// and none for a text without "@".
class Mentions {
 public:
  Mentions(db::Database& database, std::string_view markdown);

  // For markup::Options, while this object lives: leads to the person's profile and remembers that
  // they were named. What stands in code or quotes is never asked for, so it names nobody.
  std::function<std::string(std::string_view)> linker();
  // Whoever was named so far, each once, in the order of the text.
  const std::vector<PersonId>& named() const { return named_; }

 private:
  std::vector<people::Handle> known_;
  std::vector<PersonId> named_;
};

// Adds to whom the message names; who was named before stays named.
void save_mentions(db::Transaction& tx, const Message& message,
                   const std::vector<PersonId>& people);
std::vector<PersonId> mentions_of(db::Connection& db, ConversationId conversation,
                                  MessageId message);

}  // namespace coloquio::community
