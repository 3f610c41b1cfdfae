#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/missions/figures.h"
#include "community/screening/service.h"
#include "community/spaces/directory.h"
#include "search/analyzer.h"

namespace coloquio::community {

struct NewConversation {
  std::string space;                     // A slug.
  std::optional<ConversationKind> kind;  // A question when absent.
  std::string title;
  std::string body;  // Markdown.
  std::optional<std::vector<std::string>> tags;
  std::optional<std::chrono::milliseconds> typed_in;  // Known of forms only; not of the API.
};
BOOST_DESCRIBE_STRUCT(NewConversation, (), (space, kind, title, body, tags))

struct NewMessage {
  ConversationId id{};  // The conversation.
  std::string body;     // Markdown.
  std::optional<MessageId> reply_to;
  std::optional<std::chrono::milliseconds> typed_in = std::nullopt;  // As above.
};
BOOST_DESCRIBE_STRUCT(NewMessage, (), (id, body, reply_to))

// What is absent stays as it is; title and tags only for openings.
struct MessageChange {
  MessageId id{};
  std::optional<std::string> body;
  std::optional<std::string> title;
  std::optional<std::vector<std::string>> tags;
};
BOOST_DESCRIBE_STRUCT(MessageChange, (), (id, body, title, tags))

struct Started {
  Conversation conversation;
  Message message;
};

// Whether the author still may, or somebody who moderates: Kind::forbidden otherwise.
Result<> may_edit(const Viewer& viewer, const Message& message, const LimitTiers& tiers,
                  Instant now);

// What people write. Each verb is one transaction with its event; the rules are checked before, the
// limits inside.
class Posting {
 public:
  Posting(Context& context, Directory& directory, Figures& figures, search::Analyzer& analyzer,
          Screening& screening)
      : context_(context),
        directory_(directory),
        figures_(figures),
        analyzer_(analyzer),
        screening_(screening) {}

  // Of both: an id of 0 says that nothing was posted yet; it waits for a moderator.

  // Kind::invalid with the fields that are wrong, Kind::too_many when a limit is met,
  // Kind::conflict in an archived space, Kind::not_found for a space that the viewer must not know
  // of.
  Result<Started> start(const Viewer& viewer, NewConversation draft);
  // Kind::conflict when the conversation is closed, Kind::gone when it was removed.
  Result<Message> reply(const Viewer& viewer, NewMessage draft);
  // The author for as long as their limits allow, and who moderates. The version before is kept
  // unless its author changes it within five minutes. Unchanged text is not an edit.
  Result<Message> edit(const Viewer& viewer, MessageChange change);
  // The author what nobody answered; who moderates anything, with a line in the audit. Removing an
  // opening removes the conversation.
  Result<> remove(const Viewer& viewer, MessageId id);
  Result<> restore(const Viewer& viewer, MessageId id);
  // What `body` will look like; nothing is saved.
  Result<std::string> preview(const Viewer& viewer, std::string_view body);

 private:
  Result<Message> hold_reply(const Viewer& viewer, const VisibleSpaces& visible,
                             const NewMessage& draft, const Written& written,
                             const Verdict& verdict);

  Context& context_;
  Directory& directory_;
  Figures& figures_;
  search::Analyzer& analyzer_;
  Screening& screening_;
};

}  // namespace coloquio::community
