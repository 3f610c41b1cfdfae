#include "community/api.h"

#include <algorithm>

namespace coloquio::community::api {
namespace {

void fill(ConversationJson& json, Conversation&& c) {
  json.id = c.id;
  json.url = path_of(c);
  json.kind = c.kind;
  json.title = std::move(c.title);
  json.tags = std::move(c.tags);
  json.first_message = c.first_message;
  json.accepted = c.accepted;
  json.solved = c.solved();
  json.replies = c.replies;
  json.me_too = c.me_too;
  json.imported_score = c.imported_score;
  json.pinned = c.pinned;
  json.closed = c.closed_at.has_value();
  json.created_at = c.created_at;
  json.active_at = c.active_at;
}

}  // namespace

SpaceJson to_wire(const Space& space, const std::vector<Space>& all) {
  SpaceJson json;
  json.id = space.id;
  json.slug = space.slug;
  json.title = space.title;
  json.description = space.description;
  json.kind = space.kind;
  json.visibility = space.visibility;
  json.state = space.state;
  json.position = space.position;
  json.url = path_of(space);
  const auto parent = std::find_if(all.begin(), all.end(),
                                   [&](const Space& other) { return other.id == space.parent; });
  if (parent != all.end()) json.parent = parent->slug;
  return json;
}

FigureJson to_wire(const KeyFigure& figure) {
  return {figure.value, figure.numerator, figure.denominator, figure.since};
}

MessageJson to_wire(MessageView view, bool guest) {
  auto& m = view.message;
  MessageJson json;
  json.id = m.id;
  json.conversation = m.conversation;
  json.kind = m.kind;
  json.reply_to = m.reply_to;
  json.author = std::move(view.author);
  json.body_html = std::move(m.body_html);
  if (view.may_edit) json.body = std::move(m.body_markdown);
  json.official = m.official;
  json.accepted = view.accepted;
  json.votes = m.votes;
  if (!guest) json.voted = view.voted;
  json.imported_score = m.imported_score;
  json.created_at = m.created_at;
  json.edited_at = m.edited_at;
  if (m.deleted_at) json.removed = true;
  return json;
}

ConversationJson to_wire(ConversationLine line) {
  ConversationJson json;
  json.author = std::move(line.author);
  json.space = {std::move(line.space_slug), std::move(line.space_title)};
  if (line.unread > 0) json.unread = line.unread;
  if (line.unseen) json.unseen = true;
  fill(json, std::move(line.conversation));
  return json;
}

TopicJson to_wire(Topic topic, bool guest) {
  TopicJson json;
  json.author = std::move(topic.author);
  json.space = {std::move(topic.space.slug), std::move(topic.space.title)};
  json.accepted_at = topic.conversation.accepted_at;
  if (!guest) json.mine_too = topic.me_too;
  if (topic.conversation.deleted_at) json.removed = true;
  fill(json, std::move(topic.conversation));
  if (topic.solution) json.solution = to_wire(std::move(*topic.solution), guest);
  json.messages.items.reserve(topic.messages.size());
  for (auto& view : topic.messages) {
    json.messages.items.push_back(to_wire(std::move(view), guest));
  }
  if (topic.next) json.messages.next = to_string(*topic.next);
  return json;
}

std::vector<std::string> cache_topics(const TopicJson& topic) {
  return {"conversation:" + to_string(topic.id)};
}

}  // namespace coloquio::community::api
