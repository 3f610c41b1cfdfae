#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/following/store.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

// How far people have read. Looking at a page costs no write: positions wait in memory, where every
// reading of them looks too, and are written together a second later. What a crash loses is read
// again. Any thread.
class Readers {
 public:
  Readers(Context& context, Directory& directory);
  ~Readers();

  // Where the viewer stopped; nothing was read when `message` is 0. Nothing for guests.
  ReadTo stop_of(const Viewer& viewer, ConversationId id);
  // Fills ConversationLine::unread and ::unseen; nothing for guests. Two queries however many
  // lines.
  void mark(const Viewer& viewer, std::vector<ConversationLine>& lines);
  // This viewer has the shown messages before their eyes.
  void note(const Viewer& viewer, const Topic& shown);
  // The first message they have not read, or the newest when there is none.
  Result<MessageId> first_unread(const Viewer& viewer, ConversationId id);
  // Read up to this message, at once. Never back.
  Result<ReadTo> set_read(const Viewer& viewer, ConversationId id, MessageId message);
  // All that the viewer may see in this space and inside it; "" is everywhere.
  Result<> mark_all_read(const Viewer& viewer, std::string_view space);

  // Who looked at it in the last half hour, newest last: live hints.
  std::vector<Viewer> looking_at(ConversationId id);
  // What of this person's is not written yet.
  std::vector<ReadTo> unwritten_of(PersonId person);
  // Another room wants to know: in the transaction that writes it, and after the commit of those
  // for whom that returned true. Set before start().
  struct Listener {
    std::function<bool(db::Transaction&, PersonId, const ReadTo&, Instant)> written;
    std::function<void(PersonId)> committed;
    // Whether looking there again would change anything, though nothing new is read.
    std::function<bool(PersonId, ConversationId)> waits;
  };
  void on_read(Listener listener) { listener_ = std::move(listener); }

  void start();
  void stop();   // Writes what waits.
  void flush();  // What the thread does.

 private:
  struct Key {
    PersonId person{};
    ConversationId conversation{};
    auto operator<=>(const Key&) const = default;
  };
  struct Look {
    Viewer viewer;
    Instant at;
  };
  void write(std::span<const std::pair<Key, ReadTo>> reads);
  void remember_look(const Viewer& viewer, ConversationId id);

  Context& context_;
  Directory& directory_;
  Listener listener_;

  std::mutex mutex_;  // Guards all below.
  std::map<Key, ReadTo> waiting_;
  std::unordered_map<std::int64_t, std::vector<Look>> looks_;  // By conversation.
  bool stopping_ = false;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace coloquio::community
