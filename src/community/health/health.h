#pragma once

#include <array>
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "community/missions/mission.h"
#include "community/spaces/space.h"
#include "community/visits/store.h"
#include "people/person.h"

namespace coloquio::community {

// A space where less and less is said.
struct DyingSpace {
  std::string slug;
  std::string title;
  std::int64_t now = 0;     // Messages in the last 28 days.
  std::int64_t before = 0;  // In the 28 before those.
};
BOOST_DESCRIBE_STRUCT(DyingSpace, (), (slug, title, now, before))

// Questions that nobody has answered and that are open, by how long they wait.
struct Unanswered {
  std::int64_t day = 0;         // Less than a day.
  std::int64_t three_days = 0;  // One to three.
  std::int64_t week = 0;        // Three to seven.
  std::int64_t month = 0;       // Seven to thirty.
  std::int64_t older = 0;

  std::int64_t all() const { return day + three_days + week + month + older; }
};
BOOST_DESCRIBE_STRUCT(Unanswered, (), (day, three_days, week, month, older))

struct WaitingQuestion {
  std::string url;
  std::string title;
  Instant asked_at;
};
BOOST_DESCRIBE_STRUCT(WaitingQuestion, (), (url, title, asked_at))

// Somebody who used to answer others and has written nothing for thirty days.
struct LeavingHelper {
  people::PersonCard person;
  std::int64_t answers = 0;  // In the sixty days before those.
  Instant last_at;
};
BOOST_DESCRIBE_STRUCT(LeavingHelper, (), (person, answers, last_at))

// What whoever runs a community looks at once a week.
struct HealthView {
  Space community;
  std::optional<MissionView> mission;
  std::vector<DyingSpace> dying;  // Those that fell most first; at most ten.
  Unanswered unanswered;
  std::vector<WaitingQuestion> waiting;  // Longest first; at most five.
  std::vector<LeavingHelper> leaving;    // Who helped most first; at most ten.
  std::vector<SearchCount> missed;       // Searches that found nothing in 30 days; at most ten.
  std::vector<WeakAnswer> weak;          // Accepted answers that do not help; at most five.
  Instant computed_at;
};

}  // namespace coloquio::community
