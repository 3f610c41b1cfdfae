#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "base/result.h"
#include "base/time.h"
#include "base/viewer.h"

namespace coloquio::community {

// How often a member may do small things in a day: votes, reports, edits. In memory, because a
// count in the database would cost more than the deed; a restart forgives. Any thread.
class DayCaps {
 public:
  enum class Deed { like, report, edit };
  // Of levels 0 and 1; level 2 has one and a half times as many, 3 twice, 4 three times. 0: no
  // limit.
  struct Most {
    int likes = 50;
    int reports = 20;
    int edits = 30;
  };
  explicit DayCaps(Most most) : most_(most) {}

  // Counts one more, or fails with Kind::too_many and the seconds to wait. Staff, and tokens
  // without limits, are not counted.
  Result<> take(const Viewer& viewer, Deed deed, Instant now);
  int most(Deed deed, int trust_level) const;

 private:
  struct Day {
    Instant ends;
    int count = 0;
  };
  const Most most_;
  std::mutex mutex_;  // Guards days_.
  std::map<std::pair<PersonId, Deed>, Day> days_;
};

}  // namespace coloquio::community
