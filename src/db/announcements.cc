#include "db/announcements.h"

#include <mutex>

namespace coloquio::db {

std::shared_ptr<void> Announcements::listen(std::string topic, std::function<void()> deed) {
  std::unique_lock lock(mutex_);
  listeners_.push_front({std::move(topic), std::move(deed)});
  const auto place = listeners_.begin();
  return {nullptr, [this, place](void*) {
            std::unique_lock removal(mutex_);
            listeners_.erase(place);
          }};
}

void Announcements::tell(std::string_view topic) const {
  std::shared_lock lock(mutex_);
  for (const auto& listener : listeners_) {
    if (listener.topic == topic) listener.deed();
  }
}

}  // namespace coloquio::db
