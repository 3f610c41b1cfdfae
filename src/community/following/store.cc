#include "community/following/store.h"

#include "db/enum_name.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

std::optional<Level> read_level(std::string_view name) {
  Level level{};
  if (!db::from_name(name, level)) return std::nullopt;
  return level;
}

std::optional<Level> first_level(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return read_level(rows.front().get<std::string_view>(0));
}

// One row for each place where a person set a level: person, place ('c', the space's depth from
// '0', 't'), level. $1 is the conversation, $2 the person; spaces follow from $4.
std::string places_sql(std::size_t depth, std::string_view which) {
  const std::string person = "person_id " + std::string(which) + " $2";
  std::string sql =
      "SELECT person_id, 'c' AS place, level FROM reader WHERE conversation_id = $1 AND level <> "
      "'' "
      "AND " +
      person +
      " UNION ALL SELECT person_id, 't' AS place, level FROM tag_follow WHERE tag_id IN "
      "(SELECT tag_id FROM conversation_tag WHERE conversation_id = $1) AND " +
      person;
  for (std::size_t i = 0; i < depth; ++i) {
    sql += " UNION ALL SELECT person_id, '" + std::to_string(i) +
           "' AS place, level FROM space_follow WHERE space_id = $" + std::to_string(i + 4) +
           " AND " + person;
  }
  return sql + " ORDER BY 1, 2 LIMIT $3";
}

// Places come in the order of their characters, so a nearer space before a farther one.
void add(Levels& levels, std::string_view place, Level level) {
  if (place == "c") {
    levels.own = level;
  } else if (place == "t") {
    levels.tags.push_back(level);
  } else if (!levels.space) {
    levels.space = level;
  }
}

db::Rows places(db::Connection& db, std::string_view which, ConversationId id,
                std::span<const SpaceId> path, PersonId person, int limit) {
  path = path.first(std::min<std::size_t>(path.size(), 9));
  std::vector<db::Value> values{db::to_value(id), db::to_value(person), db::to_value(limit)};
  for (const auto space : path) values.push_back(db::to_value(space));
  return db.run(places_sql(path.size(), which), values);
}

}  // namespace

Level in_force(const Levels& levels) {
  if (levels.own) return *levels.own;
  auto level = levels.space.value_or(Level::normal);
  if (level == Level::muted) return level;
  for (const auto tag : levels.tags) {
    if (tag == Level::muted) return tag;
    level = std::max(level, tag);
  }
  return level;
}

void follow_by_deed(db::Transaction& tx, const Message& message, Deed deed, std::int64_t replies) {
  const auto defaults = defaults_of(tx, message.author);
  const auto level = deed == Deed::started ? defaults.on_start : defaults.on_reply;
  tx.execute(
      "INSERT INTO reader (conversation_id, person_id, level, read_message_id, read_replies, "
      "read_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (conversation_id, person_id) DO UPDATE "
      "SET level = CASE WHEN reader.level = '' THEN $3 ELSE reader.level END, "
      "read_message_id = $4, read_replies = $5, read_at = $6",
      message.conversation, message.author, db::to_name(level), message.id, replies,
      message.created_at);
}

void set_level(db::Transaction& tx, ConversationId id, PersonId person,
               std::optional<Level> level) {
  tx.execute(
      "INSERT INTO reader (conversation_id, person_id, level, chosen) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (conversation_id, person_id) DO UPDATE SET level = $3, chosen = $4",
      id, person, level ? db::to_name(*level) : std::string_view{}, level.has_value());
}

void set_level(db::Transaction& tx, SpaceId id, PersonId person, std::optional<Level> level) {
  tx.execute("DELETE FROM space_follow WHERE space_id = $1 AND person_id = $2", id, person);
  if (!level) return;
  tx.execute("INSERT INTO space_follow (space_id, person_id, level) VALUES ($1, $2, $3)", id,
             person, db::to_name(*level));
}

