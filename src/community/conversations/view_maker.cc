#include "community/conversations/view_maker.h"

#include <algorithm>

#include "community/conversations/posting.h"
#include "community/conversations/store.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

template <class T, class F>
std::vector<PersonId> people_of(const std::vector<T>& items, F&& person) {
  std::vector<PersonId> ids;
  for (const auto& item : items) ids.push_back(person(item));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

bool is_built_on(const Message& message, const Conversation& conversation,
                 const std::vector<MessageView>& page) {
  if (message.kind == MessageKind::opening) return conversation.replies > 0;
  return std::any_of(page.begin(), page.end(), [&](const MessageView& other) {
    return other.message.reply_to == message.id && !other.message.deleted_at;
  });
}

}  // namespace

void ViewMaker::permit(MessageView& view, const Conversation& conversation,
                       const Space& space) const {
  const auto& message = view.message;
  const bool open =
      space.state == SpaceState::open && !message.deleted_at && !conversation.deleted_at;
  view.accepted = conversation.accepted == message.id;
  view.mine = !viewer_.is_guest() && message.author == viewer_.person;
  if (viewer_.is_guest()) return;
  const bool moderates = viewer_.may(Permission::moderate);
  view.may_vote =
      open && !view.mine && message.kind != MessageKind::opening && viewer_.may(Permission::vote);
  view.may_accept = open && conversation.kind == ConversationKind::question &&
                    message.kind == MessageKind::answer &&
                    ((conversation.author == viewer_.person && viewer_.may(Permission::post)) ||
                     viewer_.may(Permission::accept_any));
  view.may_edit = space.state == SpaceState::open &&
                  may_edit(viewer_, message, context_.limits, context_.clock.now()).has_value();
  view.may_remove =
      moderates || (open && view.mine && viewer_.may(Permission::post) && !view.accepted);
  view.may_report = open && !view.mine && viewer_.may(Permission::report);
}

std::vector<MessageView> ViewMaker::messages(db::Connection& db, const Conversation& conversation,
                                             const Space& space,
                                             std::vector<Message> messages) const {
  const auto cards =
      people::cards(db, people_of(messages, [](const Message& m) { return m.author; }));
  std::vector<MessageId> voted;
  if (!viewer_.is_guest() && !messages.empty())
    voted = voted_by(db, conversation.id, viewer_.person);

  std::vector<MessageView> views;
  views.reserve(messages.size());
  for (auto& message : messages) {
    MessageView view;
    view.author = people::card_of(cards, message.author);
    view.message = std::move(message);
    permit(view, conversation, space);
    view.voted = std::find(voted.begin(), voted.end(), view.message.id) != voted.end();
    views.push_back(std::move(view));
  }
  for (auto& view : views) {
    if (view.may_remove && !viewer_.may(Permission::moderate)) {
      view.may_remove = !is_built_on(view.message, conversation, views);
    }
  }
  return views;
}

Topic ViewMaker::topic(db::Connection& db, const Conversation& conversation,
                       const Space& space) const {
  Topic topic;
  topic.conversation = conversation;
  topic.space = space;
  if (viewer_.is_guest()) return topic;
  const bool open = space.state == SpaceState::open && !conversation.deleted_at;
  const bool mine = conversation.author == viewer_.person;
  topic.me_too = !mine && has_me_too(db, conversation.id, viewer_.person);
  topic.may_me_too = open && !mine && viewer_.may(Permission::vote);
  topic.may_reply = open && !conversation.closed_at && viewer_.may(Permission::post);
  topic.may_accept =
      open && conversation.kind == ConversationKind::question &&
      ((mine && viewer_.may(Permission::post)) || viewer_.may(Permission::accept_any));
  topic.may_manage = viewer_.may(Permission::moderate);
  return topic;
}

std::vector<ConversationLine> ViewMaker::lines(db::Connection& db, const SpaceMap& spaces,
                                               std::vector<Conversation> conversations) const {
  const auto cards =
      people::cards(db, people_of(conversations, [](const Conversation& c) { return c.author; }));
  std::vector<ConversationLine> lines;
  lines.reserve(conversations.size());
  for (auto& conversation : conversations) {
    ConversationLine line;
    line.author = people::card_of(cards, conversation.author);
    if (const auto* space = spaces.find(conversation.space)) {
      line.space_slug = space->slug;
      line.space_title = space->title;
    }
    line.conversation = std::move(conversation);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace coloquio::community
