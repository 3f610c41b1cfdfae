#include "community/conversations/rows.h"

#include <algorithm>

#include "db/enum_name.h"

namespace coloquio::community {

std::string path_of(ConversationId id, std::string_view slug) {
  std::string path = "/t/";
  path += slug.empty() ? "-" : slug;
  path += '/';
  return path += to_string(id);
}

std::string path_of(const Conversation& conversation) {
  return path_of(conversation.id, conversation.slug);
}

std::string join_tags(const std::vector<std::string>& tags) {
  std::string joined;
  for (const auto& tag : tags) {
    if (!joined.empty()) joined += '\n';
    joined += tag;
  }
  return joined;
}

std::vector<std::string> split_tags(std::string_view joined) {
  std::vector<std::string> tags;
  while (!joined.empty()) {
    const auto end = std::min(joined.find('\n'), joined.size());
    tags.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return tags;
}

Conversation read_conversation(const db::Row& row, int first) {
  int at = first;
  Conversation c;
  c.id = row.get<ConversationId>(at++);
  c.space = row.get<SpaceId>(at++);
  c.kind = db::name_or(row.get<std::string_view>(at++), ConversationKind::discussion);
  c.title = row.get<std::string>(at++);
  c.slug = row.get<std::string>(at++);
  c.tags = split_tags(row.get<std::string_view>(at++));
  c.author = row.get<PersonId>(at++);
  c.first_message = row.get<MessageId>(at++);
  c.accepted = row.get<std::optional<MessageId>>(at++);
  c.accepted_by = row.get<std::optional<PersonId>>(at++);
  c.accepted_at = row.get<std::optional<Instant>>(at++);
  c.first_reply_at = row.get<std::optional<Instant>>(at++);
  c.replies = row.get<std::int64_t>(at++);
  c.me_too = row.get<std::int64_t>(at++);
  c.imported_score = row.get<std::int64_t>(at++);
  c.pinned = row.get<bool>(at++);
  c.closed_at = row.get<std::optional<Instant>>(at++);
  c.created_at = row.get<Instant>(at++);
  c.active_at = row.get<Instant>(at++);
  c.deleted_at = row.get<std::optional<Instant>>(at++);
  c.deleted_by = row.get<std::optional<PersonId>>(at++);
  return c;
}

Message read_message(const db::Row& row, int first) {
  int at = first;
  Message m;
  m.conversation = row.get<ConversationId>(at++);
  m.id = row.get<MessageId>(at++);
  m.kind = db::name_or(row.get<std::string_view>(at++), MessageKind::comment);
  m.author = row.get<PersonId>(at++);
  m.reply_to = row.get<std::optional<MessageId>>(at++);
  m.body_markdown = row.get<std::string>(at++);
  m.body_html = row.get<std::string>(at++);
  m.official = row.get<bool>(at++);
  m.votes = row.get<std::int64_t>(at++);
  m.imported_score = row.get<std::int64_t>(at++);
  m.edits = row.get<std::int64_t>(at++);
  m.edited_at = row.get<std::optional<Instant>>(at++);
  m.created_at = row.get<Instant>(at++);
  m.deleted_at = row.get<std::optional<Instant>>(at++);
  m.deleted_by = row.get<std::optional<PersonId>>(at++);
  return m;
}

}  // namespace coloquio::community
