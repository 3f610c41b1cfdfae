#include "community/seed.h"

#include <algorithm>
#include <map>
#include <set>

#include "community/bulk.h"
#include "community/conversations/store.h"
#include "community/missions/store.h"
#include "community/spaces/store.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

template <class T>
std::vector<T> ids_of(const db::Rows& rows) {
  std::vector<T> ids;
  for (const auto row : rows) ids.push_back(row.get<T>(0));
  return ids;
}

// The spaces that exist, and level by level those inside them.
std::vector<SpaceId> with_inner_spaces(db::Connection& db, std::span<const SpaceId> spaces) {
  const db::InList wanted(spaces);
  auto level = ids_of<SpaceId>(
      db.run("SELECT id FROM space WHERE id IN (" + wanted.sql() + ")", wanted.values()));
  std::set<SpaceId> all(level.begin(), level.end());
  while (!level.empty()) {
    const db::InList parents(level);
    level.clear();
    for (const auto id :
         ids_of<SpaceId>(db.run("SELECT id FROM space WHERE parent_id IN (" + parents.sql() + ")",
                                parents.values()))) {
      if (all.insert(id).second) level.push_back(id);
    }
  }
  return {all.begin(), all.end()};
}

std::vector<ConversationId> conversations_in(db::Connection& db, std::span<const SpaceId> spaces,
                                             std::span<const ConversationId> asked) {
  const db::InList in_spaces(spaces);
  auto ids = ids_of<ConversationId>(
      db.run("SELECT id FROM conversation WHERE space_id IN (" + in_spaces.sql() + ")",
             in_spaces.values()));
  const db::InList named(asked);
  const auto more = ids_of<ConversationId>(
      db.run("SELECT id FROM conversation WHERE id IN (" + named.sql() + ")", named.values()));
  ids.insert(ids.end(), more.begin(), more.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<Share> shares_of(db::Connection& db, const std::vector<ConversationId>& conversations) {
  const db::InList in(conversations);
  std::map<PersonId, Share> shares;
  for (const auto row :
       db.run("SELECT author_id, COUNT(*) FROM message WHERE conversation_id IN (" + in.sql() +
                  ") AND deleted_at IS NULL GROUP BY author_id",
              in.values())) {
    shares[row.get<PersonId>(0)].posts = row.get<int>(1);
  }
  for (const auto row : db.run(
           "SELECT m.author_id, COUNT(*) FROM conversation c JOIN message m ON m.conversation_id = "
           "c.id AND m.id = c.accepted_message_id WHERE c.id IN (" +
               in.sql() + ") GROUP BY m.author_id",
           in.values())) {
    shares[row.get<PersonId>(0)].answers_accepted = row.get<int>(1);
  }
  std::vector<Share> list;
  for (auto& [person, share] : shares) {
    share.person = person;
    list.push_back(share);
  }
  return list;
}

}  // namespace

void seed(db::Transaction& tx, const Space& space) { insert(tx, space); }

void seed(db::Transaction& tx, const Mission& mission) { save(tx, mission); }

void seed_member(db::Transaction& tx, SpaceId space, PersonId person, Instant at) {
  add_member(tx, space, person, at);
}

void seed_vote(db::Transaction& tx, const Message& message, PersonId person, Instant at) {
  insert_vote(tx, message, person, at);
}

void seed_me_too(db::Transaction& tx, ConversationId conversation, PersonId person, Instant at) {
  insert_me_too(tx, conversation, person, at);
}

Footprint footprint(db::Connection& db, std::span<const SpaceId> spaces,
                    std::span<const ConversationId> conversations,
                    std::span<const PersonId> people) {
  Footprint found;
  found.spaces = with_inner_spaces(db, spaces);
  found.conversations = conversations_in(db, found.spaces, conversations);

  const std::set<PersonId> ours(people.begin(), people.end());
  std::map<PersonId, int> inside;
  for (const auto& share : shares_of(db, found.conversations)) {
    if (ours.contains(share.person)) {
      inside[share.person] = share.posts;
    } else {
      found.others.push_back(share);
    }
  }
  const db::InList authors(people);
  for (const auto row : db.run("SELECT author_id, COUNT(*) FROM message WHERE author_id IN (" +
                                   authors.sql() + ") AND deleted_at IS NULL GROUP BY author_id",
                               authors.values())) {
    const auto person = row.get<PersonId>(0);
    if (row.get<int>(1) > inside[person]) found.elsewhere.push_back(person);
  }
  return found;
}

void erase_spaces(db::Transaction& tx, std::span<const SpaceId> spaces) {
  const db::InList in(spaces);
  for (const std::string table : {"mission", "figure_day", "norms", "health_letter"}) {
    tx.change("DELETE FROM " + table + " WHERE space_id IN (" + in.sql() + ")", in.values());
  }
  tx.change("DELETE FROM space_member WHERE space_id IN (" + in.sql() + ")", in.values());
  tx.change("DELETE FROM space WHERE id IN (" + in.sql() + ")", in.values());
  tx.execute("DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM conversation_tag)");
}

void erase_opinions(db::Transaction& tx, std::span<const PersonId> people) {
  const db::InList in(people);
  std::set<ConversationId> touched;
  const auto forget = [&](std::string_view table) {
    const auto sql = "DELETE FROM " + std::string{table} + " WHERE person_id IN (" + in.sql() +
                     ") RETURNING conversation_id";
    for (const auto row : tx.run(sql, in.values())) touched.insert(row.get<ConversationId>(0));
  };
  forget("vote");
  forget("me_too");
  tx.change("DELETE FROM space_member WHERE person_id IN (" + in.sql() + ")", in.values());
  recount(tx, {touched.begin(), touched.end()});
}

}  // namespace coloquio::community
