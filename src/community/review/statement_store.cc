#include "community/review/store.h"
#include "db/enum_name.h"

namespace coloquio::community {
namespace {

const std::string select =
    "SELECT id, person_id, restriction, rule, facts, automated, space_id, conversation_id, "
    "message_id, title, quote, sanction_id, until_at, decided_by, item_id, undo, key, created_at, "
    "appeal_until, undone_at, undone_by FROM statement ";

Statement read_statement(const db::Row& row) {
  Statement s;
  s.id = row.get<StatementId>(0);
  s.person = row.get<PersonId>(1);
  s.restriction = db::name_or(row.get<std::string_view>(2), Restriction::removed);
  s.rule = db::name_or(row.get<std::string_view>(3), ReportReason::other);
  s.facts = row.get<std::string>(4);
  s.automated = row.get<bool>(5);
  s.space = row.get<SpaceId>(6);
  s.conversation = row.get<ConversationId>(7);
  s.message = row.get<MessageId>(8);
  s.title = row.get<std::string>(9);
  s.quote = row.get<std::string>(10);
  s.sanction = row.get<std::optional<std::int64_t>>(11);
  s.until = row.get<std::optional<Instant>>(12);
  s.decided_by = row.get<std::optional<PersonId>>(13);
  s.item = row.get<ReviewId>(14);
  s.undo = row.get<std::string>(15);
  s.key = row.get<std::string>(16);
  s.created_at = row.get<Instant>(17);
  s.appeal_until = row.get<Instant>(18);
  s.undone_at = row.get<std::optional<Instant>>(19);
  s.undone_by = row.get<std::optional<PersonId>>(20);
  return s;
}

std::optional<Statement> first_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return read_statement(rows.front());
}

}  // namespace

bool insert(db::Transaction& tx, const Statement& s) {
  const int made = tx.execute(
      "INSERT INTO statement (id, person_id, restriction, rule, facts, automated, space_id, "
      "conversation_id, message_id, title, quote, sanction_id, until_at, decided_by, item_id, "
      "undo, key, created_at, appeal_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
      "$12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT (sanction_id) DO NOTHING",
      s.id, s.person, db::to_name(s.restriction), db::to_name(s.rule), s.facts, s.automated,
      s.space, s.conversation, s.message, s.title, s.quote, s.sanction, s.until, s.decided_by,
      s.item, s.undo, s.key, s.created_at, s.appeal_until);
  if (made == 1) return true;
  // Told of by its event before the decision that made it: now we know the rule.
  tx.execute("UPDATE statement SET rule = $2, item_id = $3 WHERE sanction_id = $1 AND item_id = 0",
             s.sanction, db::to_name(s.rule), s.item);
  return false;
}

std::optional<Statement> find_statement(db::Connection& db, StatementId id) {
  return first_of(db.query(select + "WHERE id = $1", id));
}

std::optional<Statement> statement_of(db::Connection& db, MessageId message) {
  return first_of(db.query(
      select + "WHERE message_id = $1 AND undone_at IS NULL ORDER BY id DESC LIMIT 1", message));
}

std::vector<Statement> statements_of(db::Connection& db, PersonId person, StatementId before,
                                     int limit) {
  std::vector<Statement> statements;
  for (const auto& row :
       db.query(select + "WHERE person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3", person,
                before, limit)) {
    statements.push_back(read_statement(row));
  }
  return statements;
}

bool undo_statement(db::Transaction& tx, StatementId id, std::optional<PersonId> by, Instant at) {
  return tx.execute(
             "UPDATE statement SET undone_at = $2, undone_by = $3 "
             "WHERE id = $1 AND undone_at IS NULL",
             id, at, by) == 1;
}

bool note_mailed(db::Transaction& tx, StatementId id, Instant at) {
  return tx.execute("UPDATE statement SET mailed_at = $2 WHERE id = $1 AND mailed_at IS NULL", id,
                    at) == 1;
}

bool insert(db::Transaction& tx, const Appeal& appeal) {
  return tx.execute(
             "INSERT INTO appeal (statement_id, person_id, text, created_at) "
             "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             appeal.statement, appeal.person, appeal.text, appeal.created_at) == 1;
}

std::optional<Appeal> find_appeal(db::Connection& db, StatementId id) {
  const auto rows = db.query(
      "SELECT statement_id, person_id, text, created_at, answered_at, answered_by, outcome, answer "
      "FROM appeal WHERE statement_id = $1",
      id);
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  Appeal appeal;
  appeal.statement = row.get<StatementId>(0);
  appeal.person = row.get<PersonId>(1);
  appeal.text = row.get<std::string>(2);
  appeal.created_at = row.get<Instant>(3);
  appeal.answered_at = row.get<std::optional<Instant>>(4);
  appeal.answered_by = row.get<std::optional<PersonId>>(5);
  Outcome outcome{};
  if (db::from_name(row.get<std::string_view>(6), outcome)) appeal.outcome = outcome;
  appeal.answer = row.get<std::string>(7);
  return appeal;
}

void answer_appeal(db::Transaction& tx, const Appeal& appeal) {
  tx.execute(
      "UPDATE appeal SET answered_at = $2, answered_by = $3, outcome = $4, answer = $5 "
      "WHERE statement_id = $1",
      appeal.statement, appeal.answered_at, appeal.answered_by,
      db::to_name(appeal.outcome.value_or(Outcome::upheld)), appeal.answer);
}

}  // namespace coloquio::community
