#include "community/reputation/store.h"

#include "db/enum_name.h"
#include "db/in_list.h"

namespace coloquio::community::reputation {
namespace {

const std::string select_badge =
    "SELECT id, person_id, name, given_by, reason, given_at, revoked_at FROM badge ";

Badge read_badge(const db::Row& row) {
  return {.id = row.get<BadgeId>(0),
          .person = row.get<PersonId>(1),
          .name = db::name_or(row.get<std::string_view>(2), BadgeName::thanks),
          .given_by = row.get<std::optional<PersonId>>(3),
          .reason = row.get<std::string>(4),
          .given_at = row.get<Instant>(5),
          .revoked_at = row.get<std::optional<Instant>>(6)};
}

}  // namespace

std::vector<Deserved> deserved(db::Connection& db, ConversationId id) {
  const auto rows = db.query(
      "SELECT m.id, m.author_id, c.space_id, "
      "CASE WHEN m.deleted_at IS NULL AND c.deleted_at IS NULL THEN m.votes ELSE 0 END, "
      "CASE WHEN m.deleted_at IS NULL AND c.deleted_at IS NULL AND c.accepted_message_id = m.id "
      "AND c.author_id <> m.author_id THEN 1 ELSE 0 END, "
      "COALESCE((SELECT CAST(SUM(points) AS BIGINT) FROM point p WHERE p.conversation_id = c.id "
      "AND p.message_id = m.id AND p.reason = 'vote'), 0), "
      "COALESCE((SELECT CAST(SUM(points) AS BIGINT) FROM point p WHERE p.conversation_id = c.id "
      "AND p.message_id = m.id AND p.reason = 'accepted'), 0) "
      "FROM conversation c JOIN message m ON m.conversation_id = c.id WHERE c.id = $1 "
      "AND (m.votes > 0 OR c.accepted_message_id = m.id OR EXISTS (SELECT 1 FROM point p "
      "WHERE p.conversation_id = c.id AND p.message_id = m.id))",
      id);
  std::vector<Deserved> all;
  for (const auto& row : rows) {
    all.push_back({.message = row.get<MessageId>(0),
                   .author = row.get<PersonId>(1),
                   .space = row.get<SpaceId>(2),
                   .votes = row.get<std::int64_t>(3),
                   .accepted = row.get<bool>(4),
                   .booked_votes = row.get<std::int64_t>(5),
                   .booked_accepted = row.get<std::int64_t>(6)});
  }
  return all;
}

void book(db::Transaction& tx, const Booking& one) {
  tx.execute(
      "INSERT INTO point (id, person_id, space_id, conversation_id, message_id, reason, points, "
      "at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      one.id, one.person, one.space, one.conversation, one.message, db::to_name(one.reason),
      one.points, one.at);
}

void follow_space(db::Transaction& tx, ConversationId id) {
  tx.execute(
      "UPDATE point SET space_id = (SELECT space_id FROM conversation WHERE id = $1) "
      "WHERE conversation_id = $1 AND space_id <> (SELECT space_id FROM conversation "
      "WHERE id = $1)",
      id);
}

std::vector<ConversationId> worth_settling(db::Connection& db, ConversationId after, int limit) {
  std::vector<ConversationId> ids;
  for (const auto& row :
       db.query("SELECT id FROM conversation c WHERE id > $1 AND (accepted_message_id IS NOT NULL "
                "OR EXISTS (SELECT 1 FROM vote v WHERE v.conversation_id = c.id) OR EXISTS "
                "(SELECT 1 FROM point p WHERE p.conversation_id = c.id)) ORDER BY id LIMIT $2",
                after, limit)) {
    ids.push_back(row.get<ConversationId>(0));
  }
  return ids;
}

std::int64_t total(db::Connection& db, const std::vector<SpaceId>& spaces, PersonId person) {
  const db::InList in(spaces, 2);
  return db
      .run(
          "SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM point WHERE person_id = $1 AND "
          "space_id IN (" +
              in.sql() + ")",
          in.after(person))
      .front()
      .get<std::int64_t>(0);
}

std::vector<PointLine> lines(db::Connection& db, const std::vector<SpaceId>& spaces,
                             PersonId person, PointId before, int limit) {
  const db::InList in(spaces, 4);
  std::vector<PointLine> lines;
  for (const auto& row : db.run(
           "SELECT p.id, p.reason, p.points, p.at, p.message_id, c.title FROM point p "
           "JOIN conversation c ON c.id = p.conversation_id WHERE p.person_id = $1 AND p.id < $2 "
           "AND p.space_id IN (" +
               in.sql() + ") ORDER BY p.id DESC LIMIT $3",
           in.after(person, before, limit))) {
    lines.push_back({.id = row.get<PointId>(0),
                     .reason = db::name_or(row.get<std::string_view>(1), PointReason::vote),
                     .points = row.get<std::int64_t>(2),
                     .at = row.get<Instant>(3),
                     .message = row.get<MessageId>(4),
                     .title = row.get<std::string>(5)});
  }
  return lines;
}

std::vector<std::pair<PersonId, std::int64_t>> leaders(db::Connection& db,
                                                       const std::vector<SpaceId>& spaces,
                                                       Instant since, int limit) {
  const db::InList in(spaces, 3);
  std::vector<std::pair<PersonId, std::int64_t>> leaders;
  for (const auto& row :
       db.run("SELECT p.person_id, CAST(SUM(p.points) AS BIGINT) AS gained FROM point p WHERE p.at "
              ">= $1 "
              "AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = p.person_id "
              "AND (m.ranked = 0 OR m.confined = 1)) AND p.space_id IN (" +
                  in.sql() +
                  ") GROUP BY p.person_id HAVING SUM(p.points) > 0 "
                  "ORDER BY gained DESC, p.person_id LIMIT $2",
              in.after(since, limit))) {
    leaders.emplace_back(row.get<PersonId>(0), row.get<std::int64_t>(1));
  }
  return leaders;
}

void set_ranked(db::Transaction& tx, PersonId person, bool wanted) {
  tx.execute(
      "INSERT INTO member (person_id, name_key, ranked) SELECT id, LOWER(name), $2 FROM person "
      "WHERE id = $1 ON CONFLICT (person_id) DO UPDATE SET ranked = $2",
      person, wanted);
}

bool is_ranked(db::Connection& db, PersonId person) {
  const auto rows = db.query("SELECT ranked FROM member WHERE person_id = $1", person);
  return rows.empty() || rows.front().get<bool>(0);
}

std::optional<std::string> setting(db::Connection& db, std::string_view name) {
  const auto rows = db.query("SELECT value FROM setting WHERE name = $1", name);
  if (rows.empty()) return std::nullopt;
  return rows.front().get<std::string>(0);
}

void save_setting(db::Transaction& tx, std::string_view name, std::string_view value, Instant at) {
  tx.execute(
      "INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (name) DO UPDATE SET value = $2, updated_at = $3",
      name, value, at);
}

void insert(db::Transaction& tx, const Badge& badge) {
  tx.execute(
      "INSERT INTO badge (id, person_id, name, given_by, reason, given_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      badge.id, badge.person, db::to_name(badge.name), badge.given_by, badge.reason,
      badge.given_at);
}

std::vector<Badge> badges_of(db::Connection& db, PersonId person) {
  std::vector<Badge> badges;
  for (const auto& row :
       db.query(select_badge + "WHERE person_id = $1 ORDER BY id DESC LIMIT 100", person)) {
    badges.push_back(read_badge(row));
  }
  return badges;
}

std::optional<Badge> find_badge(db::Connection& db, BadgeId id) {
  const auto rows = db.query(select_badge + "WHERE id = $1", id);
  if (rows.empty()) return std::nullopt;
  return read_badge(rows.front());
}

bool revoke(db::Transaction& tx, BadgeId id, PersonId by, Instant at) {
  return tx.execute(
             "UPDATE badge SET revoked_at = $2, revoked_by = $3 WHERE id = $1 "
             "AND revoked_at IS NULL",
             id, at, by) == 1;
}

}  // namespace coloquio::community::reputation
