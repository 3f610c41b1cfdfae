#include "community/conversations/access.h"

namespace coloquio::community {

Result<const Space*> readable(const Viewer& viewer, const VisibleSpaces& visible,
                              const std::optional<Conversation>& conversation) {
  if (!conversation) return fail(Kind::not_found, "community.not_found");
  const auto* space = visible.find(conversation->space);
  if (space == nullptr) return fail(Kind::not_found, "community.not_found");
  if (conversation->deleted_at && !viewer.may(Permission::moderate) &&
      !visible.moderates(space->id)) {
    return fail(Kind::gone, "community.conversation_gone");
  }
  return space;
}

Result<const Space*> writable(const Viewer& viewer, const VisibleSpaces& visible,
                              const std::optional<Conversation>& conversation) {
  auto space = readable(viewer, visible, conversation);
  if (space && (*space)->state == SpaceState::archived) {
    return fail(Kind::conflict, "community.space_archived");
  }
  return space;
}

Result<> standing(const Viewer& viewer, const std::optional<Message>& message, bool moderates) {
  if (!message) return fail(Kind::not_found, "community.not_found");
  if (message->deleted_at && !moderates && !viewer.may(Permission::moderate)) {
    return fail(Kind::gone, "community.message_gone");
  }
  return {};
}

std::string event_payload(const Conversation& conversation, MessageId message, PersonId by) {
  return "{\"conversation\":\"" + to_string(conversation.id) + "\",\"message\":\"" +
         to_string(message) + "\",\"space\":\"" + to_string(conversation.space) + "\",\"by\":\"" +
         to_string(by) + "\"}";
}

std::string origin_of(const Viewer& viewer) { return viewer.by_token ? "api" : "web"; }

}  // namespace coloquio::community
