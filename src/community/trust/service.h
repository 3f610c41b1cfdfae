#pragma once

#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "bus/bus.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/trust/store.h"
#include "jobs/queue.h"

namespace coloquio::community {

// How somebody stands, and what the next level asks for.
struct TrustView {
  int level = 0;
  bool locked = false;
  std::vector<Requirement> next;  // Of level + 1; empty from 3 on.
  std::vector<Requirement> kept;  // What level 3 asks to be kept; empty elsewhere.
};

// Who has earned how much trust. What people read is noted in memory and written once a minute, so
// that no page waits for it; what was noted and not yet written is lost in a crash. Any thread.
class Trust {
 public:
  explicit Trust(Context& context) : context_(context) {}

  // Somebody signed in was shown this page of a conversation.
  void saw(const Viewer& viewer, const Topic& topic);

  // One's own; somebody else's with Permission::sanction.
  Result<TrustView> view(const Viewer& viewer, PersonId person);
  // Permission::sanction. A level from 0 to 4 that stays, or none: it is earned again.
  Result<> set(const Viewer& viewer, PersonId person, std::optional<int> level);

  // Votes count through the bus; levels are looked at when reading is written, and once a day.
  void listen(bus::Bus& bus);
  void work_for(jobs::Queue& queue);
  void write_seen();
  void look_at_all();

 private:
  struct Reader {
    Seen seen;                         // Not yet written.
    std::set<ConversationId> entered;  // Today.
    std::int64_t day = 0;
    Instant last;
  };
  int level_after(db::Transaction& tx, PersonId person);
  void count_vote(const bus::Event& event);

  Context& context_;
  std::mutex mutex_;  // Guards readers_.
  std::unordered_map<std::int64_t, Reader> readers_;
};

}  // namespace coloquio::community
