#pragma once

#include <string>

#include "bus/event.h"
#include "community/context.h"
#include "community/conversations/removal.h"
#include "community/review/review.h"
#include "db/connection.h"

// The statements of reasons that decisions owe, made where the decision is made.
namespace coloquio::community {

// A statement with its event, ready before the transaction that may run twice.
struct Owed {
  Statement statement;
  bus::EventId event{};
};

// About nobody and nothing yet; ids, key and dates are set.
Owed statement_to_make(Context& context);
// The same about this message. `by`: none for what the program decided itself.
Owed statement_about(Context& context, const Conversation& conversation, const Message& message,
                     Restriction restriction, std::optional<PersonId> by);

// Saves it with the event "statement.made", after which it is mailed.
void issue(db::Transaction& tx, const Owed& owed);

// What take_down() took along, as a statement keeps it, and back.
std::string to_undo(const TakenAlong& taken);
TakenAlong from_undo(const std::string& json);

// The path of its page, with the key that opens it without signing in.
std::string path_of(const Statement& statement);

}  // namespace coloquio::community
