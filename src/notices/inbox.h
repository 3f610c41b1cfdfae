#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/community.h"
#include "db/database.h"
#include "jobs/queue.h"
#include "notices/live.h"
#include "notices/store.h"

namespace coloquio::notices {

// The notices of whoever asks. What is read in one place is read everywhere: reading the
// conversation counts too.
class Inbox {
 public:
  Inbox(db::Database& database, const Clock& clock, community::Community& community, Live& live);

  // Newest first. Kind::unauthenticated for guests, here and below.
  struct Page {
    std::vector<NoticeView> items;
    std::optional<std::string> next;  // What to send as `after` for the page that follows.
  };
  Result<Page> list(const Viewer& viewer, std::string_view after, int limit);
  // At most 100; 0 for guests.
  std::int64_t count_unread(const Viewer& viewer) const;

  // Kind::not_found for what is not theirs.
  Result<NoticeView> find(const Viewer& viewer, NoticeId id);
  Result<> mark_read(const Viewer& viewer, NoticeId id);
  Result<> mark_unread(const Viewer& viewer, NoticeId id);
  // Returns the moment that undoes it.
  Result<Instant> mark_all_read(const Viewer& viewer);
  Result<> undo_all_read(const Viewer& viewer, Instant marked_at);

  // Tells the person's open pages how many there are.
  void ring(PersonId person) const;
  void work_for(jobs::Queue& queue);  // Forgets what was read long ago.

 private:
  std::int64_t count_of(PersonId person) const;
  std::vector<NoticeView> views(const Viewer& viewer, std::vector<Notice> notices);

  db::Database& database_;
  const Clock& clock_;
  community::Community& community_;
  Live& live_;
};

}  // namespace coloquio::notices
