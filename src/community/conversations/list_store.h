#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "community/conversations/reading.h"
#include "db/connection.h"

namespace coloquio::community {

// What a list holds, in the words of the tables.
struct ListFilter {
  std::vector<SpaceId> spaces;  // Of VisibleSpaces: the permission filter.
  Tab tab = Tab::recent;
  std::optional<ConversationKind> kind;
  std::optional<std::string> tag;  // A slug.
  std::optional<PersonId> author;
};

// Where a page ends: of the last line, newest activity first.
struct ListCursor {
  Instant active_at = from_micros(INT64_MAX);
  ConversationId id{INT64_MAX};
};
std::string to_text(const ListCursor& cursor);
// What is no cursor of ours is the beginning.
ListCursor cursor_from(std::string_view text);

enum class Pins { left_out, included };
std::vector<Conversation> list_conversations(db::Connection& db, const ListFilter& filter,
                                             const ListCursor& after, Pins pins, int limit);
std::vector<Conversation> list_pinned(db::Connection& db, const ListFilter& filter, int limit);
std::int64_t count_conversations(db::Connection& db, const ListFilter& filter, std::int64_t most);

std::vector<TagCount> count_tags(db::Connection& db, const std::vector<SpaceId>& spaces,
                                 std::string_view prefix, int limit);

// Standing messages of one author in standing conversations, newest first, before `before`.
std::vector<Reading::Written> list_written(db::Connection& db, const std::vector<SpaceId>& spaces,
                                           PersonId author, MessageId before, int limit);

std::vector<Reading::Address> list_addresses(db::Connection& db, const std::vector<SpaceId>& spaces,
                                             ConversationId after, int limit);

}  // namespace coloquio::community
