#pragma once

#include <chrono>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "community/community.h"

namespace coloquio::community::pages {

// What else was asked, beside a topic. A search costs more than the page itself, so each answer is
// kept for some minutes. Asked as a guest: everybody may see what a guest sees. Any thread.
class Similar {
 public:
  Similar(Community& community, const Clock& clock) : community_(community), clock_(clock) {}

  std::vector<ConversationLine> to(const Conversation& conversation, Language language);

 private:
  struct Kept {
    Instant until;
    std::vector<ConversationLine> lines;
  };
  Community& community_;
  const Clock& clock_;
  std::mutex mutex_;  // Guards kept_.
  std::unordered_map<std::int64_t, Kept> kept_;
};

}  // namespace coloquio::community::pages
