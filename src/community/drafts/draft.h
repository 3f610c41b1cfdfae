#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "community/conversations/conversation.h"

namespace coloquio::community {

// What somebody typed and has not posted yet. Nothing in it was checked: it may be half a word.
struct Draft {
  std::string place = {};  // "ask", or "reply-7" for the conversation 7.
  std::string title = {};
  std::string body = {};
  std::string space = {};  // A slug.
  std::string tags = {};   // As typed: "bizum, pin".
  std::string kind = {};   // question, discussion, or "".
  std::int64_t version = 0;
  Instant updated_at = {};
};
BOOST_DESCRIBE_STRUCT(Draft, (), (place, title, body, space, tags, kind, version, updated_at))

inline constexpr std::string_view draft_of_question = "ask";
std::string draft_of_reply(ConversationId id);
// The conversation of a place; nothing for "ask" and for what is no place.
std::optional<ConversationId> conversation_of(std::string_view place);

}  // namespace coloquio::community
