#pragma once

#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/drafts/draft.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

struct DraftChange {
  std::string place;
  // Absent: empty.
  std::optional<std::string> title = {}, body = {}, space = {}, tags = {}, kind = {};
  // The version that the writer's device has seen; 0 when it knew of none. Absent: whatever is
  // there is overwritten.
  std::optional<std::int64_t> seen = {};
};
BOOST_DESCRIBE_STRUCT(DraftChange, (), (place, title, body, space, tags, kind, seen))

// A draft with what it answers.
struct DraftLine {
  Draft draft;
  std::optional<Conversation> conversation;  // Of replies, when it may still be read.
};

// Drafts are their writer's alone; nobody else reads them. They go when they are posted, and 180
// days after the last change.
class Drafts {
 public:
  static constexpr std::size_t body_max = 64 * 1024;  // Bytes. More than may be posted.
  static constexpr std::size_t line_max = 1000;       // Bytes, of each other field.
  static constexpr std::int64_t most = 100;           // Of one person.

  Drafts(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  // An empty one is forgotten; the answer's version is 0 then. Kind::stale when another device
  // saved since; Kind::not_found for a reply to what the viewer may not read; Kind::conflict when
  // there are too many.
  Result<Draft> save(const Viewer& viewer, DraftChange change);
  std::optional<Draft> find(const Viewer& viewer, std::string_view place);
  std::vector<DraftLine> list(const Viewer& viewer);  // Newest first; at most `most`.
  // Nothing when there is none.
  void discard(const Viewer& viewer, std::string_view place);
  void prune();  // Forgets old ones. For a daily job.

 private:
  Context& context_;
  Directory& directory_;
};

}  // namespace coloquio::community
