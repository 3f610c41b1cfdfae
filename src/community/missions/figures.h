#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "community/missions/mission.h"
#include "db/database.h"

namespace coloquio::community {

enum class Window { month, ever };  // The last 30 days; from the beginning.

// Computes key figures in SQL over the spaces a viewer may see, and keeps each for at most a minute
// or until a question is asked, solved, reopened, removed or moved. Any thread.
class Figures {
 public:
  Figures(db::Database& database, const Clock& clock) : db_(database), clock_(clock) {}

  // `spaces`: sorted, of VisibleSpaces::inside().
  KeyFigure figure(KeyFigureName name, Window window, const std::vector<SpaceId>& spaces);
  // Something that figures count has changed; called after the commit.
  void changed() { ++generation_; }

 private:
  using Key = std::pair<Window, std::vector<SpaceId>>;
  struct Kept {
    std::uint64_t generation = 0;
    KeyFigure figure;
  };

  db::Database& db_;
  const Clock& clock_;
  std::atomic<std::uint64_t> generation_{0};
  std::mutex mutex_;  // Guards kept_.
  std::map<Key, Kept> kept_;
};

}  // namespace coloquio::community
