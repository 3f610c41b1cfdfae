#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "community/conversations/conversation.h"
#include "db/connection.h"

// The SQL of who answered what. `spaces` is the permission filter.
namespace coloquio::community {

// One standing answer to a question.
struct Evidence {
  MessageId message{};
  ConversationId conversation{};
  PersonId author{};
  PersonId asker{};
  bool accepted = false;
  std::int64_t votes = 0;  // Imported ones too.
  Instant at;
};

namespace experts {

// Of the newest `limit` conversations with this tag (a slug) that were begun by `until`.
std::vector<Evidence> answers_on_tag(db::Connection& db, const std::vector<SpaceId>& spaces,
                                     std::string_view tag, Instant until, int limit);
std::vector<Evidence> answers_in(db::Connection& db, std::span<const ConversationId> conversations);
std::vector<Evidence> newest_answers(db::Connection& db, const std::vector<SpaceId>& spaces,
                                     Instant until, int limit);
// People who name the tag as what they know about; at most 100.
std::vector<PersonId> who_names(db::Connection& db, std::string_view tag);

bool wants_to_be_asked(db::Connection& db, PersonId person);
bool answered(db::Connection& db, ConversationId conversation, PersonId person);
// False when they were invited before.
bool save_invitation(db::Transaction& tx, ConversationId conversation, PersonId person, PersonId by,
                     Instant at);
int count_invited(db::Connection& db, ConversationId conversation);
int count_sent(db::Connection& db, PersonId by, Instant since);
// Questions they were asked to answer since then, and have not, and nobody solved.
std::int64_t count_waiting(db::Connection& db, PersonId person, Instant since);
std::vector<PersonId> list_invited(db::Connection& db, ConversationId conversation);

}  // namespace experts
}  // namespace coloquio::community
