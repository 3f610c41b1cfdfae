#include "community/moderation/store.h"

#include "db/enum_name.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

const std::string select =
    "SELECT r.id, r.conversation_id, r.message_id, r.reporter_id, r.reason, r.note, r.created_at, "
    "r.resolved_at, r.resolved_by, r.outcome FROM report r ";

Report read_report(const db::Row& row) {
  Report report;
  report.id = row.get<ReportId>(0);
  report.conversation = row.get<ConversationId>(1);
  report.message = row.get<MessageId>(2);
  report.reporter = row.get<PersonId>(3);
  report.reason = db::name_or(row.get<std::string_view>(4), ReportReason::other);
  report.note = row.get<std::string>(5);
  report.created_at = row.get<Instant>(6);
  report.resolved_at = row.get<std::optional<Instant>>(7);
  report.resolved_by = row.get<std::optional<PersonId>>(8);
  ReportOutcome outcome{};
  if (db::from_name(row.get<std::string_view>(9), outcome)) report.outcome = outcome;
  return report;
}

}  // namespace

ReportId save(db::Transaction& tx, const Report& report) {
  const auto rows = tx.query(
      "INSERT INTO report (id, conversation_id, message_id, reporter_id, reason, note, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (message_id, reporter_id) DO UPDATE SET "
      "reason = $5, note = $6, resolved_at = NULL, resolved_by = NULL, outcome = '' RETURNING id",
      report.id, report.conversation, report.message, report.reporter, db::to_name(report.reason),
      report.note, report.created_at);
  return rows.front().get<ReportId>(0);
}

std::optional<Report> find_report(db::Connection& db, ReportId id) {
  const auto rows = db.query(select + "WHERE r.id = $1", id);
  if (rows.empty()) return std::nullopt;
  return read_report(rows.front());
}

std::vector<Report> list_open_reports(db::Connection& db, const std::vector<SpaceId>& spaces,
                                      ReportId after, int limit) {
  const db::InList in(spaces, 3);
  const auto rows =
      db.run(select +
                 "JOIN conversation c ON c.id = r.conversation_id WHERE r.resolved_at IS NULL "
                 "AND r.id > $1 AND c.space_id IN (" +
                 in.sql() + ") ORDER BY r.id LIMIT $2",
             in.after(after, limit));
  std::vector<Report> reports;
  for (const auto& row : rows) reports.push_back(read_report(row));
  return reports;
}

std::int64_t count_open_reports(db::Connection& db, const std::vector<SpaceId>& spaces) {
  const db::InList in(spaces);
  return db
      .run(
          "SELECT COUNT(*) FROM report r JOIN conversation c ON c.id = r.conversation_id "
          "WHERE r.resolved_at IS NULL AND c.space_id IN (" +
              in.sql() + ")",
          in.values())
      .front()
      .get<std::int64_t>(0);
}

void resolve_reports(db::Transaction& tx, MessageId message, ReportOutcome outcome, PersonId by,
                     Instant at) {
  tx.execute(
      "UPDATE report SET resolved_at = $2, resolved_by = $3, outcome = $4 WHERE message_id = $1 "
      "AND resolved_at IS NULL",
      message, at, by, db::to_name(outcome));
}

}  // namespace coloquio::community
