#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/visits/opinions.h"
#include "community/visits/searches.h"
#include "db/connection.h"
#include "web/footfall.h"

// The SQL of what is counted by day. All counts are added to.
namespace coloquio::community {

void add_visits(db::Transaction& tx, const std::vector<web::Footfall::Count>& counts,
                std::int64_t day);
void add_opinions(db::Transaction& tx, const std::vector<HelpedCount>& counts);
void add_searches(db::Transaction& tx, const std::vector<SearchCount>& counts, std::int64_t day);
// Those of them that were written down before.
std::vector<std::string> known_queries(db::Connection& db, const std::vector<std::string>& queries);
// Counts of days before this one.
void forget_before(db::Transaction& tx, std::int64_t day);

// A day in the standing conversations of some spaces.
struct VisitsOfDay {
  std::string date;  // "2026-11-21"
  std::int64_t guests = 0, members = 0;
  std::int64_t guests_answered = 0, members_answered = 0;  // Found an accepted answer there.
  std::int64_t helped = 0, not_helped = 0;
};
BOOST_DESCRIBE_STRUCT(VisitsOfDay, (),
                      (date, guests, members, guests_answered, members_answered, helped,
                       not_helped))
// Days that have any, from `from` to `to`, oldest first.
std::vector<VisitsOfDay> visits_by_day(db::Connection& db, const std::vector<SpaceId>& spaces,
                                       std::int64_t from, std::int64_t to);

// Since that day, most often without result (or most often at all) first.
enum class SearchOrderBy { nothing_found, searches };
BOOST_DESCRIBE_ENUM(SearchOrderBy, nothing_found, searches)
std::vector<SearchCount> top_searches(db::Connection& db, std::int64_t since, SearchOrderBy order,
                                      int limit);

// Accepted answers that helped few since that day, most noes first.
struct WeakAnswer {
  MessageId message{};
  std::string title;
  std::int64_t yes = 0, no = 0;
};
BOOST_DESCRIBE_STRUCT(WeakAnswer, (), (message, title, yes, no))
std::vector<WeakAnswer> weak_answers(db::Connection& db, const std::vector<SpaceId>& spaces,
                                     std::int64_t since, int limit);

}  // namespace coloquio::community
