#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/missions/figures.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

struct VoteState {
  std::int64_t votes = 0;
  bool voted = false;
};
BOOST_DESCRIBE_STRUCT(VoteState, (), (votes, voted))

struct MeTooState {
  std::int64_t me_too = 0;
  bool mine = false;
};
BOOST_DESCRIBE_STRUCT(MeTooState, (), (me_too, mine))

// What people do with what others wrote. Each may be repeated without further effect.
class Answering {
 public:
  Answering(Context& context, Directory& directory, Figures& figures)
      : context_(context), directory_(directory), figures_(figures) {}

  // The asker, or who may accept for others. Kind::conflict for discussions and for what is no
  // answer of this question; Kind::gone for a removed one. A second one replaces the first.
  Result<Conversation> accept(const Viewer& viewer, ConversationId id, MessageId answer);
  Result<Conversation> unaccept(const Viewer& viewer, ConversationId id);
  // Answers and comments of others. Kind::forbidden for one's own, Kind::conflict for openings.
  Result<VoteState> vote(const Viewer& viewer, MessageId id, bool wanted);
  // Conversations of others.
  Result<MeTooState> me_too(const Viewer& viewer, ConversationId id, bool wanted);

 private:
  Context& context_;
  Directory& directory_;
  Figures& figures_;
};

}  // namespace coloquio::community
