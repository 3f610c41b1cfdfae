#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/ids.h"
#include "base/time.h"
#include "community/conversations/conversation.h"
#include "people/person.h"

namespace coloquio::notices {

using community::ConversationId;
using community::MessageId;

enum class NoticeId : std::int64_t {};

// mentioned: named with "@". replied: a message in what they follow, or an answer to theirs.
// started: a new conversation in what they follow. accepted: their answer is the solution.
enum class NoticeKind { mentioned, replied, started, accepted };
BOOST_DESCRIBE_ENUM(NoticeKind, mentioned, replied, started, accepted)

// What one person is told. Until it is read, more of the same kind in the same conversation joins
// it: "Ana y 3 personas más respondieron".
struct Notice {
  NoticeId id{};
  PersonId person{};
  NoticeKind kind = NoticeKind::replied;
  ConversationId conversation{};
  MessageId first{};  // Where to begin to read.
  MessageId last{};
  PersonId actor{};         // Who did it last.
  std::int64_t people = 1;  // How many did.
  Instant at;               // Of the last.
  std::optional<Instant> read_at;
};

// A notice as its person sees it. Without title when they may not read it any more.
struct NoticeView {
  Notice notice;
  people::PersonCard actor;
  std::string title;  // Of the conversation; "" when it is gone for this person.
};

}  // namespace coloquio::notices
