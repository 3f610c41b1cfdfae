#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/posting.h"
#include "community/conversations/views.h"
#include "community/moderation/report.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

struct NewReport {
  MessageId id{};
  ReportReason reason = ReportReason::other;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(NewReport, (), (id, reason, note))

// A report with what it is about.
struct ReportView {
  Report report;
  MessageView message;
  Conversation conversation;
  people::PersonCard reporter;
};

// What is absent stays as it is.
struct ConversationChange {
  ConversationId id{};
  std::optional<std::string> space;  // A slug: moves it there.
  std::optional<bool> pinned;
  std::optional<bool> closed;
};
BOOST_DESCRIBE_STRUCT(ConversationChange, (), (id, space, pinned, closed))

class Moderation {
 public:
  Moderation(Context& context, Directory& directory, Figures& figures, Posting& posting)
      : context_(context), directory_(directory), figures_(figures), posting_(posting) {}

  // A second report of the same message by the same person changes the first.
  Result<ReportId> report(const Viewer& viewer, NewReport draft);

  // Permission::moderate from here on.
  Result<Page<ReportView>> open_reports(const Viewer& viewer, std::string_view after, int limit);
  std::int64_t count_open(const Viewer& viewer);  // 0 for who may not moderate.
  // removed: the message goes too. Every open report of the same message is answered with it.
  Result<> resolve(const Viewer& viewer, ReportId id, ReportOutcome outcome);
  // Move, pin, close.
  Result<Conversation> change(const Viewer& viewer, ConversationChange change);

 private:
  Context& context_;
  Directory& directory_;
  Figures& figures_;
  Posting& posting_;
};

}  // namespace coloquio::community
