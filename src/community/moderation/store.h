#pragma once

#include <optional>
#include <vector>

#include "community/moderation/report.h"
#include "db/connection.h"

namespace coloquio::community {

// A second report of the same message by the same person replaces the first and opens it again.
// Returns the id it has.
ReportId save(db::Transaction& tx, const Report& report);
std::optional<Report> find_report(db::Connection& db, ReportId id);
// In standing conversations of these spaces, oldest first, after `after`.
std::vector<Report> list_open_reports(db::Connection& db, const std::vector<SpaceId>& spaces,
                                      ReportId after, int limit);
std::int64_t count_open_reports(db::Connection& db, const std::vector<SpaceId>& spaces);
// Answers every open report of the message.
void resolve_reports(db::Transaction& tx, MessageId message, ReportOutcome outcome, PersonId by,
                     Instant at);

}  // namespace coloquio::community
