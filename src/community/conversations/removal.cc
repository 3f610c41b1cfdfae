#include "community/conversations/removal.h"

#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/touch.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

// The solution that is removed solves nothing any more.
TakenAlong drop_acceptance(db::Transaction& tx, Conversation& conversation,
                           const Message& message) {
  if (conversation.accepted != message.id) return {};
  const TakenAlong before{conversation.accepted_by, conversation.accepted_at};
  conversation.accepted.reset();
  conversation.accepted_by.reset();
  conversation.accepted_at.reset();
  set_accepted(tx, conversation);
  if (message.author != conversation.author) people::add_answers_accepted(tx, message.author, -1);
  return before;
}

// Unless another answer solved it meanwhile.
void accept_again(db::Transaction& tx, Conversation& conversation, const Message& message,
                  const TakenAlong& before) {
  if (!before.accepted_at || conversation.accepted) return;
  conversation.accepted = message.id;
  conversation.accepted_by = before.accepted_by;
  conversation.accepted_at = before.accepted_at;
  set_accepted(tx, conversation);
  if (message.author != conversation.author) people::add_answers_accepted(tx, message.author, 1);
}

void tell(db::Transaction& tx, Context& context, const SpaceMap& map, const char* name,
          const Conversation& conversation, const Message& message, const Hand& hand) {
  bus::record(tx, {.id = hand.event,
                   .name = name,
                   .subject = raw(message.id),
                   .payload = event_payload(conversation, message.id, hand.by.value_or(PersonId{})),
                   .at = hand.at});
  touch(tx, context, map, conversation.id, conversation.space);
}

}  // namespace

TakenAlong take_down(db::Transaction& tx, Context& context, const SpaceMap& map,
                     Conversation& conversation, Message& message, const Hand& hand) {
  TakenAlong before;
  message.deleted_at = hand.at;
  message.deleted_by = hand.by;
  update(tx, message);
  people::add_posts(tx, message.author, -1);
  if (message.kind == MessageKind::opening) {
    conversation.deleted_at = hand.at;
    conversation.deleted_by = hand.by;
    update(tx, conversation);
    unindex(tx, conversation.id);
  } else {
    before = drop_acceptance(tx, conversation, message);
    recount_replies(tx, conversation.id);
    unindex(tx, message.id);
  }
  tell(tx, context, map, "message.removed", conversation, message, hand);
  return before;
}

void put_back(db::Transaction& tx, Context& context, const SpaceMap& map,
              Conversation& conversation, Message& message, const std::vector<SearchDoc>& docs,
              const Hand& hand, const TakenAlong& before) {
  const bool opening = message.kind == MessageKind::opening;
  message.deleted_at.reset();
  message.deleted_by.reset();
  update(tx, message);
  people::add_posts(tx, message.author, 1);
  if (opening) {
    conversation.deleted_at.reset();
    conversation.deleted_by.reset();
    update(tx, conversation);
  }
  recount_replies(tx, conversation.id);
  accept_again(tx, conversation, message, before);
  for (const auto& doc : docs) {
    if (opening || doc.message == message.id) index_again(tx, doc);
  }
  tell(tx, context, map, "message.restored", conversation, message, hand);
}

}  // namespace coloquio::community
