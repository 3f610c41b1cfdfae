#include "community/conversations/rows.h"
#include "community/conversations/store.h"
#include "db/enum_name.h"

namespace coloquio::community {
namespace {

const std::string select = "SELECT " + std::string{message_columns} + " FROM message m ";

std::optional<Message> first_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return read_message(rows.front());
}

}  // namespace

std::optional<Message> find_message(db::Connection& db, MessageId id) {
  return first_of(db.query(select + "WHERE m.id = $1", id));
}

std::optional<Message> find_message(db::Connection& db, ConversationId conversation, MessageId id) {
  return first_of(
      db.query(select + "WHERE m.conversation_id = $1 AND m.id = $2", conversation, id));
}

std::vector<Message> messages_after(db::Connection& db, ConversationId conversation,
                                    MessageId after, int limit, Removed removed) {
  static const auto standing = select +
                               "WHERE m.conversation_id = $1 AND m.id > $2 AND "
                               "m.deleted_at IS NULL ORDER BY m.id LIMIT $3";
  static const auto all =
      select + "WHERE m.conversation_id = $1 AND m.id > $2 ORDER BY m.id LIMIT $3";
  const auto rows =
      db.query(removed == Removed::included ? all : standing, conversation, after, limit);
  std::vector<Message> messages;
  messages.reserve(rows.size());
  for (const auto& row : rows) messages.push_back(read_message(row));
  return messages;
}

std::int64_t count_before(db::Connection& db, ConversationId conversation, MessageId id,
                          Removed removed) {
  return db
      .query(
          "SELECT COUNT(*) FROM message WHERE conversation_id = $1 AND id < $2 "
          "AND (deleted_at IS NULL OR $3 = 1)",
          conversation, id, removed == Removed::included ? 1 : 0)
      .front()
      .get<std::int64_t>(0);
}

void insert(db::Transaction& tx, const Message& m) {
  tx.execute(
      "INSERT INTO message (conversation_id, id, kind, author_id, reply_to, body_markdown, "
      "body_html, official, votes, imported_score, edits, edited_at, created_at, deleted_at, "
      "deleted_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      m.conversation, m.id, db::to_name(m.kind), m.author, m.reply_to, m.body_markdown, m.body_html,
      m.official, m.votes, m.imported_score, m.edits, m.edited_at, m.created_at, m.deleted_at,
      m.deleted_by);
}

void update(db::Transaction& tx, const Message& m) {
  tx.execute(
      "UPDATE message SET body_markdown = $3, body_html = $4, edits = $5, edited_at = $6, "
      "deleted_at = $7, deleted_by = $8 WHERE conversation_id = $1 AND id = $2",
      m.conversation, m.id, m.body_markdown, m.body_html, m.edits, m.edited_at, m.deleted_at,
      m.deleted_by);
}

bool has_replies(db::Connection& db, ConversationId conversation, MessageId message) {
  return !db.query(
                "SELECT 1 FROM message WHERE conversation_id = $1 AND reply_to = $2 "
                "AND deleted_at IS NULL LIMIT 1",
                conversation, message)
              .empty();
}

std::optional<std::int64_t> add_votes(db::Transaction& tx, ConversationId conversation,
                                      MessageId message, int by) {
  // Added to, not counted again: two people who vote at the same moment would each count without
  // the other under PostgreSQL's default isolation.
  const auto rows = tx.query(
      "UPDATE message SET votes = votes + $3 WHERE conversation_id = $1 AND id = $2 "
      "AND deleted_at IS NULL RETURNING votes",
      conversation, message, by);
  if (rows.empty()) return std::nullopt;
  return rows.front().get<std::int64_t>(0);
}

bool insert_vote(db::Transaction& tx, const Message& message, PersonId person, Instant at) {
  return tx.execute(
             "INSERT INTO vote (conversation_id, message_id, person_id, created_at) "
             "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             message.conversation, message.id, person, at) == 1;
}

bool delete_vote(db::Transaction& tx, const Message& message, PersonId person) {
  return tx.execute(
             "DELETE FROM vote WHERE conversation_id = $1 AND message_id = $2 AND person_id = $3",
             message.conversation, message.id, person) == 1;
}

std::vector<MessageId> voted_by(db::Connection& db, ConversationId id, PersonId person) {
  std::vector<MessageId> messages;
  for (const auto& row :
       db.query("SELECT message_id FROM vote WHERE conversation_id = $1 AND person_id = $2", id,
                person)) {
    messages.push_back(row.get<MessageId>(0));
  }
  return messages;
}

void insert_revision(db::Transaction& tx, const Message& message, const RevisionRow& revision) {
  tx.execute(
      "INSERT INTO revision (conversation_id, message_id, number, title, body_markdown, edited_by, "
      "replaced_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      message.conversation, message.id, revision.number, revision.title, revision.body_markdown,
      revision.edited_by, revision.replaced_at);
}

std::vector<RevisionRow> revisions_of(db::Connection& db, ConversationId conversation,
                                      MessageId message) {
  std::vector<RevisionRow> revisions;
  for (const auto& row :
       db.query("SELECT number, title, body_markdown, edited_by, replaced_at FROM revision "
                "WHERE conversation_id = $1 AND message_id = $2 ORDER BY number DESC",
                conversation, message)) {
    revisions.push_back({.number = row.get<std::int64_t>(0),
                         .title = row.get<std::string>(1),
                         .body_markdown = row.get<std::string>(2),
                         .edited_by = row.get<PersonId>(3),
                         .replaced_at = row.get<Instant>(4)});
  }
  return revisions;
}

}  // namespace coloquio::community
