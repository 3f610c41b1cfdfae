#include "community/overview/store.h"

#include "db/in_list.h"

namespace coloquio::community::overview {

std::int64_t count_solved(db::Connection& db, const std::vector<SpaceId>& spaces) {
  const db::InList in(spaces);
  const auto rows = db.run("SELECT COUNT(*) FROM conversation WHERE space_id IN (" + in.sql() +
                               ") AND accepted_message_id IS NOT NULL AND deleted_at IS NULL",
                           in.values());
  return rows.front().get<std::int64_t>(0);
}

std::optional<std::int64_t> median_first_reply_micros(db::Connection& db,
                                                      const std::vector<SpaceId>& spaces) {
  // The newest thousand and not all: what it was like years ago says nothing to who asks today.
  const db::InList in(spaces);
  const auto rows = db.run(
      "SELECT first_reply_at - created_at AS waited FROM (SELECT first_reply_at, created_at "
      "FROM conversation WHERE space_id IN (" +
          in.sql() +
          ") AND first_reply_at IS NOT NULL AND deleted_at IS NULL "
          "ORDER BY active_at DESC, id DESC LIMIT 1000) AS newest ORDER BY waited",
      in.values());
  if (rows.size() < 10) return std::nullopt;
  return rows[rows.size() / 2].get<std::int64_t>(0);
}

std::int64_t count_helpers(db::Connection& db, const std::vector<SpaceId>& spaces, Instant since) {
  const db::InList in(spaces, 2);
  const auto rows = db.run(
      "SELECT COUNT(DISTINCT m.author_id) FROM conversation c "
      "JOIN message m ON m.conversation_id = c.id "
      "WHERE c.active_at >= $1 AND c.deleted_at IS NULL AND m.created_at >= $1 "
      "AND m.kind <> 'opening' AND m.deleted_at IS NULL AND m.author_id <> c.author_id "
      "AND c.space_id IN (" +
          in.sql() + ")",
      in.after(since));
  return rows.front().get<std::int64_t>(0);
}

std::vector<std::pair<PersonId, std::int64_t>> top_helpers(db::Connection& db,
                                                           const std::vector<SpaceId>& spaces,
                                                           Instant since, int limit) {
  const db::InList in(spaces, 3);
  const auto rows = db.run(
      "SELECT m.author_id, COUNT(*) AS solutions FROM conversation c "
      "JOIN message m ON m.conversation_id = c.id AND m.id = c.accepted_message_id "
      "WHERE c.active_at >= $1 AND c.accepted_at >= $1 AND c.deleted_at IS NULL "
      "AND m.author_id <> c.author_id AND c.space_id IN (" +
          in.sql() + ") GROUP BY m.author_id ORDER BY solutions DESC, m.author_id LIMIT $2",
      in.after(since, limit));
  std::vector<std::pair<PersonId, std::int64_t>> helpers;
  for (const auto row : rows) helpers.emplace_back(row.get<PersonId>(0), row.get<std::int64_t>(1));
  return helpers;
}

Deeds deeds_in(db::Connection& db, const std::vector<SpaceId>& spaces, PersonId person) {
  const db::InList in(spaces, 2);
  const auto rows = db.run(
      "SELECT COUNT(*), SUM(CASE WHEN c.accepted_message_id = m.id AND c.author_id <> m.author_id "
      "THEN 1 ELSE 0 END) FROM conversation c JOIN message m ON m.conversation_id = c.id "
      "WHERE m.author_id = $1 AND m.deleted_at IS NULL AND c.space_id IN (" +
          in.sql() + ")",
      in.after(person));
  return {rows.front().get<int>(0), rows.front().get<int>(1)};
}

std::vector<SolvedPair> newest_solved(db::Connection& db, const std::vector<SpaceId>& spaces,
                                      std::int64_t max_bytes, int limit) {
  const db::InList in(spaces, 3);
  const auto rows = db.run(
      "SELECT c.id, c.slug, c.title, c.author_id, m.author_id, m.body_markdown, c.created_at, "
      "m.created_at FROM conversation c "
      "JOIN message m ON m.conversation_id = c.id AND m.id = c.accepted_message_id "
      "WHERE c.accepted_message_id IS NOT NULL AND c.deleted_at IS NULL AND m.deleted_at IS NULL "
      "AND m.author_id <> c.author_id AND LENGTH(m.body_markdown) <= $1 AND c.space_id IN (" +
          in.sql() + ") ORDER BY c.active_at DESC, c.id DESC LIMIT $2",
      in.after(max_bytes, limit));
  std::vector<SolvedPair> pairs;
  for (const auto row : rows) {
    pairs.push_back({.id = row.get<ConversationId>(0),
                     .slug = row.get<std::string>(1),
                     .title = row.get<std::string>(2),
                     .asker = row.get<PersonId>(3),
                     .helper = row.get<PersonId>(4),
                     .answer_markdown = row.get<std::string>(5),
                     .asked_at = row.get<Instant>(6),
                     .answered_at = row.get<Instant>(7)});
  }
  return pairs;
}

}  // namespace coloquio::community::overview
