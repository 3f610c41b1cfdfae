#include "community/reputation/reputation.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "community/conversations/access.h"
#include "community/reputation/store.h"
#include "db/audit.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr auto kKeepFor = std::chrono::minutes{10};
constexpr std::size_t kMostKept = 500;
constexpr std::int64_t kMostPoints = 1000;
constexpr int kSettledAtOnce = 500;

std::int64_t number_or(const std::optional<std::string>& text, std::int64_t otherwise) {
  std::int64_t number = 0;
  if (!text) return otherwise;
  const auto end = text->data() + text->size();
  const auto [rest, problem] = std::from_chars(text->data(), end, number);
  return problem == std::errc{} && rest == end ? number : otherwise;
}

Instant begin_of(LeaderPeriod period, Instant now) {
  if (period == LeaderPeriod::week) return now - std::chrono::days{7};
  if (period == LeaderPeriod::month) return now - std::chrono::days{30};
  return period == LeaderPeriod::year ? now - std::chrono::days{365} : Instant{};
}

// The conversation of an event: as its payload says, or its subject itself.
ConversationId conversation_of(const bus::Event& event) {
  constexpr std::string_view kMember = "\"conversation\":\"";
  ConversationId id{};
  const auto at = event.payload.find(kMember);
  if (at == std::string::npos) return id;
  const auto begin = at + kMember.size();
  parse_id(std::string_view{event.payload}.substr(begin, event.payload.find('"', begin) - begin),
           id);
  return id;
}

constexpr std::array<std::pair<BadgeName, int>, 3> kByRule{{{BadgeName::first_solution, 1},
                                                            {BadgeName::ten_solutions, 10},
                                                            {BadgeName::fifty_solutions, 50}}};

}  // namespace

PointRules Reputation::rules() {
  return context_.db.read([](db::Connection& db) {
    PointRules rules;
    rules.accepted = number_or(reputation::setting(db, "reward.accepted"), rules.accepted);
    rules.vote = number_or(reputation::setting(db, "reward.vote"), rules.vote);
    rules.leaderboards = number_or(reputation::setting(db, "reward.leaderboards"), 1) != 0;
    return rules;
  });
}

Result<PointRules> Reputation::set_rules(const Viewer& viewer, PointRules rules) {
  if (!viewer.may(Permission::administer)) return fail(Kind::forbidden, "errors.forbidden");
  std::vector<FieldError> wrong;
  const auto check = [&](const char* field, std::int64_t value) {
    if (value >= 0 && value <= kMostPoints) return;
    wrong.push_back({field, "community.reputation.range", {{"max", kMostPoints}}});
  };
  check("accepted", rules.accepted);
  check("vote", rules.vote);
  if (!wrong.empty()) return fail_fields(std::move(wrong));
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
    reputation::save_setting(tx, "reward.accepted", std::to_string(rules.accepted), now);
    reputation::save_setting(tx, "reward.vote", std::to_string(rules.vote), now);
    reputation::save_setting(tx, "reward.leaderboards", rules.leaderboards ? "1" : "0", now);
    db::audit(tx, {.id = audit_id,
                   .at = now,
                   .by = viewer.account,
                   .act = "reward.rules_set",
                   .subject = "setting:reward",
                   .before = "",
                   .after = "",
                   .from = origin_of(viewer)});
  });
  return rules;
}

