#include "community/experts/store.h"

#include "db/in_list.h"

namespace coloquio::community::experts {
namespace {

constexpr std::string_view columns =
    "m.id, m.conversation_id, m.author_id, c.author_id, "
    "CASE WHEN c.accepted_message_id = m.id THEN 1 ELSE 0 END, m.votes + m.imported_score, "
    "m.created_at ";

std::vector<Evidence> read(const db::Rows& rows) {
  std::vector<Evidence> evidence;
  evidence.reserve(rows.size());
  for (const auto& row : rows) {
    evidence.push_back({.message = row.get<MessageId>(0),
                        .conversation = row.get<ConversationId>(1),
                        .author = row.get<PersonId>(2),
                        .asker = row.get<PersonId>(3),
                        .accepted = row.get<bool>(4),
                        .votes = row.get<std::int64_t>(5),
                        .at = row.get<Instant>(6)});
  }
  return evidence;
}

// CROSS JOIN keeps SQLite from beginning with the messages; to PostgreSQL it is a plain join.
const std::string of_conversations =
    "CROSS JOIN message m WHERE m.conversation_id = c.id "
    "AND m.kind = 'answer' AND m.deleted_at IS NULL";

}  // namespace

std::vector<Evidence> answers_on_tag(db::Connection& db, const std::vector<SpaceId>& spaces,
                                     std::string_view tag, Instant until, int limit) {
  const db::InList in(spaces, 4);
  return read(db.run("SELECT " + std::string{columns} +
                         "FROM (SELECT k.id, k.author_id, k.accepted_message_id FROM tag t "
                         "JOIN conversation_tag ct ON ct.tag_id = t.id JOIN conversation k "
                         "ON k.id = ct.conversation_id WHERE t.slug = $1 AND k.created_at <= $2 "
                         "AND k.kind = 'question' AND k.deleted_at IS NULL AND k.space_id IN (" +
                         in.sql() + ") ORDER BY ct.conversation_id DESC LIMIT $3) AS c " +
                         of_conversations,
                     in.after(tag, until, limit)));
}

std::vector<Evidence> answers_in(db::Connection& db,
                                 std::span<const ConversationId> conversations) {
  if (conversations.empty()) return {};
  const db::InList in(conversations);
  return read(db.run("SELECT " + std::string{columns} +
                         "FROM (SELECT id, author_id, accepted_message_id FROM conversation "
                         "WHERE kind = 'question' AND deleted_at IS NULL AND id IN (" +
                         in.sql() + ")) AS c " + of_conversations,
                     in.values()));
}

std::vector<Evidence> newest_answers(db::Connection& db, const std::vector<SpaceId>& spaces,
                                     Instant until, int limit) {
  const db::InList in(spaces, 3);
  // The newest by their ids, which grow with time: no index on the date is needed.
  return read(db.run("SELECT " + std::string{columns} +
                         "FROM message m JOIN conversation c ON c.id = m.conversation_id "
                         "WHERE m.kind = 'answer' AND m.deleted_at IS NULL AND m.created_at <= $1 "
                         "AND c.deleted_at IS NULL AND c.space_id IN (" +
                         in.sql() + ") ORDER BY m.id DESC LIMIT $2",
                     in.after(until, limit)));
}

std::vector<PersonId> who_names(db::Connection& db, std::string_view tag) {
  std::vector<PersonId> people;
  for (const auto& row :
       db.query("SELECT person_id FROM expertise WHERE slug = $1 AND kind = 'expertise' "
                "ORDER BY person_id DESC LIMIT 100",
                tag)) {
    people.push_back(row.get<PersonId>(0));
  }
  return people;
}

bool wants_to_be_asked(db::Connection& db, PersonId person) {
  const auto rows = db.query("SELECT asked FROM member WHERE person_id = $1", person);
  return rows.empty() || rows.front().get<bool>(0);
}

bool answered(db::Connection& db, ConversationId conversation, PersonId person) {
  return !db.query(
                "SELECT 1 FROM message WHERE conversation_id = $1 AND author_id = $2 "
                "AND deleted_at IS NULL LIMIT 1",
                conversation, person)
              .empty();
}

bool save_invitation(db::Transaction& tx, ConversationId conversation, PersonId person, PersonId by,
                     Instant at) {
  return tx.execute(
             "INSERT INTO answer_invitation (conversation_id, person_id, invited_by, created_at) "
             "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             conversation, person, by, at) == 1;
}

int count_invited(db::Connection& db, ConversationId conversation) {
  return db.query("SELECT COUNT(*) FROM answer_invitation WHERE conversation_id = $1", conversation)
      .front()
      .get<int>(0);
}

int count_sent(db::Connection& db, PersonId by, Instant since) {
  return db
      .query("SELECT COUNT(*) FROM answer_invitation WHERE invited_by = $1 AND created_at >= $2",
             by, since)
      .front()
      .get<int>(0);
}

std::int64_t count_waiting(db::Connection& db, PersonId person, Instant since) {
  return db
      .query(
          "SELECT COUNT(*) FROM answer_invitation i JOIN conversation c "
          "ON c.id = i.conversation_id WHERE i.person_id = $1 AND i.created_at >= $2 "
          "AND c.accepted_message_id IS NULL AND c.deleted_at IS NULL AND NOT EXISTS "
          "(SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.author_id = $1)",
          person, since)
      .front()
      .get<std::int64_t>(0);
}

std::vector<PersonId> list_invited(db::Connection& db, ConversationId conversation) {
  std::vector<PersonId> people;
  for (const auto& row :
       db.query("SELECT person_id FROM answer_invitation WHERE conversation_id = $1 "
                "ORDER BY created_at DESC, person_id",
                conversation)) {
    people.push_back(row.get<PersonId>(0));
  }
  return people;
}

}  // namespace coloquio::community::experts
