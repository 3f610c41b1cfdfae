#pragma once

#include <optional>
#include <span>
#include <vector>

#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"
#include "db/connection.h"

namespace coloquio::community {

// Adds to rows what a viewer is shown beside them: cards of the authors (one query a page) and what
// this viewer may do.
class ViewMaker {
 public:
  ViewMaker(const Context& context, const Viewer& viewer) : context_(context), viewer_(viewer) {}

  std::vector<MessageView> messages(db::Connection& db, const Conversation& conversation,
                                    const Space& space, std::vector<Message> messages) const;
  // The conversation without its messages.
  Topic topic(db::Connection& db, const Conversation& conversation, const Space& space) const;
  std::vector<ConversationLine> lines(db::Connection& db, const SpaceMap& spaces,
                                      std::vector<Conversation> conversations) const;

 private:
  void permit(MessageView& view, const Conversation& conversation, const Space& space) const;

  const Context& context_;
  const Viewer& viewer_;
};

}  // namespace coloquio::community
