#include "community/trust/service.h"

#include <algorithm>

#include "base/json.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "db/audit.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr std::int64_t most_of_a_look = 120;  // Seconds that one page may count for at most.
constexpr std::int64_t first_look = 10;       // Of the last page of a visit nobody knows how long.
constexpr std::size_t most_a_day = 500;       // Conversations that are told apart.
constexpr std::size_t readers_kept = 100'000;
constexpr auto days_kept = 400;

std::int64_t day_of(Instant at) {
  return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
}

struct VoteEvent {
  MessageId message{};
  PersonId by{};
};
BOOST_DESCRIBE_STRUCT(VoteEvent, (), (message, by))

struct LevelChange {
  std::int64_t level = 0;
  bool locked = false;
};
BOOST_DESCRIBE_STRUCT(LevelChange, (), (level, locked))

}  // namespace

void Trust::saw(const Viewer& viewer, const Topic& topic) {
  if (viewer.is_guest() || viewer.by_token) return;
  const auto now = context_.clock.now();
  const auto today = day_of(now);
  const std::lock_guard lock(mutex_);
  if (readers_.size() >= readers_kept) readers_.clear();
  auto& reader = readers_[raw(viewer.person)];
  if (reader.day != today) {
    reader.entered.clear();
    reader.day = today;
  }
  const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - reader.last).count();
  reader.seen.seconds += reader.last == Instant{} || passed > 1800
                             ? first_look
                             : std::min<std::int64_t>(passed, most_of_a_look);
  reader.last = now;
  if (reader.entered.size() >= most_a_day) return;
  if (!reader.entered.insert(topic.conversation.id).second) return;  // Read today already.
  ++reader.seen.topics;
  reader.seen.posts += static_cast<std::int64_t>(topic.messages.size());
}

void Trust::write_seen() {
  std::vector<std::pair<PersonId, Reader>> fresh;
  {
    const std::lock_guard lock(mutex_);
    for (auto& [id, reader] : readers_) {
      if (reader.seen.seconds == 0) continue;
      Reader written;
      written.seen = std::exchange(reader.seen, {});
      written.day = reader.day;
      fresh.emplace_back(PersonId{id}, std::move(written));
    }
    const auto today = day_of(context_.clock.now());
    std::erase_if(readers_, [today](const auto& one) { return one.second.day < today; });
  }
  constexpr std::size_t batch = 500;
  for (std::size_t from = 0; from < fresh.size(); from += batch) {
    context_.db.write([&](db::Transaction& tx) {
      const auto until = std::min(from + batch, fresh.size());
      for (auto i = from; i < until; ++i) {
        add_seen(tx, fresh[i].first, fresh[i].second.seen, fresh[i].second.day);
        level_after(tx, fresh[i].first);
      }
    });
  }
}

int Trust::level_after(db::Transaction& tx, PersonId person) {
  const int level = people::trust_level(tx, person);
  if (is_locked(tx, person)) return level;
  const auto now = context_.clock.now();
  const auto counts = trust_counts(tx, person, day_of(now), now - std::chrono::days{window_days});
  const int earned = earned_level(level, counts);
  if (earned == level) return level;
  people::set_trust_level(tx, person, earned);
  return earned;
}

void Trust::look_at_all() {
  PersonId after{};
  for (;;) {
    constexpr int batch = 500;
    const auto people = context_.db.read([&](db::Connection& db) {
      return people::people_at_level(db, highest_earned, after, batch);
    });
    if (!people.empty()) {
      after = people.back();
      context_.db.write([&](db::Transaction& tx) {
        for (const auto person : people) level_after(tx, person);
      });
    }
    if (people.size() < batch) break;
  }
  const auto oldest = day_of(context_.clock.now()) - days_kept;
  context_.db.write([&](db::Transaction& tx) { forget_days_before(tx, oldest); });
}

Result<TrustView> Trust::view(const Viewer& viewer, PersonId person) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  if (person != viewer.person && !viewer.may(Permission::sanction)) {
    return fail(Kind::forbidden, "errors.forbidden");
  }
  const auto now = context_.clock.now();
  return context_.db.read([&](db::Connection& db) -> Result<TrustView> {
    if (!people::find_person(db, person)) return fail(Kind::not_found, "errors.not_found");
    TrustView view;
    view.level = people::trust_level(db, person);
    view.locked = is_locked(db, person);
    const auto counts = trust_counts(db, person, day_of(now), now - std::chrono::days{window_days});
    if (view.level < highest_earned) view.next = requirements(view.level + 1, counts);
    if (view.level == highest_earned) view.kept = requirements(highest_earned, counts);
    return view;
  });
}

Result<> Trust::set(const Viewer& viewer, PersonId person, std::optional<int> level) {
  if (!viewer.may(Permission::sanction)) return fail(Kind::forbidden, "errors.forbidden");
  if (person == viewer.person) return fail(Kind::forbidden, "review.own");
  if (level && (*level < 0 || *level > 4)) {
    return fail_fields({{"level", "trust.level_wrong", {}}});
  }
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!people::find_person(tx, person)) return fail(Kind::not_found, "errors.not_found");
    const LevelChange before{people::trust_level(tx, person), is_locked(tx, person)};
    set_locked(tx, person, level.has_value());
    // Unlocked, one begins where the counts say, not where the hand had put it.
    people::set_trust_level(tx, person, level.value_or(0));
    const LevelChange after{level_after(tx, person), level.has_value()};
    db::audit(tx, {.id = audit_id,
                   .at = now,
                   .by = viewer.account,
                   .act = "trust.set",
                   .subject = "person:" + to_string(person),
                   .before = to_json(before),
                   .after = to_json(after),
                   .from = origin_of(viewer)});
    return {};
  });
}

void Trust::count_vote(const bus::Event& event) {
  const auto vote = from_json<VoteEvent>(event.payload);
  if (!vote) return;
  const int by = event.name == "vote.cast" ? 1 : -1;
  context_.db.write([&](db::Transaction& tx) {
    const auto message = find_message(tx, vote->message);
    if (!message) return;
    add_likes(tx, vote->by, by, 0);
    add_likes(tx, message->author, 0, by);
  });
}

void Trust::listen(bus::Bus& bus) {
  bus.subscribe("votes_to_trust", "vote.*", bus::Bus::Memory::durable,
                [this](const bus::Event& event) { count_vote(event); });
}

void Trust::work_for(jobs::Queue& queue) {
  queue.repeat("reading.write", std::chrono::minutes{1}, [this](const jobs::Job&) -> Result<> {
    write_seen();
    return {};
  });
  queue.repeat("levels.look", std::chrono::hours{24}, [this](const jobs::Job&) -> Result<> {
    look_at_all();
    return {};
  });
}

}  // namespace coloquio::community
