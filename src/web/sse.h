#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace coloquio::web {

// Server-sent events: handlers answer with Response::sse_channel after checking that the viewer may
// listen; whoever changes something publishes to that channel. Any thread.
class SseHub {
 public:
  // One listener. What it has not fetched waits here, at most `max_bytes`; a listener that is
  // slower loses its connection and comes back with Last-Event-ID.
  class Stream {
   public:
    std::string take();  // What to send now; "" for nothing.
    bool overflowed() const;

   private:
    friend class SseHub;
    explicit Stream(std::function<void()> wake) : wake_(std::move(wake)) {}
    bool push(std::string_view bytes);

    mutable std::mutex mutex_;  // Guards the two below.
    std::string waiting_;
    bool overflowed_ = false;
    std::function<void()> wake_;
  };

  explicit SseHub(std::size_t max_streams = 5'000) : max_streams_(max_streams) {}

  // `data` may have several lines. Ids grow; the last 100 events of a channel are kept for those
  // who come back.
  void publish(std::string_view channel, std::string_view event, std::string_view data);

  // Null when there are too many. `wake` is called on the publisher's thread when there is
  // something to take. `last_event_id` "" for newcomers, who get nothing old.
  std::shared_ptr<Stream> open(const std::string& channel, std::string_view last_event_id,
                               std::function<void()> wake);
  void close(const std::string& channel, const std::shared_ptr<Stream>& stream);

  bool is_open(std::string_view channel) const;  // Somebody listens to it.
  std::size_t streams() const;

  static constexpr std::string_view heartbeat = ": \n\n";

 private:
  struct Channel {
    std::set<std::shared_ptr<Stream>> streams;
    std::deque<std::pair<std::uint64_t, std::string>> recent;  // As sent.
  };

  const std::size_t max_streams_;
  mutable std::mutex mutex_;  // Guards the three below.
  std::map<std::string, Channel, std::less<>> channels_;
  std::size_t count_ = 0;
  std::uint64_t last_id_ = 0;
};

}  // namespace coloquio::web
