#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "base/viewer.h"
#include "community/spaces/space.h"

namespace coloquio::community {

enum class ConversationId : std::int64_t {};
enum class MessageId : std::int64_t {};

enum class ConversationKind { question, discussion };
BOOST_DESCRIBE_ENUM(ConversationKind, question, discussion)

// A question or a discussion: its opening and the messages after it.
struct Conversation {
  ConversationId id{};
  SpaceId space{};
  ConversationKind kind = ConversationKind::question;
  std::string title;              // 3 to 120 characters, one line, plain text.
  std::string slug;               // Of the title, for the address; may be "".
  std::vector<std::string> tags;  // Names as shown; text::slug() of each is its address.
  PersonId author{};
  MessageId first_message{};
  std::optional<MessageId> accepted;  // Questions: the answer that solved it.
  std::optional<PersonId> accepted_by;
  std::optional<Instant> accepted_at;
  std::optional<Instant> first_reply_at;  // By somebody else than the author.
  std::int64_t replies = 0;               // Standing messages after the first.
  std::int64_t me_too = 0;                // People, not clicks.
  std::int64_t imported_score = 0;
  bool pinned = false;
  std::optional<Instant> closed_at;  // No more replies.
  Instant created_at;
  Instant active_at;  // Of the newest standing message.
  std::optional<Instant> deleted_at;
  std::optional<PersonId> deleted_by;

  bool solved() const { return accepted.has_value(); }
};

// opening: the first. answer: stands on its own, may be accepted in a question. comment: a reply to
// one answer, may not.
enum class MessageKind { opening, answer, comment };
BOOST_DESCRIBE_ENUM(MessageKind, opening, answer, comment)

struct Message {
  ConversationId conversation{};
  MessageId id{};
  MessageKind kind = MessageKind::answer;
  PersonId author{};
  std::optional<MessageId> reply_to;
  std::string body_markdown;  // As typed. Only markup:: turns it into HTML.
  std::string body_html;
  bool official = false;   // Written by staff for the organisation.
  std::int64_t votes = 0;  // People, not clicks.
  std::int64_t imported_score = 0;
  std::int64_t edits = 0;
  std::optional<Instant> edited_at;
  Instant created_at;
  std::optional<Instant> deleted_at;
  std::optional<PersonId> deleted_by;
};

std::string path_of(const Conversation& conversation);  // "/t/como-cambio-el-pin/7"
std::string path_of(ConversationId id, std::string_view slug);

inline constexpr std::size_t title_min = 3;
inline constexpr std::size_t title_max = 120;
inline constexpr std::size_t body_max_bytes = 32 * 1024;
inline constexpr std::size_t tags_max = 5;
inline constexpr std::size_t tag_max = 30;
inline constexpr int messages_a_page = 20;
inline constexpr int conversations_a_page = 20;

}  // namespace coloquio::community
