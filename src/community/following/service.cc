#include "community/following/service.h"

#include <algorithm>

#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/mentions.h"
#include "community/conversations/store.h"
#include "community/following/store.h"
#include "people/handles.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

tl::unexpected<Error> sign_in_first() {
  return fail(Kind::unauthenticated, "errors.unauthenticated");
}

std::optional<Tag> find_tag(db::Connection& db, std::string_view slug) {
  const std::vector<std::string> slugs{std::string(slug)};
  const auto tags = find_tags(db, slugs);
  if (tags.empty()) return std::nullopt;
  return tags.front();
}

}  // namespace

Result<Followed> Following::of(const Viewer& viewer, ConversationId id) {
  if (viewer.is_guest()) return sign_in_first();
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read([&](db::Connection& db) -> Result<Followed> {
    const auto conversation = find_conversation(db, id);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    const auto path = visible.map().path_to(conversation->space);
    const auto own = level_of(db, id, viewer.person);
    return Followed{own.level, in_force(levels_of(db, id, path, viewer.person)), own.chosen};
  });
}

Result<Followed> Following::follow(const Viewer& viewer, ConversationId id,
                                   std::optional<Level> level) {
  if (viewer.is_guest()) return sign_in_first();
  const auto visible = directory_.visible_spaces(viewer);
  const auto conversation =
      context_.db.read([&](db::Connection& db) { return find_conversation(db, id); });
  if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
  if (level == Level::first_post) {
    return fail_fields({{"level", "following.only_places", {}}});
  }
  const auto now = context_.clock.now();
  const auto event = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
    set_level(tx, id, viewer.person, level);
    record(tx, event, "conversation.followed", raw(id), viewer.person, now);
  });
  return of(viewer, id);
}

Result<std::optional<Level>> Following::of_space(const Viewer& viewer, std::string_view slug) {
  if (viewer.is_guest()) return sign_in_first();
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  return context_.db.read([&](db::Connection& db) {
    return Result<std::optional<Level>>{level_of(db, space->id, viewer.person)};
  });
}

Result<> Following::follow_space(const Viewer& viewer, std::string_view slug,
                                 std::optional<Level> level) {
  if (viewer.is_guest()) return sign_in_first();
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  const auto now = context_.clock.now();
  const auto event = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
    set_level(tx, space->id, viewer.person, level);
    record(tx, event, "space.followed", raw(space->id), viewer.person, now);
  });
  return {};
}

Result<std::optional<Level>> Following::of_tag(const Viewer& viewer, std::string_view slug) {
  if (viewer.is_guest()) return sign_in_first();
  return context_.db.read([&](db::Connection& db) -> Result<std::optional<Level>> {
    const auto tag = find_tag(db, slug);
    if (!tag) return fail(Kind::not_found, "following.no_such_tag");
    return level_of(db, tag->id, viewer.person);
  });
}

Result<> Following::follow_tag(const Viewer& viewer, std::string_view slug,
                               std::optional<Level> level) {
  if (viewer.is_guest()) return sign_in_first();
  const auto now = context_.clock.now();
  const auto event = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    const auto tag = find_tag(tx, slug);
    if (!tag) return fail(Kind::not_found, "following.no_such_tag");
    set_level(tx, tag->id, viewer.person, level);
    record(tx, event, "tag.followed", raw(tag->id), viewer.person, now);
    return {};
  });
}

Result<std::vector<FollowedPlace>> Following::places(const Viewer& viewer) {
  if (viewer.is_guest()) return sign_in_first();
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read([&](db::Connection& db) {
    std::vector<FollowedPlace> places;
    const auto levels = space_levels(db, viewer.person);
    for (const auto& space : visible.map().all()) {
      const auto found = std::find_if(levels.begin(), levels.end(),
                                      [&](const auto& one) { return one.first == space.id; });
      if (found == levels.end() || !visible.has(space.id)) continue;
      places.push_back({PlaceKind::space, space.slug, space.title, found->second});
    }
    const auto tags = tag_levels(db, viewer.person);
    places.insert(places.end(), tags.begin(), tags.end());
    return Result<std::vector<FollowedPlace>>{std::move(places)};
  });
}

Result<FollowDefaults> Following::defaults(const Viewer& viewer) {
  if (viewer.is_guest()) return sign_in_first();
  return context_.db.read([&](db::Connection& db) { return defaults_of(db, viewer.person); });
}

