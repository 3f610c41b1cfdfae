#include "notices/live.h"

#include "base/json.h"

namespace coloquio::notices {
namespace {

struct Bell {
  std::int64_t unread = 0;
};
BOOST_DESCRIBE_STRUCT(Bell, (), (unread))

struct Reply {
  ConversationId conversation{};
  MessageId message{};
};
BOOST_DESCRIBE_STRUCT(Reply, (), (conversation, message))

}  // namespace

void Live::bell(PersonId person, std::int64_t unread) {
  hub_.publish(channel_of(person), "bell", to_json(Bell{unread}));
}

void Live::said(const community::Conversation& conversation, MessageId message, PersonId by) {
  const auto data = to_json(Reply{conversation.id, message});
  for (const auto& viewer : community_.readers.looking_at(conversation.id)) {
    if (viewer.person == by || !listens(viewer.person)) continue;
    // Asked again: what they looked at half an hour ago may be closed to them now.
    if (!community_.following.may_read(viewer.person, conversation)) continue;
    hub_.publish(channel_of(viewer.person), "reply", data);
  }
}

}  // namespace coloquio::notices
