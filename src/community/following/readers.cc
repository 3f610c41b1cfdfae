#include "community/following/readers.h"

#include <algorithm>
#include <set>

#include "base/log.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"

namespace coloquio::community {
namespace {

constexpr auto write_every = std::chrono::seconds{1};
constexpr auto looks_last = std::chrono::minutes{30};
constexpr std::size_t looks_kept = 300;           // In one conversation.
constexpr std::size_t conversations_kept = 5000;  // With somebody looking.
constexpr auto new_for = std::chrono::days{2};    // A conversation that one has not opened.
constexpr std::int64_t not_counted = -1;
constexpr int id_clock_bits = 20;  // base/ids.h: milliseconds above, a counter below.

Instant made_at(std::int64_t id) { return from_micros((id >> id_clock_bits) * 1000); }

// Lines newer than this are new to who never opened them.
Instant seen_until(const Viewer& viewer, const std::vector<SpaceRead>& spaces, SpaceId space,
                   Instant now) {
  auto until = std::max(now - new_for, made_at(raw(viewer.account)));
  for (const auto& one : spaces) {
    if (one.space == space) until = std::max(until, one.at);
  }
  return until;
}

}  // namespace

Readers::Readers(Context& context, Directory& directory)
    : context_(context), directory_(directory) {}

Readers::~Readers() { stop(); }

ReadTo Readers::stop_of(const Viewer& viewer, ConversationId id) {
  if (viewer.is_guest()) return {};
  {
    const std::lock_guard lock(mutex_);
    const auto waiting = waiting_.find({viewer.person, id});
    if (waiting != waiting_.end() && waiting->second.replies != not_counted) {
      return waiting->second;
    }
  }
  const std::vector<ConversationId> ids{id};
  const auto found =
      context_.db.read([&](db::Connection& db) { return read_to(db, viewer.person, ids); });
  return found.empty() ? ReadTo{.conversation = id, .message = {}, .replies = 0} : found.front();
}

void Readers::mark(const Viewer& viewer, std::vector<ConversationLine>& lines) {
  if (viewer.is_guest() || lines.empty()) return;
  std::vector<ConversationId> ids;
  for (const auto& line : lines) ids.push_back(line.conversation.id);
  std::vector<SpaceRead> spaces;
  auto reads = context_.db.read([&](db::Connection& db) {
    spaces = spaces_read(db, viewer.person);
    return read_to(db, viewer.person, ids);
  });
  const auto unwritten = unwritten_of(viewer.person);
  const auto now = context_.clock.now();
  for (auto& line : lines) {
    const auto& c = line.conversation;
    const auto is_it = [&](const ReadTo& read) { return read.conversation == c.id; };
    auto read = std::find_if(reads.begin(), reads.end(), is_it);
    const auto newer = std::find_if(unwritten.begin(), unwritten.end(), is_it);
    const auto level = read == reads.end() ? Level::normal : read->level;
    if (level == Level::muted) continue;
    const auto* known = newer != unwritten.end() ? &*newer : read != reads.end() ? &*read : nullptr;
    if (known == nullptr || known->message == MessageId{}) {
      line.unseen =
          c.author != viewer.person && c.created_at > seen_until(viewer, spaces, c.space, now);
    } else if (known->replies != not_counted) {
      line.unread = std::max<std::int64_t>(0, c.replies - known->replies);
    }
  }
}

void Readers::note(const Viewer& viewer, const Topic& shown) {
  if (viewer.is_guest() || shown.messages.empty()) return;
  const auto id = shown.conversation.id;
  remember_look(viewer, id);
  ReadTo read{.conversation = id,
              .message = shown.messages.back().message.id,
              .replies = shown.next ? not_counted : shown.conversation.replies};
  if (const auto stop = stop_of(viewer, id); stop.message >= read.message) {
    if (!listener_.waits || !listener_.waits(viewer.person, id)) return;
    read = stop;
  }
  const std::lock_guard lock(mutex_);
  auto& waiting = waiting_[{viewer.person, id}];
  if (waiting.message < read.message) waiting = read;
}

Result<MessageId> Readers::first_unread(const Viewer& viewer, ConversationId id) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto stop = stop_of(viewer, id);
  return context_.db.read([&](db::Connection& db) -> Result<MessageId> {
    const auto conversation = find_conversation(db, id);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    const auto next = messages_after(db, id, stop.message, 1, Removed::left_out);
    if (!next.empty()) return next.front().id;
    return stop.message == MessageId{} ? conversation->first_message : stop.message;
  });
}