Result<> Following::set_defaults(const Viewer& viewer, const FollowDefaults& defaults) {
  if (viewer.is_guest()) return sign_in_first();
  for (const auto& [field, level] :
       {std::pair{"on_start", defaults.on_start}, {"on_reply", defaults.on_reply}}) {
    if (level == Level::first_post) {
      return fail_fields({{field, "following.only_places", {}}});
    }
  }
  const auto now = context_.clock.now();
  const auto event = context_.ids.next();
  context_.db.write([&](db::Transaction& tx) {
    community::set_defaults(tx, viewer.person, defaults);
    record(tx, event, "person.follow_defaults_changed", raw(viewer.person), viewer.person, now);
  });
  return {};
}

std::vector<Following::Named> Following::complete(const Viewer& viewer, std::string_view typed,
                                                  int limit) {
  std::vector<Named> named;
  if (viewer.is_guest()) return named;
  context_.db.read([&](db::Connection& db) {
    const auto handles = people::complete_handle(db, typed, std::clamp(limit, 1, 20));
    std::vector<PersonId> ids;
    for (const auto& one : handles) ids.push_back(one.person);
    const auto cards = people::cards(db, ids);
    for (const auto& one : handles) {
      named.push_back({one.handle, people::card_of(cards, one.person)});
    }
  });
  return named;
}

std::vector<Conversation> Following::readable_of(const Viewer& viewer,
                                                 std::span<const ConversationId> ids) {
  const auto visible = directory_.visible_spaces(viewer);
  auto found = context_.db.read([&](db::Connection& db) { return find_conversations(db, ids); });
  std::erase_if(found, [&](const Conversation& c) {
    return !visible.has(c.space) || (c.deleted_at && !viewer.may(Permission::moderate));
  });
  return found;
}

std::optional<Following::Said> Following::said(ConversationId id, MessageId message) {
  return context_.db.read([&](db::Connection& db) -> std::optional<Said> {
    auto conversation = find_conversation(db, id);
    auto found = find_message(db, id, message);
    if (!conversation || !found || conversation->deleted_at || found->deleted_at) {
      return std::nullopt;
    }
    Said said{std::move(*conversation), std::move(*found), mentions_of(db, id, message), {}};
    if (said.message.kind == MessageKind::opening) return said;
    const auto answered =
        find_message(db, id, said.message.reply_to.value_or(said.conversation.first_message));
    if (answered) said.answered = answered->author;
    return said;
  });
}

bool Following::open_to_members(const SpaceMap& map, SpaceId space) {
  for (const auto id : map.path_to(space)) {
    const auto* around = map.find(id);
    if (around->visibility == Visibility::private_ || around->state == SpaceState::draft) {
      return false;
    }
  }
  return map.find(space) != nullptr;
}

bool Following::may_read(PersonId person, const Conversation& conversation) {
  const auto account =
      context_.db.read([&](db::Connection& db) { return people::find_account_of(db, person); });
  if (!account || conversation.deleted_at) return false;
  if (open_to_members(*directory_.spaces(), conversation.space)) return true;
  Viewer viewer;
  viewer.account = account->id;
  viewer.person = person;
  viewer.permissions = people::permissions_of(account->role);
  return directory_.visible_spaces(viewer).has(conversation.space);
}

Level Following::level_for(const Conversation& conversation, PersonId person) {
  if (!may_read(person, conversation)) return Level::muted;
  const auto path = directory_.spaces()->path_to(conversation.space);
  return context_.db.read(
      [&](db::Connection& db) { return in_force(levels_of(db, conversation.id, path, person)); });
}

Following::Audience Following::audience(const Conversation& conversation, PersonId after,
                                        int limit) {
  Audience audience;
  if (conversation.deleted_at) return audience;
  const auto map = directory_.spaces();
  const auto path = map->path_to(conversation.space);
  const auto found = context_.db.read(
      [&](db::Connection& db) { return followers(db, conversation.id, path, after, limit); });
  if (found.empty()) return audience;
  audience.next = found.back().person;
  const bool open = open_to_members(*map, conversation.space);
  for (const auto& one : found) {
    if (!open && !may_read(one.person, conversation)) continue;
    audience.people.push_back({one.person, in_force(one.levels)});
  }
  return audience;
}

void Following::record(db::Transaction& tx, std::int64_t event, std::string_view what,
                       std::int64_t subject, PersonId by, Instant now) {
  bus::record(tx, {.id = bus::EventId{event},
                   .name = std::string(what),
                   .subject = subject,
                   .payload = "{\"by\":\"" + to_string(by) + "\"}",
                   .at = now});
}

}  // namespace coloquio::community
