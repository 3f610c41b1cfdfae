#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "community/conversations/conversation.h"
#include "community/spaces/directory.h"

// What every verb asks before it does anything. A conversation that the viewer must not know of is
// answered like one that does not exist.
namespace coloquio::community {

// The space of a conversation that the viewer may read. Kind::not_found, or Kind::gone for what was
// removed (not for who moderates).
Result<const Space*> readable(const Viewer& viewer, const VisibleSpaces& visible,
                              const std::optional<Conversation>& conversation);
// Readable and not archived: Kind::conflict otherwise.
Result<const Space*> writable(const Viewer& viewer, const VisibleSpaces& visible,
                              const std::optional<Conversation>& conversation);
// Of one message in a readable conversation; `moderates`: whether the viewer does in its space.
Result<> standing(const Viewer& viewer, const std::optional<Message>& message,
                  bool moderates = false);

// "conversation.started" and its like carry these three.
std::string event_payload(const Conversation& conversation, MessageId message, PersonId by);

// Where a request came from, for the audit.
std::string origin_of(const Viewer& viewer);

}  // namespace coloquio::community
