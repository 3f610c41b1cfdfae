#include "community/visits/opinions.h"

#include "community/days.h"

namespace coloquio::community {
namespace {

constexpr std::size_t most_remembered = 50'000;
constexpr std::size_t most_counted = 20'000;  // Between two writings.

}  // namespace

HelpedCount& Opinions::count(ConversationId conversation, MessageId message, std::int64_t day) {
  auto& count = counts_[{message, day}];
  count.conversation = conversation;
  count.message = message;
  count.day = day;
  return count;
}

void Opinions::say(std::uint64_t visitor, ConversationId conversation, MessageId message,
                   bool helped) {
  const auto who = visitor ^ (static_cast<std::uint64_t>(raw(message)) * 0x9e3779b97f4a7c15ULL);
  const std::lock_guard lock(mutex_);
  if (counts_.size() >= most_counted) return;
  const auto [place, fresh] = said_.try_emplace(who, Said{helped, day_of(clock_.now())});
  auto& said = place->second;
  if (!fresh && said.helped == helped) return;  // A double click.
  if (!fresh)
    --(said.helped ? count(conversation, message, said.day).yes
                   : count(conversation, message, said.day).no);
  said.helped = helped;
  ++(helped ? count(conversation, message, said.day).yes
            : count(conversation, message, said.day).no);
  if (!fresh) return;
  order_.push_back(who);
  if (order_.size() > most_remembered) {
    said_.erase(order_.front());
    order_.pop_front();
  }
}

std::vector<HelpedCount> Opinions::take() {
  std::map<std::pair<MessageId, std::int64_t>, HelpedCount> counts;
  {
    const std::lock_guard lock(mutex_);
    counts.swap(counts_);
  }
  std::vector<HelpedCount> all;
  for (const auto& [key, one] : counts) {
    if (one.yes != 0 || one.no != 0) all.push_back(one);
  }
  return all;
}

void Opinions::give_back(const std::vector<HelpedCount>& counts) {
  const std::lock_guard lock(mutex_);
  for (const auto& one : counts) {
    auto& to = count(one.conversation, one.message, one.day);
    to.yes += one.yes;
    to.no += one.no;
  }
}

}  // namespace coloquio::community
