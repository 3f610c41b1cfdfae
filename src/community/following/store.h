#pragma once

#include <optional>
#include <span>
#include <vector>

#include "community/conversations/tags.h"
#include "community/following/following.h"
#include "db/connection.h"

// The rows of who follows what and how far they have read. No permissions here.
namespace coloquio::community {

enum class Deed { started, replied };
// Who wrote a message follows its conversation as closely as they like to (FollowDefaults), never
// less than before and never against their own choice, and has read it up to there. `replies`: of
// the conversation, that one included.
void follow_by_deed(db::Transaction& tx, const Message& message, Deed deed, std::int64_t replies);

// Absent: no level of its own any more.
void set_level(db::Transaction& tx, ConversationId id, PersonId person, std::optional<Level> level);
void set_level(db::Transaction& tx, SpaceId id, PersonId person, std::optional<Level> level);
void set_level(db::Transaction& tx, TagId id, PersonId person, std::optional<Level> level);

struct Chosen {
  std::optional<Level> level;
  bool chosen = false;
};
Chosen level_of(db::Connection& db, ConversationId id, PersonId person);
std::optional<Level> level_of(db::Connection& db, SpaceId id, PersonId person);
std::optional<Level> level_of(db::Connection& db, TagId id, PersonId person);
std::vector<std::pair<SpaceId, Level>> space_levels(db::Connection& db, PersonId person);
std::vector<FollowedPlace> tag_levels(db::Connection& db, PersonId person);

// `path`: the conversation's space and those around it, nearest first.
Levels levels_of(db::Connection& db, ConversationId id, std::span<const SpaceId> path,
                 PersonId person);
struct Follower {
  PersonId person{};
  Levels levels;
};
// Whoever set something for this conversation, its spaces or its tags, by id after `after`. At most
// `limit` rows are read; a person is never cut in two. Empty: there are no more.
std::vector<Follower> followers(db::Connection& db, ConversationId id,
                                std::span<const SpaceId> path, PersonId after, int limit);

FollowDefaults defaults_of(db::Connection& db, PersonId person);
void set_defaults(db::Transaction& tx, PersonId person, const FollowDefaults& defaults);

// How far somebody has read.
struct ReadTo {
  ConversationId conversation{};
  MessageId message{};
  std::int64_t replies = 0;
  Level level = Level::normal;  // Of the conversation itself; normal without one.
};
std::vector<ReadTo> read_to(db::Connection& db, PersonId person,
                            std::span<const ConversationId> ids);
// Never back.
void save_read(db::Transaction& tx, PersonId person, const ReadTo& read, Instant at);
struct SpaceRead {
  SpaceId space{};
  Instant at;
};
std::vector<SpaceRead> spaces_read(db::Connection& db, PersonId person);
// What was said in these spaces until `at` is read. `until`: an id of that moment.
void mark_spaces_read(db::Transaction& tx, PersonId person, std::span<const SpaceId> spaces,
                      Instant at, MessageId until);

}  // namespace coloquio::community
