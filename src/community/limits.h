#pragma once

#include <chrono>

#include "base/viewer.h"

namespace coloquio::community {

// How much one person may post. 0 means no limit.
struct Limits {
  int links = 0;         // In one message.
  int images = 0;        // In one message.
  int mentions = 0;      // In one message.
  int topics_a_day = 0;  // In any 24 hours.
  int replies_a_day = 0;
  int replies_a_topic = 0;  // By one person in somebody else's conversation, in any 24 hours.
  std::chrono::seconds between_topics{0};
  std::chrono::seconds between_posts{0};
  std::chrono::seconds same_text{0};  // The same words again only after this long.
  std::chrono::hours edit_for{0};     // One's own messages may be changed this long.
};

// Which of them holds for whom; the configuration may change each ([limits.newcomer] links = 2).
struct LimitTiers {
  Limits newcomer{.links = 2,
                  .images = 1,
                  .mentions = 2,
                  .topics_a_day = 3,
                  .replies_a_day = 10,
                  .replies_a_topic = 3,
                  .between_topics = std::chrono::seconds{120},
                  .between_posts = std::chrono::seconds{30},
                  .same_text = std::chrono::minutes{5},
                  .edit_for = std::chrono::hours{24}};
  Limits member{.links = 20,
                .images = 10,
                .mentions = 10,
                .topics_a_day = 20,
                .replies_a_day = 300,
                .replies_a_topic = 0,
                .between_topics = std::chrono::seconds{15},
                .between_posts = std::chrono::seconds{5},
                .same_text = std::chrono::minutes{5},
                .edit_for = std::chrono::hours{24 * 30}};
  Limits staff{.links = 0,
               .images = 0,
               .mentions = 0,
               .topics_a_day = 0,
               .replies_a_day = 0,
               .replies_a_topic = 0,
               .between_topics = std::chrono::seconds{0},
               .between_posts = std::chrono::seconds{0},
               .same_text = std::chrono::seconds{0},
               .edit_for = std::chrono::hours{0}};
};

// Newcomers, members, staff (who moderate or answer officially). Nothing limits an account with
// Permission::no_limits that came with a token: imports and benches do not meet limits.
const Limits& limits_for(const Viewer& viewer, const LimitTiers& tiers);

}  // namespace coloquio::community
