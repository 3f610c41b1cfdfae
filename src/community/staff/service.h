#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

enum class NoteId : std::int64_t {};
enum class WhisperId : std::int64_t {};

// What staff writes down about somebody; the person never sees it here, but may ask for it by law.
struct StaffNote {
  NoteId id{};
  PersonId person{};
  people::PersonCard author;
  std::string text;  // 1 to 2,000 characters, plain text.
  Instant created_at;
};

// What staff says to staff inside a conversation.
struct Whisper {
  WhisperId id{};
  ConversationId conversation{};
  people::PersonCard author;
  std::string body_markdown;
  std::string body_html;
  Instant created_at;
};

// A line of the audit.
struct AuditLine {
  std::int64_t id = 0;
  Instant at;
  std::string by;  // Name; "" for the program and the command line.
  std::string act;
  std::string subject;
  std::string before;  // JSON or "".
  std::string after;
  std::string from;
};

struct AuditFilter {
  std::string act;      // The beginning of it; "" for all.
  std::string subject;  // The whole of it; "" for all.
  std::string after;
  int limit = 50;
};

// What is for the eyes of staff only: those who moderate, and those who answer officially.
class Staff {
 public:
  Staff(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  static bool is_staff(const Viewer& viewer);

  // Permission::moderate.
  Result<std::vector<StaffNote>> notes(const Viewer& viewer, PersonId person);
  Result<NoteId> note(const Viewer& viewer, PersonId person, std::string_view text);
  Result<> remove_note(const Viewer& viewer, NoteId id);  // One's own; any with administer.

  // is_staff(), in a conversation that the viewer may read; Kind::not_found for everybody else.
  Result<std::vector<Whisper>> whispers(const Viewer& viewer, ConversationId conversation);
  Result<WhisperId> whisper(const Viewer& viewer, ConversationId conversation,
                            std::string_view body);

  // Permission::administer. Newest first.
  Result<Page<AuditLine>> audit(const Viewer& viewer, const AuditFilter& filter);

 private:
  Context& context_;
  Directory& directory_;
};

}  // namespace coloquio::community
