#include "community/missions/row_store.h"

#include "community/days.h"
#include "community/missions/figures.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

// Whether a question is in the numerator, and which questions are there at all.
struct Condition {
  const char* counted;
  const char* only;
};

Condition condition_of(KeyFigureName name) {
  switch (name) {
    case KeyFigureName::first_answer_time:
      return {"CASE WHEN c.first_reply_at IS NULL THEN 0 ELSE 1 END", ""};
    case KeyFigureName::answered_by_members:
      return {
          "CASE WHEN EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id "
          "AND m.kind <> 'opening' AND m.official = 0 AND m.deleted_at IS NULL "
          "AND m.author_id <> c.author_id) THEN 1 ELSE 0 END",
          " AND c.first_reply_at IS NOT NULL"};
    default:
      return {"CASE WHEN c.accepted_message_id IS NULL THEN 0 ELSE 1 END", ""};
  }
}

// People with what they wrote in the period, only to others' questions or anything.
std::string wrote(bool to_others, const std::string& spaces) {
  return std::string{
             "SELECT m.author_id AS person, COUNT(*) AS amount, MIN(m.created_at) AS oldest, "
             "MAX(m.created_at) AS newest FROM conversation c JOIN message m ON "
             "m.conversation_id = c.id WHERE c.active_at >= $1 AND c.deleted_at IS NULL "
             "AND m.deleted_at IS NULL AND m.created_at >= $1 AND m.created_at <= $2 "
             "AND m.author_id > $3 "} +
         (to_others ? "AND m.kind <> 'opening' AND m.author_id <> c.author_id " : "") +
         "AND c.space_id IN (" + spaces + ") GROUP BY m.author_id";
}

}  // namespace

std::vector<ConversationRow> questions_behind(db::Connection& db, KeyFigureName name,
                                              const Period& period, const ListCursor& after,
                                              int limit) {
  const auto condition = condition_of(name);
  const db::InList in(period.spaces, 6);
  // The plus keeps SQLite from sorting all questions of all spaces: the order is an index's.
  const auto rows = db.run(
      "SELECT c.id, c.slug, c.title, c.created_at, COALESCE(c.first_reply_at - c.created_at, 0), " +
          std::string{condition.counted} +
          " FROM conversation c WHERE c.kind = 'question' AND c.deleted_at IS NULL "
          "AND c.created_at >= $1 AND c.created_at <= $2 AND (c.created_at, c.id) < ($3, $4)" +
          condition.only + " AND +c.space_id IN (" + in.sql() +
          ") ORDER BY c.created_at DESC, c.id DESC LIMIT $5",
      in.after(period.from, period.to, after.active_at, after.id, limit));
  std::vector<ConversationRow> found;
  for (const auto row : rows) {
    const auto id = row.get<ConversationId>(0);
    const auto at = row.get<Instant>(3);
    ConversationRow one;
    one.row.url = path_of(id, row.get<std::string_view>(1));
    one.row.title = row.get<std::string>(2);
    one.row.counted = row.get<bool>(5);
    one.row.amount = row.get<std::int64_t>(4) / 1'000'000;
    one.row.at = at;
    one.cursor = to_text(ListCursor{at, id});
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<ConversationRow> visits_behind(db::Connection& db, const Period& period,
                                           ConversationId before, int limit) {
  const db::InList in(period.spaces, 5);
  const auto rows = db.run(
      "SELECT c.id, c.slug, c.title, CAST(SUM(v.guests + v.members) AS BIGINT), "
      "CAST(SUM(v.guests_answered + v.members_answered) AS BIGINT) "
      "FROM visit_day v JOIN conversation c ON c.id = v.conversation_id "
      "WHERE v.conversation_id < $3 AND v.day > $1 AND v.day <= $2 AND c.kind = 'question' "
      "AND c.deleted_at IS NULL AND c.space_id IN (" +
          in.sql() + ") GROUP BY c.id, c.slug, c.title ORDER BY c.id DESC LIMIT $4",
      in.after(day_of(period.from), day_of(period.to), before, limit));
  std::vector<ConversationRow> found;
  for (const auto row : rows) {
    const auto id = row.get<ConversationId>(0);
    ConversationRow one;
    one.row.url = path_of(id, row.get<std::string_view>(1));
    one.row.title = row.get<std::string>(2);
    one.row.amount = row.get<std::int64_t>(3);
    one.row.part = row.get<std::int64_t>(4);
    one.row.counted = one.row.part > 0;
    one.cursor = to_string(id);
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<PersonRow> people_behind(db::Connection& db, KeyFigureName name, const Period& period,
                                     PersonId after, int limit) {
  const bool returning = name == KeyFigureName::returning_members;
  const db::InList in(period.spaces, 6);
  const auto rows = db.run(
      "SELECT person, amount, CASE WHEN newest >= $5 THEN 1 ELSE 0 END FROM (" +
          wrote(name == KeyFigureName::active_helpers, in.sql()) + ") AS wrote WHERE oldest " +
          (returning ? "< $5" : ">= $1 AND newest >= $5") + " ORDER BY person LIMIT $4",
      in.after(returning ? period.from - figure_window : period.from, period.to, after, limit,
               period.from));
  std::vector<PersonRow> people;
  for (const auto row : rows) {
    people.push_back({row.get<PersonId>(0), row.get<bool>(2), row.get<std::int64_t>(1)});
  }
  return people;
}

}  // namespace coloquio::community
