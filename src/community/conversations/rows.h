#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "community/conversations/conversation.h"
#include "db/connection.h"

namespace coloquio::community {

// The columns of a conversation and of a message in the order that the readers below expect;
// `first` is where they begin. Aliases: c and m.
inline constexpr std::string_view conversation_columns =
    "c.id, c.space_id, c.kind, c.title, c.slug, c.tags, c.author_id, c.first_message_id, "
    "c.accepted_message_id, c.accepted_by, c.accepted_at, c.first_reply_at, c.replies, c.me_too, "
    "c.imported_score, c.pinned, c.closed_at, c.created_at, c.active_at, c.deleted_at, "
    "c.deleted_by";
inline constexpr int conversation_width = 21;
inline constexpr std::string_view message_columns =
    "m.conversation_id, m.id, m.kind, m.author_id, m.reply_to, m.body_markdown, m.body_html, "
    "m.official, m.votes, m.imported_score, m.edits, m.edited_at, m.created_at, m.deleted_at, "
    "m.deleted_by";
inline constexpr int message_width = 15;

Conversation read_conversation(const db::Row& row, int first = 0);
Message read_message(const db::Row& row, int first = 0);

// The column `tags`: names, one a line.
std::string join_tags(const std::vector<std::string>& tags);
std::vector<std::string> split_tags(std::string_view joined);

}  // namespace coloquio::community
