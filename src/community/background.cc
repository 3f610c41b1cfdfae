#include "community/background.h"

#include <chrono>

namespace coloquio::community {

Background::Background(jobs::Queue& queue, Letters letters, Community& community)
    : letters_(letters) {
  queue.repeat("community.minute", std::chrono::minutes{1},
               [&community](const jobs::Job&) -> Result<> {
                 community.every_minute();
                 return {};
               });
  queue.repeat("community.hour", std::chrono::hours{1},
               [this, &community](const jobs::Job&) -> Result<> {
                 community.every_hour();
                 letters_.plan();
                 return {};
               });
  queue.handle("health.letter", [this](const jobs::Job& job) { return letters_.write(job); });
}

void Community::every_minute() {
  write_down();
  figures_.refresh();
}

void Community::write_down() {
  visits.write_down();
  suggestions.flush();
}

void Community::every_hour() {
  measures.write_down();
  visits.forget_old();
  drafts.prune();
}

}  // namespace coloquio::community
