#include "community/conversations/rows.h"
#include "community/conversations/store.h"
#include "db/enum_name.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

const std::string select = "SELECT " + std::string{conversation_columns} + " FROM conversation c ";

// SQLite knows no alias inside RETURNING.
std::string without_alias(std::string_view columns) {
  std::string bare;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns.substr(i, 2) == "c." && (i == 0 || columns[i - 1] == ' '))
      ++i;
    else
      bare += columns[i];
  }
  return bare;
}
const std::string returning = " RETURNING " + without_alias(conversation_columns);

std::optional<Conversation> first_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return read_conversation(rows.front());
}

}  // namespace

std::optional<Conversation> find_conversation(db::Connection& db, ConversationId id) {
  return first_of(db.query(select + "WHERE c.id = $1", id));
}

std::vector<Conversation> find_conversations(db::Connection& db,
                                             std::span<const ConversationId> ids) {
  const db::InList in(ids);
  std::vector<Conversation> found;
  for (const auto& row : db.run(select + "WHERE c.id IN (" + in.sql() + ")", in.values())) {
    found.push_back(read_conversation(row));
  }
  return found;
}

std::optional<Conversation> lock_conversation(db::Transaction& tx, ConversationId id) {
  // SQLite has one writer and no FOR UPDATE; an update that changes nothing holds the row on both.
  return first_of(
      tx.query("UPDATE conversation SET replies = replies WHERE id = $1" + returning, id));
}

void insert(db::Transaction& tx, const Conversation& c) {
  tx.execute(
      "INSERT INTO conversation (id, space_id, kind, title, slug, tags, author_id, "
      "first_message_id, accepted_message_id, accepted_by, accepted_at, first_reply_at, replies, "
      "me_too, imported_score, pinned, closed_at, created_at, active_at, deleted_at, deleted_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, $21)",
      c.id, c.space, db::to_name(c.kind), c.title, c.slug, join_tags(c.tags), c.author,
      c.first_message, c.accepted, c.accepted_by, c.accepted_at, c.first_reply_at, c.replies,
      c.me_too, c.imported_score, c.pinned, c.closed_at, c.created_at, c.active_at, c.deleted_at,
      c.deleted_by);
}

void update(db::Transaction& tx, const Conversation& c) {
  tx.execute(
      "UPDATE conversation SET space_id = $2, title = $3, slug = $4, tags = $5, pinned = $6, "
      "closed_at = $7, deleted_at = $8, deleted_by = $9 WHERE id = $1",
      c.id, c.space, c.title, c.slug, join_tags(c.tags), c.pinned, c.closed_at, c.deleted_at,
      c.deleted_by);
}

std::optional<Conversation> count_reply(db::Transaction& tx, ConversationId id, PersonId author,
                                        Instant at) {
  return first_of(
      tx.query("UPDATE conversation SET replies = replies + 1, "
               "active_at = CASE WHEN active_at < $3 THEN $3 ELSE active_at END, "
               "first_reply_at = CASE WHEN first_reply_at IS NULL AND author_id <> $2 THEN $3 "
               "ELSE first_reply_at END "
               "WHERE id = $1 AND deleted_at IS NULL AND closed_at IS NULL" +
                   returning,
               id, author, at));
}

void recount_replies(db::Transaction& tx, ConversationId id) {
  tx.execute(
      "UPDATE conversation SET "
      "replies = (SELECT COUNT(*) FROM message m WHERE m.conversation_id = $1 "
      "AND m.kind <> 'opening' AND m.deleted_at IS NULL), "
      "active_at = (SELECT COALESCE(MAX(m.created_at), conversation.created_at) FROM message m "
      "WHERE m.conversation_id = $1 AND m.kind <> 'opening' AND m.deleted_at IS NULL), "
      "first_reply_at = (SELECT MIN(m.created_at) FROM message m WHERE m.conversation_id = $1 "
      "AND m.kind <> 'opening' AND m.author_id <> conversation.author_id "
      "AND m.deleted_at IS NULL) WHERE id = $1",
      id);
}

void set_accepted(db::Transaction& tx, const Conversation& c) {
  tx.execute(
      "UPDATE conversation SET accepted_message_id = $2, accepted_by = $3, accepted_at = $4 "
      "WHERE id = $1",
      c.id, c.accepted, c.accepted_by, c.accepted_at);
}

int add_me_too(db::Transaction& tx, ConversationId id, int by) {
  const auto rows = tx.query(
      "UPDATE conversation SET me_too = me_too + $2 WHERE id = $1 RETURNING me_too", id, by);
  return rows.empty() ? 0 : rows.front().get<int>(0);
}

bool insert_me_too(db::Transaction& tx, ConversationId id, PersonId person, Instant at) {
  return tx.execute(
             "INSERT INTO me_too (conversation_id, person_id, created_at) VALUES ($1, $2, $3) "
             "ON CONFLICT DO NOTHING",
             id, person, at) == 1;
}

bool delete_me_too(db::Transaction& tx, ConversationId id, PersonId person) {
  return tx.execute("DELETE FROM me_too WHERE conversation_id = $1 AND person_id = $2", id,
                    person) == 1;
}

bool has_me_too(db::Connection& db, ConversationId id, PersonId person) {
  return !db.query("SELECT 1 FROM me_too WHERE conversation_id = $1 AND person_id = $2", id, person)
              .empty();
}

}  // namespace coloquio::community
