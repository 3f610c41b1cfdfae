#include "community/trust/store.h"

namespace coloquio::community {

void add_seen(db::Transaction& tx, PersonId person, const Seen& seen, std::int64_t day) {
  tx.execute(
      "INSERT INTO trust (person_id, topics, posts, seconds) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (person_id) DO UPDATE SET topics = trust.topics + $2, "
      "posts = trust.posts + $3, seconds = trust.seconds + $4",
      person, seen.topics, seen.posts, seen.seconds);
  tx.execute("INSERT INTO trust_day (person_id, day) VALUES ($1, $2) ON CONFLICT DO NOTHING",
             person, day);
}

void add_likes(db::Transaction& tx, PersonId person, int given, int received) {
  tx.execute(
      "INSERT INTO trust (person_id, likes_given, likes_received) VALUES ($1, $2, $3) "
      "ON CONFLICT (person_id) DO UPDATE SET likes_given = trust.likes_given + $2, "
      "likes_received = trust.likes_received + $3",
      person, given, received);
}

TrustCounts trust_counts(db::Connection& db, PersonId person, std::int64_t today, Instant since) {
  TrustCounts counts;
  for (const auto& row :
       db.query("SELECT topics, posts, seconds, likes_given, likes_received FROM trust "
                "WHERE person_id = $1",
                person)) {
    counts.topics = row.get<std::int64_t>(0);
    counts.posts = row.get<std::int64_t>(1);
    counts.seconds = row.get<std::int64_t>(2);
    counts.likes_given = row.get<std::int64_t>(3);
    counts.likes_received = row.get<std::int64_t>(4);
  }
  const auto days = db.query(
      "SELECT COUNT(*), COALESCE(SUM(CASE WHEN day > $2 THEN 1 ELSE 0 END), 0) FROM trust_day "
      "WHERE person_id = $1",
      person, today - window_days);
  counts.days = days.front().get<std::int64_t>(0);
  counts.recent_days = days.front().get<std::int64_t>(1);
  counts.decisions = db.query(
                           "SELECT COUNT(*) FROM statement WHERE person_id = $1 "
                           "AND created_at > $2 AND undone_at IS NULL",
                           person, since)
                         .front()
                         .get<std::int64_t>(0);
  return counts;
}

bool is_locked(db::Connection& db, PersonId person) {
  return !db.query("SELECT 1 FROM trust WHERE person_id = $1 AND locked = 1", person).empty();
}

void set_locked(db::Transaction& tx, PersonId person, bool locked) {
  tx.execute(
      "INSERT INTO trust (person_id, locked) VALUES ($1, $2) "
      "ON CONFLICT (person_id) DO UPDATE SET locked = $2",
      person, locked);
}

void forget_days_before(db::Transaction& tx, std::int64_t day) {
  tx.execute("DELETE FROM trust_day WHERE day < $1", day);
}

}  // namespace coloquio::community
