#include "web/sse.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <utility>

namespace coloquio::web {
namespace {

constexpr std::size_t max_waiting = 256 * 1024;
constexpr std::size_t kept_events = 100;
constexpr std::size_t kept_channels = 10'000;

void append_lines(std::string& out, std::string_view text) {
  do {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    out += "data: ";
    out += text.substr(0, end);
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  } while (!text.empty());
}

std::string formed(std::uint64_t id, std::string_view event, std::string_view data) {
  std::string out = "id: " + std::to_string(id) + "\n";
  if (!event.empty()) {
    out += "event: ";
    std::copy_if(event.begin(), event.end(), std::back_inserter(out),
                 [](char c) { return c != '\n' && c != '\r'; });
    out += '\n';
  }
  append_lines(out, data);
  out += '\n';
  return out;
}

// Ids go on growing after a restart, so that an old Last-Event-ID is not taken for a newer one.
std::uint64_t first_id() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(now).count());
}

}  // namespace

std::string SseHub::Stream::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

bool SseHub::Stream::overflowed() const {
  const std::lock_guard lock(mutex_);
  return overflowed_;
}

// True when the listener must be woken: it was told of nothing yet.
bool SseHub::Stream::push(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  const bool was_empty = waiting_.empty();
  if (waiting_.size() + bytes.size() > max_waiting) {
    overflowed_ = true;
    return true;
  }
  waiting_ += bytes;
  return was_empty;
}

void SseHub::publish(std::string_view channel, std::string_view event, std::string_view data) {
  const std::lock_guard lock(mutex_);
  if (last_id_ == 0) last_id_ = first_id();
  const auto id = ++last_id_;
  auto found = channels_.find(channel);
  if (found == channels_.end()) {
    // Nobody listens and nobody may come back for this: unlistened channels are not remembered.
    return;
  }
  auto& [streams, recent] = found->second;
  recent.emplace_back(id, formed(id, event, data));
  if (recent.size() > kept_events) recent.pop_front();
  for (const auto& stream : streams) {
    if (stream->push(recent.back().second)) stream->wake_();
  }
}

std::shared_ptr<SseHub::Stream> SseHub::open(const std::string& channel,
                                             std::string_view last_event_id,
                                             std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  if (count_ >= max_streams_) return nullptr;
  if (channels_.size() >= kept_channels) {
    std::erase_if(channels_, [](const auto& entry) { return entry.second.streams.empty(); });
  }
  std::shared_ptr<Stream> stream(new Stream(std::move(wake)));
  auto& [streams, recent] = channels_[channel];
  std::uint64_t seen = 0;
  std::from_chars(last_event_id.data(), last_event_id.data() + last_event_id.size(), seen);
  if (seen > 0) {
    for (const auto& [id, bytes] : recent) {
      if (id > seen) stream->push(bytes);
    }
  }
  streams.insert(stream);
  ++count_;
  return stream;
}

void SseHub::close(const std::string& channel, const std::shared_ptr<Stream>& stream) {
  const std::lock_guard lock(mutex_);
  const auto found = channels_.find(channel);
  if (found != channels_.end() && found->second.streams.erase(stream) > 0) --count_;
}

bool SseHub::is_open(std::string_view channel) const {
  const std::lock_guard lock(mutex_);
  const auto found = channels_.find(channel);
  return found != channels_.end() && !found->second.streams.empty();
}

std::size_t SseHub::streams() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace coloquio::web
