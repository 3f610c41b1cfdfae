#pragma once

#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

// Kept pages that show this conversation, its spaces or the home page go when `tx` commits.
void touch(db::Transaction& tx, Context& context, const SpaceMap& map, ConversationId conversation,
           SpaceId space);
// The same for what shows spaces and not one conversation.
void touch_all(db::Transaction& tx, Context& context);

}  // namespace coloquio::community
