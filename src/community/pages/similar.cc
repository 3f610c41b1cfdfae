#include "community/pages/similar.h"

#include <algorithm>

namespace coloquio::community::pages {
namespace {

constexpr auto kKeepFor = std::chrono::minutes{10};
constexpr std::size_t kMostKept = 2000;  // About 2 MB.
constexpr int kShown = 4;

}  // namespace

std::vector<ConversationLine> Similar::to(const Conversation& conversation, Language language) {
  const auto now = clock_.now();
  const auto key = raw(conversation.id);
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end() && found->second.until > now) return found->second.lines;
  }
  Viewer guest;
  guest.language = language;
  auto lines = community_.search.similar(guest, conversation.title, kShown + 1);
  std::erase_if(lines, [&](const auto& line) { return line.conversation.id == conversation.id; });
  if (lines.size() > kShown) lines.resize(kShown);

  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kMostKept) kept_.clear();
  kept_[key] = {now + kKeepFor, lines};
  return lines;
}

}  // namespace coloquio::community::pages