void Reputation::settle(ConversationId id) {
  const auto rules = this->rules();
  const auto now = context_.clock.now();
  const std::lock_guard lock(settling_);
  const auto messages =
      context_.db.read([&](db::Connection& db) { return reputation::deserved(db, id); });
  std::vector<reputation::Booking> bookings;
  const auto complete = [&](const reputation::Deserved& one, PointReason reason,
                            std::int64_t deserved, std::int64_t booked) {
    if (deserved == booked) return;
    bookings.push_back({.id = PointId{context_.ids.next()},
                        .person = one.author,
                        .space = one.space,
                        .conversation = id,
                        .message = one.message,
                        .reason = reason,
                        .points = deserved - booked,
                        .at = now});
  };
  for (const auto& one : messages) {
    complete(one, PointReason::accepted, one.accepted ? rules.accepted : 0, one.booked_accepted);
    complete(one, PointReason::vote, one.votes * rules.vote, one.booked_votes);
  }
  context_.db.write([&](db::Transaction& tx) {
    for (const auto& booking : bookings) reputation::book(tx, booking);
    reputation::follow_space(tx, id);
  });
  for (const auto& booking : bookings) {
    if (booking.reason == PointReason::accepted && booking.points > 0) award(booking.person);
  }
}

void Reputation::award(PersonId person) {
  const auto now = context_.clock.now();
  std::vector<Badge> fresh;
  context_.db.read([&](db::Connection& db) {
    const auto who = people::find_person(db, person);
    if (!who) return;
    const auto has = reputation::badges_of(db, person);
    for (const auto& [name, solutions] : kByRule) {
      // One that was taken away by hand does not come back by rule.
      const bool there = std::any_of(has.begin(), has.end(),
                                     [&, name = name](const Badge& b) { return b.name == name; });
      if (there || who->answers_accepted < solutions) continue;
      Badge badge;
      badge.id = BadgeId{context_.ids.next()};
      badge.person = person;
      badge.name = name;
      badge.given_at = now;
      fresh.push_back(std::move(badge));
    }
  });
  if (fresh.empty()) return;
  context_.db.write([&](db::Transaction& tx) {
    for (const auto& badge : fresh) {
      reputation::insert(tx, badge);
      bus::record(tx, {.id = bus::EventId{raw(badge.id)},
                       .name = "badge.given",
                       .subject = raw(badge.id),
                       .payload = "{\"person\":\"" + to_string(person) + "\"}",
                       .at = now});
    }
  });
}

void Reputation::note(const bus::Event& event) {
  const auto id = conversation_of(event);
  if (id != ConversationId{}) settle(id);
}

void Reputation::recount() {
  ConversationId after{};
  for (;;) {
    const auto ids = context_.db.read(
        [&](db::Connection& db) { return reputation::worth_settling(db, after, kSettledAtOnce); });
    for (const auto id : ids) settle(id);
    if (ids.size() < kSettledAtOnce) return;
    after = ids.back();
  }
}

std::int64_t Reputation::total(const Viewer& viewer, PersonId person) {
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read(
      [&](db::Connection& db) { return reputation::total(db, visible.ids(), person); });
}

Result<PointsOf> Reputation::points(const Viewer& viewer, PersonId person, std::string_view after,
                                    int limit) {
  if (!workspaces_.may_know(viewer, person)) return fail(Kind::not_found, "errors.not_found");
  const auto visible = directory_.visible_spaces(viewer);
  PointId before{INT64_MAX};
  parse_id(after, before);
  limit = std::clamp(limit, 1, 100);
  return context_.db.read([&](db::Connection& db) -> Result<PointsOf> {
    if (!people::find_person(db, person)) return fail(Kind::not_found, "errors.not_found");
    PointsOf points;
    points.total = reputation::total(db, visible.ids(), person);
    points.page.items = reputation::lines(db, visible.ids(), person, before, limit + 1);
    if (points.page.items.size() > static_cast<std::size_t>(limit)) {
      points.page.items.pop_back();
      points.page.next = to_string(points.page.items.back().id);
    }
    return points;
  });
}

