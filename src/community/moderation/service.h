#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/missions/figures.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

// What is absent stays as it is.
struct ConversationChange {
  ConversationId id{};
  std::optional<std::string> space;  // A slug: moves it there.
  std::optional<bool> pinned;
  std::optional<bool> closed;
};
BOOST_DESCRIBE_STRUCT(ConversationChange, (), (id, space, pinned, closed))

// How conversations stand. Reports and decisions are in review/.
class Moderation {
 public:
  Moderation(Context& context, Directory& directory, Figures& figures)
      : context_(context), directory_(directory), figures_(figures) {}

  // Move, pin, close, by who moderates there; to another space by who moderates both.
  Result<Conversation> change(const Viewer& viewer, ConversationChange change);

 private:
  Context& context_;
  Directory& directory_;
  Figures& figures_;
};

}  // namespace coloquio::community
