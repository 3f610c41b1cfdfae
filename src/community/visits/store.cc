#include "community/visits/store.h"

#include <algorithm>
#include <map>

#include "community/days.h"
#include "db/in_list.h"

namespace coloquio::community {

void add_visits(db::Transaction& tx, const std::vector<web::Footfall::Count>& counts,
                std::int64_t day) {
  std::vector<std::vector<db::Value>> rows;
  for (const auto& one : counts) {
    rows.push_back(
        {one.subject, day, one.guests, one.members, one.guests_answered, one.members_answered});
  }
  tx.change_many(
      "INSERT INTO visit_day AS v (conversation_id, day, guests, members, guests_answered, "
      "members_answered) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (conversation_id, day) "
      "DO UPDATE SET guests = v.guests + $3, members = v.members + $4, "
      "guests_answered = v.guests_answered + $5, members_answered = v.members_answered + $6",
      rows);
}

void add_opinions(db::Transaction& tx, const std::vector<HelpedCount>& counts) {
  std::vector<std::vector<db::Value>> rows;
  for (const auto& one : counts) {
    rows.push_back({raw(one.conversation), raw(one.message), one.day, one.yes, one.no});
  }
  tx.change_many(
      "INSERT INTO helped_day AS h (conversation_id, message_id, day, yes, no) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (conversation_id, message_id, day) "
      "DO UPDATE SET yes = h.yes + $4, no = h.no + $5",
      rows);
}

void add_searches(db::Transaction& tx, const std::vector<SearchCount>& counts, std::int64_t day) {
  std::vector<std::vector<db::Value>> rows;
  for (const auto& one : counts) {
    rows.push_back({std::string_view{one.query}, day, one.searches, one.nothing_found});
  }
  tx.change_many(
      "INSERT INTO search_day AS s (query, day, searches, nothing_found) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (query, day) DO UPDATE SET searches = s.searches + $3, "
      "nothing_found = s.nothing_found + $4",
      rows);
}

std::vector<std::string> known_queries(db::Connection& db,
                                       const std::vector<std::string>& queries) {
  constexpr std::size_t at_once = 256;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < queries.size(); i += at_once) {
    const auto end = std::min(i + at_once, queries.size());
    const std::vector<std::string_view> some(queries.begin() + static_cast<std::ptrdiff_t>(i),
                                             queries.begin() + static_cast<std::ptrdiff_t>(end));
    const db::InList in(some);
    for (const auto row :
         db.run("SELECT DISTINCT query FROM search_day WHERE query IN (" + in.sql() + ")",
                in.values())) {
      known.push_back(row.get<std::string>(0));
    }
  }
  return known;
}

void forget_before(db::Transaction& tx, std::int64_t day) {
  tx.execute("DELETE FROM visit_day WHERE day < $1", day);
  tx.execute("DELETE FROM helped_day WHERE day < $1", day);
  tx.execute("DELETE FROM search_day WHERE day < $1", day);
}

std::vector<VisitsOfDay> visits_by_day(db::Connection& db, const std::vector<SpaceId>& spaces,
                                       std::int64_t from, std::int64_t to) {
  const db::InList in(spaces, 3);
  std::map<std::int64_t, VisitsOfDay> days;
  for (const auto row :
       db.run("SELECT v.day, CAST(SUM(v.guests) AS BIGINT), CAST(SUM(v.members) AS BIGINT), "
              "CAST(SUM(v.guests_answered) AS BIGINT), CAST(SUM(v.members_answered) AS BIGINT) "
              "FROM visit_day v JOIN conversation c ON c.id = v.conversation_id "
              "WHERE v.day >= $1 AND v.day <= $2 AND c.deleted_at IS NULL AND c.space_id IN (" +
                  in.sql() + ") GROUP BY v.day",
              in.after(from, to))) {
    auto& day = days[row.get<std::int64_t>(0)];
    day.guests = row.get<std::int64_t>(1);
    day.members = row.get<std::int64_t>(2);
    day.guests_answered = row.get<std::int64_t>(3);
    day.members_answered = row.get<std::int64_t>(4);
  }
  for (const auto row :
       db.run("SELECT h.day, CAST(SUM(h.yes) AS BIGINT), CAST(SUM(h.no) AS BIGINT) "
              "FROM helped_day h JOIN conversation c ON c.id = h.conversation_id "
              "WHERE h.day >= $1 AND h.day <= $2 AND c.deleted_at IS NULL AND c.space_id IN (" +
                  in.sql() + ") GROUP BY h.day",
              in.after(from, to))) {
    auto& day = days[row.get<std::int64_t>(0)];
    day.helped = row.get<std::int64_t>(1);
    day.not_helped = row.get<std::int64_t>(2);
  }
  std::vector<VisitsOfDay> all;
  for (auto& [number, day] : days) {
    day.date = date_of(number);
    all.push_back(std::move(day));
  }
  return all;
}

std::vector<SearchCount> top_searches(db::Connection& db, std::int64_t since, SearchOrderBy order,
                                      int limit) {
  std::vector<SearchCount> top;
  for (const auto row : db.query(
           order == SearchOrderBy::nothing_found
               ? "SELECT query, CAST(SUM(searches) AS BIGINT), CAST(SUM(nothing_found) AS BIGINT) "
                 "AS missed FROM search_day WHERE day >= $1 GROUP BY query "
                 "HAVING SUM(nothing_found) > 0 ORDER BY missed DESC, query LIMIT $2"
               : "SELECT query, CAST(SUM(searches) AS BIGINT) AS made, "
                 "CAST(SUM(nothing_found) AS BIGINT) FROM search_day WHERE day >= $1 "
                 "GROUP BY query ORDER BY made DESC, query LIMIT $2",
           since, limit)) {
    top.push_back({row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
  }
  return top;
}

std::vector<WeakAnswer> weak_answers(db::Connection& db, const std::vector<SpaceId>& spaces,
                                     std::int64_t since, int limit) {
  const db::InList in(spaces, 3);
  std::vector<WeakAnswer> weak;
  for (const auto row :
       db.run("SELECT h.message_id, c.title, CAST(SUM(h.yes) AS BIGINT), "
              "CAST(SUM(h.no) AS BIGINT) AS noes FROM helped_day h "
              "JOIN conversation c ON c.id = h.conversation_id "
              "AND c.accepted_message_id = h.message_id WHERE h.day >= $1 AND c.deleted_at IS NULL "
              "AND c.space_id IN (" +
                  in.sql() +
                  ") GROUP BY h.message_id, c.title "
                  "HAVING SUM(h.no) > SUM(h.yes) ORDER BY noes DESC, h.message_id LIMIT $2",
              in.after(since, limit))) {
    weak.push_back({row.get<MessageId>(0), row.get<std::string>(1), row.get<std::int64_t>(2),
                    row.get<std::int64_t>(3)});
  }
  return weak;
}

}  // namespace coloquio::community