Result<ReadTo> Readers::set_read(const Viewer& viewer, ConversationId id, MessageId message) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  const auto visible = directory_.visible_spaces(viewer);
  const auto known = context_.db.read([&](db::Connection& db) -> Result<> {
    if (auto space = readable(viewer, visible, find_conversation(db, id)); !space) {
      return fail(space.error());
    }
    return standing(viewer, find_message(db, id, message));
  });
  if (!known) return fail(known.error());
  const std::vector<std::pair<Key, ReadTo>> reads{
      {{viewer.person, id}, {.conversation = id, .message = message, .replies = not_counted}}};
  write(reads);
  return stop_of(viewer, id);
}

Result<> Readers::mark_all_read(const Viewer& viewer, std::string_view space) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  const auto visible = directory_.visible_spaces(viewer);
  auto spaces = visible.ids();
  if (!space.empty()) {
    const auto* top = visible.find(space);
    if (top == nullptr) return fail(Kind::not_found, "community.space_not_found");
    spaces = visible.inside(top->id);
  }
  flush();
  const auto now = context_.clock.now();
  const auto until = MessageId{context_.ids.next()};
  context_.db.write(
      [&](db::Transaction& tx) { mark_spaces_read(tx, viewer.person, spaces, now, until); });
  return {};
}

void Readers::remember_look(const Viewer& viewer, ConversationId id) {
  const auto now = context_.clock.now();
  const std::lock_guard lock(mutex_);
  if (looks_.size() >= conversations_kept) {
    std::erase_if(looks_, [&](const auto& one) { return one.second.back().at + looks_last < now; });
    if (looks_.size() >= conversations_kept) looks_.clear();
  }
  auto& looks = looks_[raw(id)];
  std::erase_if(looks, [&](const Look& look) {
    return look.viewer.person == viewer.person || look.at + looks_last < now;
  });
  if (looks.size() >= looks_kept) looks.erase(looks.begin());
  looks.push_back({viewer, now});
}

std::vector<Viewer> Readers::looking_at(ConversationId id) {
  const auto now = context_.clock.now();
  const std::lock_guard lock(mutex_);
  std::vector<Viewer> viewers;
  const auto found = looks_.find(raw(id));
  if (found == looks_.end()) return viewers;
  for (const auto& look : found->second) {
    if (look.at + looks_last >= now) viewers.push_back(look.viewer);
  }
  return viewers;
}

std::vector<ReadTo> Readers::unwritten_of(PersonId person) {
  const std::lock_guard lock(mutex_);
  std::vector<ReadTo> reads;
  for (auto at = waiting_.lower_bound({person, ConversationId{}});
       at != waiting_.end() && at->first.person == person; ++at) {
    reads.push_back(at->second);
  }
  return reads;
}

void Readers::write(std::span<const std::pair<Key, ReadTo>> reads) {
  std::vector<std::pair<Key, ReadTo>> counted(reads.begin(), reads.end());
  context_.db.read([&](db::Connection& db) {
    for (auto& [key, read] : counted) {
      if (read.replies != not_counted) continue;
      // Standing messages before this one, the opening among them: the replies with this one.
      read.replies = count_before(db, key.conversation, read.message, Removed::left_out);
    }
  });
  const auto now = context_.clock.now();
  const auto changed = context_.db.write([&](db::Transaction& tx) {
    std::set<PersonId> people;
    for (const auto& [key, read] : counted) {
      save_read(tx, key.person, read, now);
      if (listener_.written && listener_.written(tx, key.person, read, now)) {
        people.insert(key.person);
      }
    }
    return people;
  });
  for (const auto person : changed) listener_.committed(person);
}

void Readers::flush() {
  std::vector<std::pair<Key, ReadTo>> reads;
  {
    const std::lock_guard lock(mutex_);
    reads.assign(waiting_.begin(), waiting_.end());
  }
  if (reads.empty()) return;
  write(reads);
  // Only now: until the commit the memory is what others are told.
  const std::lock_guard lock(mutex_);
  for (const auto& [key, read] : reads) {
    const auto waiting = waiting_.find(key);
    if (waiting != waiting_.end() && waiting->second.message == read.message) {
      waiting_.erase(waiting);
    }
  }
}

void Readers::start() {
  thread_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, write_every, [this] { return stopping_; })) {
      if (waiting_.empty()) continue;
      lock.unlock();
      try {
        flush();
      } catch (const std::exception& e) {
        log::warning("how far people have read was not written: {}", e.what());
      }
      lock.lock();
    }
  });
}

void Readers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (!thread_.joinable()) return;
  thread_.join();
  flush();
}

}  // namespace coloquio::community
