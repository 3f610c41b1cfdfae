#include "base/json.h"
#include "community/review/store.h"
#include "db/enum_name.h"

namespace coloquio::community {
namespace {

const std::string select =
    "SELECT r.id, r.conversation_id, r.message_id, r.reporter_id, r.reason, r.note, r.created_at, "
    "r.resolved_at, r.resolved_by, r.outcome, r.subject_id, r.item_id, r.weight FROM report r ";

StoredReport read_report(const db::Row& row) {
  StoredReport stored;
  auto& report = stored.report;
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
  stored.subject = row.get<PersonId>(10);
  stored.item = row.get<ReviewId>(11);
  stored.weight = row.get<std::int64_t>(12);
  return stored;
}

std::vector<StoredReport> all_of(const db::Rows& rows) {
  std::vector<StoredReport> reports;
  for (const auto& row : rows) reports.push_back(read_report(row));
  return reports;
}

// The column `draft`: what the form or the program sent.
struct DraftJson {
  std::string title, body;
  std::vector<std::string> tags;
  std::optional<ConversationKind> kind;
  std::optional<MessageId> reply_to;
};
BOOST_DESCRIBE_STRUCT(DraftJson, (), (title, body, tags, kind, reply_to))

const std::string select_held =
    "SELECT id, person_id, account_id, conversation_id, space_id, draft, created_at, published_id "
    "FROM held_post ";

HeldPost read_held(const db::Row& row) {
  HeldPost post;
  post.id = row.get<HeldId>(0);
  post.person = row.get<PersonId>(1);
  post.account = row.get<AccountId>(2);
  post.conversation = row.get<ConversationId>(3);
  post.space = row.get<SpaceId>(4);
  if (auto draft = from_json<DraftJson>(row.get<std::string_view>(5))) {
    post.title = std::move(draft->title);
    post.body = std::move(draft->body);
    post.tags = std::move(draft->tags);
    post.kind = draft->kind;
    post.reply_to = draft->reply_to;
  }
  post.created_at = row.get<Instant>(6);
  post.published = row.get<std::optional<MessageId>>(7);
  return post;
}

}  // namespace

std::optional<StoredReport> find_report_by(db::Connection& db, MessageId message, PersonId subject,
                                           PersonId reporter) {
  const auto rows =
      db.query(select + "WHERE r.message_id = $1 AND r.subject_id = $2 AND r.reporter_id = $3",
               message, subject, reporter);
  if (rows.empty()) return std::nullopt;
  return read_report(rows.front());
}

ReportId save_report(db::Transaction& tx, const StoredReport& stored) {
  const auto& report = stored.report;
  const auto rows = tx.query(
      "INSERT INTO report (id, conversation_id, message_id, reporter_id, reason, note, created_at, "
      "subject_id, item_id, weight) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (message_id, subject_id, reporter_id) DO UPDATE SET reason = $5, note = $6, "
      "created_at = $7, item_id = $9, weight = $10, resolved_at = NULL, resolved_by = NULL, "
      "outcome = '' RETURNING id",
      report.id, report.conversation, report.message, report.reporter, db::to_name(report.reason),
      report.note, report.created_at, stored.subject, stored.item, stored.weight);
  return rows.front().get<ReportId>(0);
}

std::vector<StoredReport> reports_of(db::Connection& db, ReviewId item) {
  return all_of(db.query(select + "WHERE r.item_id = $1 ORDER BY r.id LIMIT 50", item));
}

std::vector<StoredReport> reports_by(db::Connection& db, PersonId reporter, ReportId before,
                                     int limit) {
  return all_of(
      db.query(select + "WHERE r.reporter_id = $1 AND r.id < $2 ORDER BY r.id DESC LIMIT $3",
               reporter, before, limit));
}

void resolve_reports(db::Transaction& tx, ReviewId item, ReportOutcome outcome,
                     std::optional<PersonId> by, Instant at) {
  tx.execute(
      "UPDATE report SET resolved_at = $2, resolved_by = $3, outcome = $4 WHERE item_id = $1 "
      "AND resolved_at IS NULL",
      item, at, by, db::to_name(outcome));
}

void insert(db::Transaction& tx, const HeldPost& post) {
  const DraftJson draft{post.title, post.body, post.tags, post.kind, post.reply_to};
  tx.execute(
      "INSERT INTO held_post (id, person_id, account_id, conversation_id, space_id, draft, "
      "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      post.id, post.person, post.account, post.conversation, post.space, to_json(draft),
      post.created_at);
}

std::optional<HeldPost> find_held(db::Connection& db, HeldId id) {
  const auto rows = db.query(select_held + "WHERE id = $1", id);
  if (rows.empty()) return std::nullopt;
  return read_held(rows.front());
}

std::vector<HeldPost> held_of(db::Connection& db, PersonId person, int limit) {
  std::vector<HeldPost> posts;
  for (const auto& row :
       db.query(select_held + "WHERE person_id = $1 AND EXISTS (SELECT 1 FROM review_item i "
                              "WHERE i.kind = 'held' AND i.message_id = 0 AND i.person_id = $1 "
                              "AND i.subject_id = held_post.id AND i.decided_at IS NULL) "
                              "ORDER BY id DESC LIMIT $2",
                person, limit)) {
    posts.push_back(read_held(row));
  }
  return posts;
}

void set_published(db::Transaction& tx, HeldId id, MessageId message) {
  tx.execute("UPDATE held_post SET published_id = $2 WHERE id = $1", id, message);
}

}  // namespace coloquio::community