Result<std::vector<Leader>> Reputation::leaders(const Viewer& viewer, std::string_view slug,
                                                LeaderPeriod period) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  if (!rules().leaderboards || viewer.confined) return fail(Kind::not_found, "errors.not_found");
  const auto visible = directory_.visible_spaces(viewer);
  auto spaces = visible.ids();
  if (!slug.empty()) {
    const auto* space = visible.find(slug);
    if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
    spaces = visible.inside(space->id);
  }
  const auto now = context_.clock.now();
  const std::pair key{spaces, period};
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end() && found->second.until > now) return found->second.leaders;
  }
  auto leaders = context_.db.read([&](db::Connection& db) {
    const auto rows = reputation::leaders(db, spaces, begin_of(period, now), leaders_shown);
    std::vector<PersonId> ids;
    for (const auto& [person, points] : rows) ids.push_back(person);
    const auto cards = people::cards(db, ids);
    std::vector<Leader> found;
    for (const auto& [person, points] : rows) {
      found.push_back({people::card_of(cards, person), points});
    }
    return found;
  });
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kMostKept) kept_.clear();
  kept_[key] = {now + kKeepFor, leaders};
  return leaders;
}

Result<> Reputation::be_ranked(const Viewer& viewer, bool wanted) {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  context_.db.write(
      [&](db::Transaction& tx) { reputation::set_ranked(tx, viewer.person, wanted); });
  const std::lock_guard lock(mutex_);
  kept_.clear();  // At once: it is their own wish.
  return {};
}

bool Reputation::is_ranked(const Viewer& viewer) {
  return context_.db.read(
      [&](db::Connection& db) { return reputation::is_ranked(db, viewer.person); });
}

Result<std::vector<Badge>> Reputation::badges(const Viewer& viewer, PersonId person) {
  if (!workspaces_.may_know(viewer, person)) return fail(Kind::not_found, "errors.not_found");
  return context_.db.read([&](db::Connection& db) { return reputation::badges_of(db, person); });
}

Result<Badge> Reputation::give(const Viewer& viewer, PersonId person, std::string_view typed) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  const bool known =
      workspaces_.may_know(viewer, person) && context_.db.read([&](db::Connection& db) {
        return people::find_person(db, person).has_value();
      });
  if (!known) return fail(Kind::not_found, "errors.not_found");
  Badge badge;
  badge.id = BadgeId{context_.ids.next()};
  badge.person = person;
  badge.given_by = viewer.person;
  badge.reason = text::clean_line(typed);
  badge.given_at = context_.clock.now();
  if (badge.reason.empty()) return fail_fields({{"reason", "community.reputation.reason", {}}});
  if (text::count_graphemes(badge.reason) > badge_reason_max) {
    return fail_fields(
        {{"reason", "community.too_long", {{"max", std::int64_t{badge_reason_max}}}}});
  }
  const auto audit_id = context_.ids.next();
  const auto event_id = bus::EventId{context_.ids.next()};
  context_.db.write([&](db::Transaction& tx) {
    reputation::insert(tx, badge);
    db::audit(tx, {.id = audit_id,
                   .at = badge.given_at,
                   .by = viewer.account,
                   .act = "badge.given",
                   .subject = "person:" + to_string(person),
                   .before = "",
                   .after = "",
                   .from = origin_of(viewer)});
    bus::record(tx, {.id = event_id,
                     .name = "badge.given",
                     .subject = raw(badge.id),
                     .payload = "{\"person\":\"" + to_string(person) + "\"}",
                     .at = badge.given_at});
  });
  return badge;
}

Result<> Reputation::revoke(const Viewer& viewer, BadgeId id) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  const auto badge =
      context_.db.read([&](db::Connection& db) { return reputation::find_badge(db, id); });
  if (!badge || !workspaces_.may_know(viewer, badge->person)) {
    return fail(Kind::not_found, "errors.not_found");
  }
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!reputation::revoke(tx, id, viewer.person, now)) {
      return fail(Kind::conflict, "community.reputation.revoked");
    }
    db::audit(tx, {.id = audit_id,
                   .at = now,
                   .by = viewer.account,
                   .act = "badge.revoked",
                   .subject = "person:" + to_string(badge->person),
                   .before = "",
                   .after = "",
                   .from = origin_of(viewer)});
    return {};
  });
}

}  // namespace coloquio::community
