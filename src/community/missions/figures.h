#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <tuple>
#include <vector>

#include "base/time.h"
#include "community/missions/mission.h"
#include "community/spaces/directory.h"
#include "db/database.h"

namespace coloquio::community {

enum class Window { month, ever };  // The last 30 days; from the beginning.

inline constexpr auto figure_window = std::chrono::days{30};

// The spaces of a community that all who may see it may see. A figure looks at these and no others:
// it is the same number on every screen, and tells nobody of what they must not know.
std::vector<SpaceId> measured_spaces(const SpaceMap& map, SpaceId community);

// Figures of the catalogue, kept for at most a minute or until a question is asked, solved,
// reopened, removed or moved. No page waits for a long count: what is quick is counted at once in a
// small community; everything else is shown as it was and counted anew by refresh(). Any thread.
class Figures {
 public:
  Figures(db::Database& database, Directory& directory, const Clock& clock)
      : db_(database), directory_(directory), clock_(clock) {}

  // As it stands now or stood a while ago (computed_at); without value before the first count, and
  // for Window::ever of figures that have none.
  KeyFigure figure(KeyFigureName name, Window window, SpaceId community);
  // Counts anew what was asked for and has grown old, each at most a hundredth of the time; how
  // many were. By a job, every minute.
  int refresh();
  // Counts now, however long it takes, and keeps it for figure().
  KeyFigure renew(KeyFigureName name, Window window, SpaceId community) {
    return count_and_keep({community, name, window});
  }
  // The same as it was at another time, kept by nobody.
  KeyFigure count(KeyFigureName name, Window window, SpaceId community, Instant at);
  // Something that figures count has changed; called after the commit.
  void changed() { ++generation_; }

 private:
  using Key = std::tuple<SpaceId, KeyFigureName, Window>;
  struct Kept {
    std::uint64_t generation = 0;
    KeyFigure figure;
    bool wanted = false;  // Somebody was shown an old one.
    std::chrono::microseconds took{0};
  };
  bool is_fresh(const Kept& kept) const;
  bool is_small(SpaceId community);
  KeyFigure count_and_keep(const Key& key);

  db::Database& db_;
  Directory& directory_;
  const Clock& clock_;
  std::atomic<std::uint64_t> generation_{0};
  std::mutex mutex_;  // Guards everything below.
  std::map<Key, Kept> kept_;
  std::map<SpaceId, Instant> large_until_;
};

}  // namespace coloquio::community
