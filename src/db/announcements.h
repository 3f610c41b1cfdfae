#pragma once

#include <functional>
#include <list>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>

namespace coloquio::db {

// Who in this process wants to hear that a commit brought something. Any thread.
class Announcements {
 public:
  // `deed` runs on the committing thread: short, only to wake somebody. Until the returned token
  // goes, which must be before this object.
  [[nodiscard]] std::shared_ptr<void> listen(std::string topic, std::function<void()> deed);
  void tell(std::string_view topic) const;

 private:
  struct Listener {
    std::string topic;
    std::function<void()> deed;
  };
  mutable std::shared_mutex mutex_;
  std::list<Listener> listeners_;
};

}  // namespace coloquio::db
