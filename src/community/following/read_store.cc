// How far people have read (store.h).
#include "community/following/store.h"
#include "db/enum_name.h"
#include "db/in_list.h"

namespace coloquio::community {

std::vector<ReadTo> read_to(db::Connection& db, PersonId person,
                            std::span<const ConversationId> ids) {
  std::vector<ReadTo> found;
  if (ids.empty()) return found;
  const db::InList in(ids, 2);
  for (const auto& row :
       db.run("SELECT conversation_id, read_message_id, read_replies, level FROM reader "
              "WHERE person_id = $1 AND conversation_id IN (" +
                  in.sql() + ")",
              in.after(person))) {
    found.push_back({row.get<ConversationId>(0), row.get<MessageId>(1), row.get<std::int64_t>(2),
                     db::name_or(row.get<std::string_view>(3), Level::normal)});
  }
  return found;
}

void save_read(db::Transaction& tx, PersonId person, const ReadTo& read, Instant at) {
  tx.execute(
      "INSERT INTO reader (conversation_id, person_id, read_message_id, read_replies, read_at) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (conversation_id, person_id) DO UPDATE SET "
      "read_message_id = $3, read_replies = $4, read_at = $5 WHERE reader.read_message_id < $3",
      read.conversation, person, read.message, read.replies, at);
}

std::vector<SpaceRead> spaces_read(db::Connection& db, PersonId person) {
  std::vector<SpaceRead> found;
  for (const auto& row :
       db.query("SELECT space_id, read_at FROM space_read WHERE person_id = $1", person)) {
    found.push_back({row.get<SpaceId>(0), row.get<Instant>(1)});
  }
  return found;
}

void mark_spaces_read(db::Transaction& tx, PersonId person, std::span<const SpaceId> spaces,
                      Instant at, MessageId until) {
  for (const auto space : spaces) {
    tx.execute(
        "INSERT INTO space_read (space_id, person_id, read_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (space_id, person_id) DO UPDATE SET read_at = $3",
        space, person, at);
    // What was begun and has more since: read up to now, so that the next reply counts as one.
    tx.execute(
        "UPDATE reader SET read_message_id = $3, read_at = $4, read_replies = (SELECT c.replies "
        "FROM conversation c WHERE c.id = reader.conversation_id) WHERE person_id = $1 AND "
        "conversation_id IN (SELECT r.conversation_id FROM reader r JOIN conversation c "
        "ON c.id = r.conversation_id WHERE r.person_id = $1 AND c.space_id = $2 "
        "AND r.read_message_id > 0 AND c.replies > r.read_replies)",
        person, space, until, at);
  }
}

}  // namespace coloquio::community
