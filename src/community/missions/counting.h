#pragma once

#include "community/missions/catalogue.h"

// The SQL of each figure of the catalogue over a period. What was removed was never there; `to` is
// part of it, so that the same text tells today's figure and that of weeks ago.
namespace coloquio::community::counting {

// Questions asked in the period; those of them with an accepted answer.
Counted share_solved(db::Connection& db, const Period& period);
// Seconds: the median of the questions asked in the period that were answered by somebody else.
// Denominator: all questions asked, numerator: those with an answer.
Counted first_answer_time(db::Connection& db, const Period& period);
// Questions asked in the period and answered by somebody else; those that a member answered who
// does not speak for the organisation.
Counted answered_by_members(db::Connection& db, const Period& period);
// Visits to questions; those with an accepted answer there to be seen.
Counted visits_with_answer(db::Connection& db, const Period& period);
// People who answered others; denominator: their answers.
Counted active_helpers(db::Connection& db, const Period& period);
// People who wrote in the 30 days before the period; those of them who wrote again in it.
Counted returning_members(db::Connection& db, const Period& period);
// Members who came since `from`; those who wrote.
Counted contribution_share(db::Connection& db, const Period& period);

// Whether these spaces hold more conversations than may be counted while a page waits.
bool is_large(db::Connection& db, const std::vector<SpaceId>& spaces);

}  // namespace coloquio::community::counting