void set_level(db::Transaction& tx, TagId id, PersonId person, std::optional<Level> level) {
  tx.execute("DELETE FROM tag_follow WHERE tag_id = $1 AND person_id = $2", id, person);
  if (!level) return;
  tx.execute("INSERT INTO tag_follow (tag_id, person_id, level) VALUES ($1, $2, $3)", id, person,
             db::to_name(*level));
}

Chosen level_of(db::Connection& db, ConversationId id, PersonId person) {
  const auto rows = db.query(
      "SELECT level, chosen FROM reader WHERE conversation_id = $1 AND person_id = $2", id, person);
  if (rows.empty()) return {};
  return {read_level(rows.front().get<std::string_view>(0)), rows.front().get<bool>(1)};
}

std::optional<Level> level_of(db::Connection& db, SpaceId id, PersonId person) {
  return first_level(db.query(
      "SELECT level FROM space_follow WHERE space_id = $1 AND person_id = $2", id, person));
}

std::optional<Level> level_of(db::Connection& db, TagId id, PersonId person) {
  return first_level(
      db.query("SELECT level FROM tag_follow WHERE tag_id = $1 AND person_id = $2", id, person));
}

std::vector<std::pair<SpaceId, Level>> space_levels(db::Connection& db, PersonId person) {
  std::vector<std::pair<SpaceId, Level>> found;
  for (const auto& row :
       db.query("SELECT space_id, level FROM space_follow WHERE person_id = $1", person)) {
    found.emplace_back(row.get<SpaceId>(0),
                       db::name_or(row.get<std::string_view>(1), Level::normal));
  }
  return found;
}

std::vector<FollowedPlace> tag_levels(db::Connection& db, PersonId person) {
  std::vector<FollowedPlace> found;
  for (const auto& row : db.query("SELECT t.slug, t.name, f.level FROM tag_follow f JOIN tag t "
                                  "ON t.id = f.tag_id WHERE f.person_id = $1 ORDER BY t.slug",
                                  person)) {
    found.push_back({PlaceKind::tag, row.get<std::string>(0), row.get<std::string>(1),
                     db::name_or(row.get<std::string_view>(2), Level::normal)});
  }
  return found;
}

Levels levels_of(db::Connection& db, ConversationId id, std::span<const SpaceId> path,
                 PersonId person) {
  Levels levels;
  for (const auto& row : places(db, "=", id, path, person, 100)) {
    add(levels, row.get<std::string_view>(1),
        db::name_or(row.get<std::string_view>(2), Level::normal));
  }
  return levels;
}

std::vector<Follower> followers(db::Connection& db, ConversationId id,
                                std::span<const SpaceId> path, PersonId after, int limit) {
  std::vector<Follower> found;
  const auto rows = places(db, ">", id, path, after, limit);
  for (const auto& row : rows) {
    const auto person = row.get<PersonId>(0);
    if (found.empty() || found.back().person != person) found.push_back({person, {}});
    add(found.back().levels, row.get<std::string_view>(1),
        db::name_or(row.get<std::string_view>(2), Level::normal));
  }
  // The last one may have more rows behind the limit: whole on the next call.
  if (rows.size() == static_cast<std::size_t>(limit) && found.size() > 1) found.pop_back();
  return found;
}

FollowDefaults defaults_of(db::Connection& db, PersonId person) {
  const auto rows =
      db.query("SELECT on_start, on_reply FROM follow_default WHERE person_id = $1", person);
  if (rows.empty()) return {};
  return {db::name_or(rows.front().get<std::string_view>(0), Level::watching),
          db::name_or(rows.front().get<std::string_view>(1), Level::tracking)};
}

void set_defaults(db::Transaction& tx, PersonId person, const FollowDefaults& defaults) {
  tx.execute(
      "INSERT INTO follow_default (person_id, on_start, on_reply) VALUES ($1, $2, $3) "
      "ON CONFLICT (person_id) DO UPDATE SET on_start = $2, on_reply = $3",
      person, db::to_name(defaults.on_start), db::to_name(defaults.on_reply));
}

}  // namespace coloquio::community
