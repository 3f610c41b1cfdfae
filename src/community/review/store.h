#pragma once

#include <optional>
#include <vector>

#include "community/review/review.h"
#include "db/connection.h"

// The rows of the queue, of reports, statements, appeals and held posts. No permissions here; lists
// take the spaces they may look into (SpaceId{} for what belongs to none).
namespace coloquio::community {

// Opens an item, unless one is open for the same subject already. Returns that one.
ReviewItem open_item(db::Transaction& tx, const ReviewItem& item);
void add_weight(db::Transaction& tx, ReviewId id, std::int64_t by);
// The space of a message's item is that of its conversation today.
std::optional<ReviewItem> find_item(db::Connection& db, ReviewId id);
std::optional<ReviewItem> find_open_item(db::Connection& db, MessageId message);
struct QueueFilter {
  std::vector<SpaceId> spaces;
  std::optional<ReviewKind> kind;
  bool decided = false;
};
// Open ones oldest first, those after `after`; decided ones newest first, those before it.
std::vector<ReviewItem> list_items(db::Connection& db, const QueueFilter& filter, ReviewId after,
                                   int limit);
struct QueueCount {
  ReviewKind kind{};
  std::int64_t open = 0;
  std::int64_t overdue = 0;  // Made before the moment that was asked for.
};
std::vector<QueueCount> count_items(db::Connection& db, const std::vector<SpaceId>& spaces,
                                    Instant overdue_before);
// False when somebody else has it.
bool claim_item(db::Transaction& tx, ReviewId id, PersonId by, Instant now, Instant until);
bool release_item(db::Transaction& tx, ReviewId id, PersonId by);
// Notes that the alarm rang for what waits since before then, and gives their ids.
std::vector<ReviewId> ring_for(db::Transaction& tx, Instant before, Instant now, int limit);
void set_hidden(db::Transaction& tx, ReviewId id, bool hidden);
// False when it was decided before: of two who decide at once, one does.
bool close_item(db::Transaction& tx, ReviewId id, Outcome outcome, std::optional<PersonId> by,
                Instant at);
void reopen_item(db::Transaction& tx, ReviewId id);

// Of a message, or with message 0 of the person `subject`.
struct StoredReport {
  Report report;
  PersonId subject{};
  ReviewId item{};
  std::int64_t weight = 0;
};
std::optional<StoredReport> find_report_by(db::Connection& db, MessageId message, PersonId subject,
                                           PersonId reporter);
// In place of what the same person said before of the same subject.
ReportId save_report(db::Transaction& tx, const StoredReport& report);
std::vector<StoredReport> reports_of(db::Connection& db, ReviewId item);
std::vector<StoredReport> reports_by(db::Connection& db, PersonId reporter, ReportId before,
                                     int limit);
void resolve_reports(db::Transaction& tx, ReviewId item, ReportOutcome outcome,
                     std::optional<PersonId> by, Instant at);

void insert(db::Transaction& tx, const HeldPost& post);
std::optional<HeldPost> find_held(db::Connection& db, HeldId id);
std::vector<HeldPost> held_of(db::Connection& db, PersonId person, int limit);  // Still waiting.
void set_published(db::Transaction& tx, HeldId id, MessageId message);

// False when there is one of the same sanction already; that one then gets this one's rule.
bool insert(db::Transaction& tx, const Statement& statement);
std::optional<Statement> find_statement(db::Connection& db, StatementId id);
// The newest in force about this message.
std::optional<Statement> statement_of(db::Connection& db, MessageId message);
std::vector<Statement> statements_of(db::Connection& db, PersonId person, StatementId before,
                                     int limit);
bool undo_statement(db::Transaction& tx, StatementId id, std::optional<PersonId> by, Instant at);
bool note_mailed(db::Transaction& tx, StatementId id, Instant at);  // False when it was before.

bool insert(db::Transaction& tx, const Appeal& appeal);  // False when there is one.
std::optional<Appeal> find_appeal(db::Connection& db, StatementId id);
void answer_appeal(db::Transaction& tx, const Appeal& appeal);

bool add_moderator(db::Transaction& tx, SpaceId space, PersonId person, Instant at);
bool remove_moderator(db::Transaction& tx, SpaceId space, PersonId person);
std::vector<PersonId> moderators_of(db::Connection& db, SpaceId space);

}  // namespace coloquio::community
