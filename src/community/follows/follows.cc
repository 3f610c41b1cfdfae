#include "community/follows/follows.h"

#include <algorithm>

#include "bus/event.h"
#include "community/conversations/store.h"
#include "community/follows/store.h"
#include "people/service.h"

namespace coloquio::community {

Result<> Follows::follow(const Viewer& viewer, PersonId person) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  if (person == viewer.person) return fail(Kind::conflict, "community.follow.oneself");
  const bool known =
      workspaces_.may_know(viewer, person) && context_.db.read([&](db::Connection& db) {
        return people::find_person(db, person).has_value();
      });
  if (!known) return fail(Kind::not_found, "errors.not_found");
  const auto now = context_.clock.now();
  const auto event_id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    const auto before = community::follows::followed_by(tx, viewer.person);
    if (std::find(before.begin(), before.end(), person) != before.end()) return {};
    if (before.size() >= most_followed) {
      return fail(Kind::too_many, "community.follow.too_many",
                  {{"max", std::int64_t{most_followed}}});
    }
    community::follows::insert(tx, viewer.person, person, now);
    bus::record(tx, {.id = event_id,
                     .name = "person.followed",
                     .subject = raw(person),
                     .payload = "{\"person\":\"" + to_string(person) + "\",\"by\":\"" +
                                to_string(viewer.person) + "\"}",
                     .at = now});
    return {};
  });
}

Result<> Follows::unfollow(const Viewer& viewer, PersonId person) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  context_.db.write(
      [&](db::Transaction& tx) { community::follows::remove(tx, viewer.person, person); });
  return {};
}

bool Follows::follows(const Viewer& viewer, PersonId person) {
  if (viewer.is_guest()) return false;
  const auto all = context_.db.read(
      [&](db::Connection& db) { return community::follows::followed_by(db, viewer.person); });
  return std::find(all.begin(), all.end(), person) != all.end();
}

std::vector<PersonId> Follows::known(const Viewer& viewer) {
  auto all = context_.db.read(
      [&](db::Connection& db) { return community::follows::followed_by(db, viewer.person); });
  std::erase_if(all, [&](PersonId person) { return !workspaces_.may_know(viewer, person); });
  return all;
}

Result<std::vector<people::PersonCard>> Follows::followed(const Viewer& viewer) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  const auto ids = known(viewer);
  return context_.db.read([&](db::Connection& db) { return people::cards(db, ids); });
}

Result<Page<FollowedLine>> Follows::written(const Viewer& viewer, std::string_view after,
                                            int limit) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  const auto visible = directory_.visible_spaces(viewer);
  const auto authors = known(viewer);
  MessageId before{INT64_MAX};
  parse_id(after, before);
  limit = std::clamp(limit, 1, 100);
  const auto since = context_.clock.now() - followed_for;
  return context_.db.read([&](db::Connection& db) {
    Page<FollowedLine> page;
    auto rows = community::follows::written(db, visible.ids(), authors, since, before, limit + 1);
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      page.next = to_string(rows.back().message);
    }
    std::vector<ConversationId> ids;
    for (const auto& row : rows) ids.push_back(row.conversation);
    const auto conversations = find_conversations(db, ids);
    const auto cards = people::cards(db, authors);
    for (const auto& row : rows) {
      const auto found =
          std::find_if(conversations.begin(), conversations.end(),
                       [&](const Conversation& c) { return c.id == row.conversation; });
      if (found == conversations.end()) continue;
      page.items.push_back({people::card_of(cards, row.author), *found, row.message, row.at});
    }
    return page;
  });
}

}  // namespace coloquio::community
