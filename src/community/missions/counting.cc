#include "community/missions/counting.h"

#include <algorithm>
#include <chrono>

#include "community/days.h"
#include "db/in_list.h"
#include "people/service.h"

namespace coloquio::community::counting {
namespace {

constexpr auto month = std::chrono::days{30};
// About what can be looked through in a tenth of a millisecond.
constexpr int most_at_once = 400;

Counted share(std::int64_t numerator, std::int64_t denominator) {
  Counted counted{numerator, denominator, std::nullopt};
  if (denominator > 0) {
    counted.value = static_cast<double>(numerator) / static_cast<double>(denominator);
  }
  return counted;
}

// Of an answer with the whole first and the part second.
Counted share(const db::Rows& rows) {
  return share(rows.front().get<std::int64_t>(1), rows.front().get<std::int64_t>(0));
}

}  // namespace

Counted share_solved(db::Connection& db, const Period& period) {
  const db::InList in(period.spaces, 3);
  return share(db.run(
      "SELECT COUNT(*), COALESCE(SUM(CASE WHEN accepted_message_id IS NOT NULL AND "
      "COALESCE(accepted_at, created_at) <= $2 THEN 1 ELSE 0 END), 0) FROM conversation "
      "WHERE kind = 'question' AND deleted_at IS NULL AND created_at >= $1 AND created_at <= $2 "
      "AND space_id IN (" +
          in.sql() + ")",
      in.after(period.from, period.to)));
}

Counted first_answer_time(db::Connection& db, const Period& period) {
  const db::InList in(period.spaces, 4);
  const std::string asked =
      " FROM conversation WHERE kind = 'question' AND deleted_at IS NULL AND created_at >= $1 "
      "AND created_at <= $2 AND space_id IN (" +
      in.sql() + ")";
  const auto counts = db.run(
      "SELECT COUNT(*), COALESCE(SUM(CASE WHEN first_reply_at <= $3 THEN 1 ELSE 0 END), 0)" + asked,
      in.after(period.from, period.to, period.to));
  Counted counted{counts.front().get<std::int64_t>(1), counts.front().get<std::int64_t>(0), {}};
  if (counted.numerator == 0) return counted;
  const auto middle = db.run("SELECT first_reply_at - created_at AS waited" + asked +
                                 " AND first_reply_at <= $2 ORDER BY waited LIMIT 1 OFFSET $3",
                             in.after(period.from, period.to, (counted.numerator - 1) / 2));
  counted.value = static_cast<double>(middle.front().get<std::int64_t>(0)) / 1e6;
  return counted;
}

Counted answered_by_members(db::Connection& db, const Period& period) {
  const db::InList in(period.spaces, 3);
  return share(
      db.run("SELECT COUNT(*), COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM message m "
             "WHERE m.conversation_id = c.id AND m.kind <> 'opening' AND m.official = 0 "
             "AND m.deleted_at IS NULL AND m.author_id <> c.author_id AND m.created_at <= $2) "
             "THEN 1 ELSE 0 END), 0) FROM conversation c WHERE c.kind = 'question' "
             "AND c.deleted_at IS NULL AND c.created_at >= $1 AND c.created_at <= $2 "
             "AND c.first_reply_at <= $2 AND c.space_id IN (" +
                 in.sql() + ")",
             in.after(period.from, period.to)));
}

Counted visits_with_answer(db::Connection& db, const Period& period) {
  const db::InList in(period.spaces, 3);
  return share(
      db.run("SELECT CAST(COALESCE(SUM(v.guests + v.members), 0) AS BIGINT), "
             "CAST(COALESCE(SUM(v.guests_answered + v.members_answered), 0) AS BIGINT) "
             "FROM visit_day v JOIN conversation c ON c.id = v.conversation_id "
             "WHERE v.day > $1 AND v.day <= $2 AND c.kind = 'question' AND c.deleted_at IS NULL "
             "AND c.space_id IN (" +
                 in.sql() + ")",
             in.after(day_of(period.from), day_of(period.to))));
}

Counted active_helpers(db::Connection& db, const Period& period) {
  const db::InList in(period.spaces, 3);
  const auto rows = db.run(
      "SELECT COUNT(DISTINCT m.author_id), COUNT(*) FROM conversation c "
      "JOIN message m ON m.conversation_id = c.id "
      "WHERE c.active_at >= $1 AND c.deleted_at IS NULL AND m.created_at >= $1 "
      "AND m.created_at <= $2 AND m.kind <> 'opening' AND m.deleted_at IS NULL "
      "AND m.author_id <> c.author_id AND c.space_id IN (" +
          in.sql() + ")",
      in.after(period.from, period.to));
  const auto people = rows.front().get<std::int64_t>(0);
  return {people, rows.front().get<std::int64_t>(1), static_cast<double>(people)};
}

Counted returning_members(db::Connection& db, const Period& period) {
  const db::InList in(period.spaces, 4);
  return share(
      db.run("SELECT COUNT(*), COALESCE(SUM(CASE WHEN newest >= $2 THEN 1 ELSE 0 END), 0) FROM "
             "(SELECT m.author_id, MIN(m.created_at) AS oldest, MAX(m.created_at) AS newest "
             "FROM conversation c JOIN message m ON m.conversation_id = c.id "
             "WHERE c.active_at >= $1 AND c.deleted_at IS NULL AND m.deleted_at IS NULL "
             "AND m.created_at >= $1 AND m.created_at <= $3 AND c.space_id IN (" +
                 in.sql() + ") GROUP BY m.author_id) AS wrote WHERE oldest < $2",
             in.after(period.from - month, period.from, period.to)));
}

Counted contribution_share(db::Connection& db, const Period& period) {
  const db::InList in(period.spaces, 3);
  const auto rows = db.run(
      "SELECT COUNT(DISTINCT m.author_id) FROM conversation c "
      "JOIN message m ON m.conversation_id = c.id WHERE c.active_at >= $1 "
      "AND c.deleted_at IS NULL AND m.deleted_at IS NULL AND m.created_at >= $1 "
      "AND m.created_at <= $2 AND c.space_id IN (" +
          in.sql() + ")",
      in.after(period.from, period.to));
  const auto wrote = rows.front().get<std::int64_t>(0);
  // Whoever writes is here; by token, or from an import, without ever having come in.
  return share(wrote, std::max(wrote, people::count_seen_since(db, period.from)));
}

bool is_large(db::Connection& db, const std::vector<SpaceId>& spaces) {
  const db::InList in(spaces, 2);
  const auto rows = db.run("SELECT COUNT(*) FROM (SELECT 1 FROM conversation WHERE space_id IN (" +
                               in.sql() + ") LIMIT $1) AS counted",
                           in.after(most_at_once + 1));
  return rows.front().get<std::int64_t>(0) > most_at_once;
}

}  // namespace coloquio::community::counting
