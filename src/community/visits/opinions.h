#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/time.h"
#include "community/conversations/conversation.h"

namespace coloquio::community {

struct HelpedCount {
  ConversationId conversation{};
  MessageId message{};
  std::int64_t day = 0;
  std::int64_t yes = 0;  // May be negative: somebody changed their mind.
  std::int64_t no = 0;
};

// "Did this help?", in memory until it is written down: one opinion of each visitor on a message,
// which they may change. Whose it is is known by a number that means nothing elsewhere, and only
// while the process runs. Any thread.
class Opinions {
 public:
  explicit Opinions(const Clock& clock) : clock_(clock) {}

  void say(std::uint64_t visitor, ConversationId conversation, MessageId message, bool helped);
  std::vector<HelpedCount> take();
  void give_back(const std::vector<HelpedCount>& counts);

 private:
  struct Said {
    bool helped = false;
    std::int64_t day = 0;
  };
  HelpedCount& count(ConversationId conversation, MessageId message, std::int64_t day);

  const Clock& clock_;
  std::mutex mutex_;                              // Guards everything below.
  std::unordered_map<std::uint64_t, Said> said_;  // By visitor and message.
  std::deque<std::uint64_t> order_;               // Of said_, oldest first.
  std::map<std::pair<MessageId, std::int64_t>, HelpedCount> counts_;
};

}  // namespace coloquio::community
