#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/ids.h"
#include "community/conversations/conversation.h"

namespace coloquio::community {

enum class ReportId : std::int64_t {};

enum class ReportReason { spam, rude, private_data, illegal, other };
BOOST_DESCRIBE_ENUM(ReportReason, spam, rude, private_data, illegal, other)

enum class ReportOutcome { removed, kept };
BOOST_DESCRIBE_ENUM(ReportOutcome, removed, kept)

// Somebody says that a message should not stand. One per person and message.
struct Report {
  ReportId id{};
  ConversationId conversation{};
  MessageId message{};
  PersonId reporter{};
  ReportReason reason = ReportReason::other;
  std::string note;  // At most 500 characters, plain text.
  Instant created_at;
  std::optional<Instant> resolved_at;
  std::optional<PersonId> resolved_by;
  std::optional<ReportOutcome> outcome;
};

}  // namespace coloquio::community
