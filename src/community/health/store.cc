#include "community/health/store.h"

#include "community/conversations/conversation.h"
#include "db/in_list.h"

namespace coloquio::community::health {

using std::chrono::days;

std::vector<Activity> activity(db::Connection& db, const std::vector<SpaceId>& spaces,
                               Instant since, Instant middle) {
  const db::InList in(spaces, 3);
  std::vector<Activity> found;
  for (const auto row :
       db.run("SELECT c.space_id, SUM(CASE WHEN m.created_at >= $2 THEN 1 ELSE 0 END), "
              "SUM(CASE WHEN m.created_at < $2 THEN 1 ELSE 0 END) FROM conversation c "
              "JOIN message m ON m.conversation_id = c.id WHERE c.active_at >= $1 "
              "AND c.deleted_at IS NULL AND m.deleted_at IS NULL AND m.created_at >= $1 "
              "AND c.space_id IN (" +
                  in.sql() + ") GROUP BY c.space_id",
              in.after(since, middle))) {
    found.push_back({row.get<SpaceId>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
  }
  return found;
}

Unanswered unanswered(db::Connection& db, const std::vector<SpaceId>& spaces, Instant now) {
  const db::InList in(spaces, 5);
  const auto rows = db.run(
      "SELECT COALESCE(SUM(CASE WHEN created_at > $1 THEN 1 ELSE 0 END), 0), "
      "COALESCE(SUM(CASE WHEN created_at <= $1 AND created_at > $2 THEN 1 ELSE 0 END), 0), "
      "COALESCE(SUM(CASE WHEN created_at <= $2 AND created_at > $3 THEN 1 ELSE 0 END), 0), "
      "COALESCE(SUM(CASE WHEN created_at <= $3 AND created_at > $4 THEN 1 ELSE 0 END), 0), "
      "COALESCE(SUM(CASE WHEN created_at <= $4 THEN 1 ELSE 0 END), 0) "
      "FROM conversation WHERE replies = 0 AND deleted_at IS NULL AND closed_at IS NULL "
      "AND kind = 'question' AND +space_id IN (" +
          in.sql() + ")",
      in.after(now - days{1}, now - days{3}, now - days{7}, now - days{30}));
  const auto row = rows.front();
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2),
          row.get<std::int64_t>(3), row.get<std::int64_t>(4)};
}

std::vector<WaitingQuestion> longest_waiting(db::Connection& db, const std::vector<SpaceId>& spaces,
                                             int limit) {
  const db::InList in(spaces, 2);
  std::vector<WaitingQuestion> waiting;
  for (const auto row :
       db.run("SELECT id, slug, title, created_at FROM conversation WHERE replies = 0 "
              "AND deleted_at IS NULL AND closed_at IS NULL AND kind = 'question' "
              "AND +space_id IN (" +
                  in.sql() + ") ORDER BY active_at, id LIMIT $1",
              in.after(limit))) {
    waiting.push_back({path_of(row.get<ConversationId>(0), row.get<std::string_view>(1)),
                       row.get<std::string>(2), row.get<Instant>(3)});
  }
  return waiting;
}

std::vector<Leaver> leavers(db::Connection& db, const std::vector<SpaceId>& spaces, Instant since,
                            Instant silent, int least, int limit) {
  const db::InList in(spaces, 5);
  std::vector<Leaver> found;
  for (const auto row :
       db.run("SELECT author, answers, newest FROM (SELECT m.author_id AS author, "
              "SUM(CASE WHEN m.kind <> 'opening' AND m.author_id <> c.author_id THEN 1 ELSE 0 END) "
              "AS answers, MAX(m.created_at) AS newest FROM conversation c "
              "JOIN message m ON m.conversation_id = c.id WHERE c.active_at >= $1 "
              "AND c.deleted_at IS NULL AND m.deleted_at IS NULL AND m.created_at >= $1 "
              "AND c.space_id IN (" +
                  in.sql() +
                  ") GROUP BY m.author_id) AS wrote WHERE newest < $2 AND answers >= $3 "
                  "ORDER BY answers DESC, author LIMIT $4",
              in.after(since, silent, least, limit))) {
    found.push_back({row.get<PersonId>(0), row.get<std::int64_t>(1), row.get<Instant>(2)});
  }
  return found;
}

bool wants_letters(db::Connection& db, AccountId account) {
  return db.query("SELECT 1 FROM health_letter_off WHERE account_id = $1", account).empty();
}

void set_letters(db::Transaction& tx, AccountId account, bool wanted, Instant now) {
  if (wanted) {
    tx.execute("DELETE FROM health_letter_off WHERE account_id = $1", account);
  } else {
    tx.execute(
        "INSERT INTO health_letter_off (account_id, since) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        account, now);
  }
}

bool plan_letter(db::Transaction& tx, SpaceId community, AccountId account, std::int64_t week,
                 Instant now) {
  return tx.execute(
             "INSERT INTO health_letter (space_id, account_id, week, planned_at) "
             "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             community, account, week, now) > 0;
}

bool tick_off_letter(db::Transaction& tx, SpaceId community, AccountId account, std::int64_t week,
                     Instant now) {
  return tx.execute(
             "UPDATE health_letter SET written_at = $4 WHERE space_id = $1 AND account_id = $2 "
             "AND week = $3 AND written_at IS NULL",
             community, account, week, now) > 0;
}

}  // namespace coloquio::community::health
