#include "community/review/store.h"
#include "db/enum_name.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

// A conversation that moves takes its items along.
const std::string select =
    "SELECT i.id, i.kind, i.why, i.detail, COALESCE(c.space_id, i.space_id), i.conversation_id, "
    "i.message_id, i.person_id, i.subject_id, i.weight, i.hidden, i.claimed_by, i.claimed_until, "
    "i.created_at, i.decided_at, i.decided_by, i.outcome FROM review_item i "
    "LEFT JOIN conversation c ON c.id = i.conversation_id ";

ReviewItem read_item(const db::Row& row) {
  ReviewItem item;
  item.id = row.get<ReviewId>(0);
  item.kind = db::name_or(row.get<std::string_view>(1), ReviewKind::message);
  item.why = db::name_or(row.get<std::string_view>(2), ReviewWhy::reports);
  item.detail = row.get<std::string>(3);
  item.space = row.get<SpaceId>(4);
  item.conversation = row.get<ConversationId>(5);
  item.message = row.get<MessageId>(6);
  item.person = row.get<PersonId>(7);
  item.subject = row.get<std::int64_t>(8);
  item.weight = row.get<std::int64_t>(9);
  item.hidden = row.get<bool>(10);
  item.claimed_by = row.get<std::optional<PersonId>>(11);
  item.claimed_until = row.get<std::optional<Instant>>(12);
  item.created_at = row.get<Instant>(13);
  item.decided_at = row.get<std::optional<Instant>>(14);
  item.decided_by = row.get<std::optional<PersonId>>(15);
  Outcome outcome{};
  if (db::from_name(row.get<std::string_view>(16), outcome)) item.outcome = outcome;
  return item;
}

std::optional<ReviewItem> first_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return read_item(rows.front());
}

}  // namespace

ReviewItem open_item(db::Transaction& tx, const ReviewItem& item) {
  const auto rows = tx.query(
      "INSERT INTO review_item (id, kind, why, detail, space_id, conversation_id, message_id, "
      "person_id, subject_id, weight, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
      "ON CONFLICT (kind, message_id, person_id, subject_id) WHERE decided_at IS NULL "
      "DO UPDATE SET weight = review_item.weight RETURNING id",
      item.id, db::to_name(item.kind), db::to_name(item.why), item.detail, item.space,
      item.conversation, item.message, item.person, item.subject, item.weight, item.created_at);
  return *find_item(tx, rows.front().get<ReviewId>(0));
}

void add_weight(db::Transaction& tx, ReviewId id, std::int64_t by) {
  tx.execute("UPDATE review_item SET weight = weight + $2 WHERE id = $1", id, by);
}

std::optional<ReviewItem> find_item(db::Connection& db, ReviewId id) {
  return first_of(db.query(select + "WHERE i.id = $1", id));
}

std::optional<ReviewItem> find_open_item(db::Connection& db, MessageId message) {
  return first_of(db.query(
      select + "WHERE i.kind = 'message' AND i.message_id = $1 AND i.decided_at IS NULL", message));
}

std::vector<ReviewItem> list_items(db::Connection& db, const QueueFilter& filter, ReviewId after,
                                   int limit) {
  const db::InList in(filter.spaces, 4);
  const std::string kind = filter.kind ? std::string{db::to_name(*filter.kind)} : "";
  const std::string where =
      "AND ($2 = '' OR i.kind = $2) AND COALESCE(c.space_id, i.space_id) IN (" + in.sql() + ") ";
  const auto rows =
      filter.decided
          ? db.run(select + "WHERE i.decided_at IS NOT NULL AND i.id < $1 " + where +
                       "ORDER BY i.id DESC LIMIT $3",
                   in.after(after == ReviewId{} ? ReviewId{INT64_MAX} : after, kind, limit))
          : db.run(select + "WHERE i.decided_at IS NULL AND i.id > $1 " + where +
                       "ORDER BY i.id LIMIT $3",
                   in.after(after, kind, limit));
  std::vector<ReviewItem> items;
  for (const auto& row : rows) items.push_back(read_item(row));
  return items;
}

