#include "community/conversations/mentions.h"

#include <algorithm>

#include "markup/mention.h"
#include "people/person.h"

namespace coloquio::community {
namespace {

constexpr std::size_t most_looked_up = 200;

std::vector<std::string> handles_in(std::string_view text) {
  std::vector<std::string> handles;
  while (const auto found = markup::next_mention(text)) {
    handles.push_back(found->handle);
    text.remove_prefix(found->end);
    if (handles.size() == most_looked_up) break;
  }
  return handles;
}

}  // namespace

Mentions::Mentions(db::Database& database, std::string_view markdown) {
  const auto handles = handles_in(markdown);
  if (handles.empty()) return;
  known_ = database.read([&](db::Connection& db) { return people::find_handles(db, handles); });
}

std::function<std::string(std::string_view)> Mentions::linker() {
  return [this](std::string_view handle) -> std::string {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const people::Handle& known) {
      return known.handle == handle;
    });
    if (found == known_.end()) return "";
    if (std::find(named_.begin(), named_.end(), found->person) == named_.end()) {
      named_.push_back(found->person);
    }
    return people::path_of(found->person);
  };
}

void save_mentions(db::Transaction& tx, const Message& message,
                   const std::vector<PersonId>& people) {
  for (const auto person : people) {
    tx.execute(
        "INSERT INTO mention (conversation_id, message_id, person_id) VALUES ($1, $2, $3) "
        "ON CONFLICT DO NOTHING",
        message.conversation, message.id, person);
  }
}

std::vector<PersonId> mentions_of(db::Connection& db, ConversationId conversation,
                                  MessageId message) {
  std::vector<PersonId> people;
  for (const auto& row :
       db.query("SELECT person_id FROM mention WHERE conversation_id = $1 AND message_id = $2",
                conversation, message)) {
    people.push_back(row.get<PersonId>(0));
  }
  return people;
}

}  // namespace coloquio::community