std::vector<QueueCount> count_items(db::Connection& db, const std::vector<SpaceId>& spaces,
                                    Instant overdue_before) {
  const db::InList in(spaces, 2);
  std::vector<QueueCount> counts;
  for (const auto& row :
       db.run("SELECT i.kind, COUNT(*), SUM(CASE WHEN i.created_at < $1 THEN 1 ELSE 0 END) "
              "FROM review_item i LEFT JOIN conversation c ON c.id = i.conversation_id "
              "WHERE i.decided_at IS NULL AND COALESCE(c.space_id, i.space_id) IN (" +
                  in.sql() + ") GROUP BY i.kind",
              in.after(overdue_before))) {
    counts.push_back({db::name_or(row.get<std::string_view>(0), ReviewKind::message),
                      row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
  }
  return counts;
}

bool claim_item(db::Transaction& tx, ReviewId id, PersonId by, Instant now, Instant until) {
  return tx.execute(
             "UPDATE review_item SET claimed_by = $2, claimed_until = $4 WHERE id = $1 "
             "AND decided_at IS NULL "
             "AND (claimed_by IS NULL OR claimed_by = $2 OR claimed_until <= $3)",
             id, by, now, until) == 1;
}

bool release_item(db::Transaction& tx, ReviewId id, PersonId by) {
  return tx.execute(
             "UPDATE review_item SET claimed_by = NULL, claimed_until = NULL "
             "WHERE id = $1 AND claimed_by = $2",
             id, by) == 1;
}

std::vector<ReviewId> ring_for(db::Transaction& tx, Instant before, Instant now, int limit) {
  std::vector<ReviewId> ids;
  for (const auto& row :
       tx.query("UPDATE review_item SET alarmed_at = $2 WHERE id IN (SELECT id FROM review_item "
                "WHERE decided_at IS NULL AND alarmed_at IS NULL AND created_at < $1 "
                "ORDER BY id LIMIT $3) RETURNING id",
                before, now, limit)) {
    ids.push_back(row.get<ReviewId>(0));
  }
  return ids;
}

void set_hidden(db::Transaction& tx, ReviewId id, bool hidden) {
  tx.execute("UPDATE review_item SET hidden = $2 WHERE id = $1", id, hidden);
}

bool close_item(db::Transaction& tx, ReviewId id, Outcome outcome, std::optional<PersonId> by,
                Instant at) {
  return tx.execute(
             "UPDATE review_item SET decided_at = $2, decided_by = $3, outcome = $4, "
             "claimed_by = NULL, claimed_until = NULL WHERE id = $1 AND decided_at IS NULL",
             id, at, by, db::to_name(outcome)) == 1;
}

void reopen_item(db::Transaction& tx, ReviewId id) {
  tx.execute(
      "UPDATE review_item SET decided_at = NULL, decided_by = NULL, outcome = '' WHERE id = $1",
      id);
}

bool add_moderator(db::Transaction& tx, SpaceId space, PersonId person, Instant at) {
  return tx.execute(
             "INSERT INTO space_moderator (space_id, person_id, added_at) VALUES ($1, $2, $3) "
             "ON CONFLICT DO NOTHING",
             space, person, at) == 1;
}

bool remove_moderator(db::Transaction& tx, SpaceId space, PersonId person) {
  return tx.execute("DELETE FROM space_moderator WHERE space_id = $1 AND person_id = $2", space,
                    person) == 1;
}

std::vector<PersonId> moderators_of(db::Connection& db, SpaceId space) {
  std::vector<PersonId> people;
  for (const auto& row : db.query(
           "SELECT person_id FROM space_moderator WHERE space_id = $1 ORDER BY added_at, person_id",
           space)) {
    people.push_back(row.get<PersonId>(0));
  }
  return people;
}

}  // namespace coloquio::community
