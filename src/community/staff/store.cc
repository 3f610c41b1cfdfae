#include "community/staff/store.h"

namespace coloquio::community {
namespace {

constexpr int most_shown = 200;

StaffNote read_note(const db::Row& row) {
  StaffNote note;
  note.id = row.get<NoteId>(0);
  note.person = row.get<PersonId>(1);
  note.author.id = row.get<PersonId>(2);
  note.text = row.get<std::string>(3);
  note.created_at = row.get<Instant>(4);
  return note;
}

}  // namespace

void insert(db::Transaction& tx, const StaffNote& note) {
  tx.execute(
      "INSERT INTO staff_note (id, person_id, author_id, text, created_at) "
      "VALUES ($1, $2, $3, $4, $5)",
      note.id, note.person, note.author.id, note.text, note.created_at);
}

std::vector<StaffNote> notes_about(db::Connection& db, PersonId person) {
  std::vector<StaffNote> notes;
  for (const auto& row :
       db.query("SELECT id, person_id, author_id, text, created_at FROM staff_note "
                "WHERE person_id = $1 ORDER BY id DESC LIMIT $2",
                person, most_shown)) {
    notes.push_back(read_note(row));
  }
  return notes;
}

std::optional<StaffNote> find_note(db::Connection& db, NoteId id) {
  const auto rows = db.query(
      "SELECT id, person_id, author_id, text, created_at FROM staff_note WHERE id = $1", id);
  if (rows.empty()) return std::nullopt;
  return read_note(rows.front());
}

void delete_note(db::Transaction& tx, NoteId id) {
  tx.execute("DELETE FROM staff_note WHERE id = $1", id);
}

void insert(db::Transaction& tx, const Whisper& whisper) {
  tx.execute(
      "INSERT INTO whisper (conversation_id, id, author_id, body_markdown, body_html, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      whisper.conversation, whisper.id, whisper.author.id, whisper.body_markdown, whisper.body_html,
      whisper.created_at);
}

std::vector<Whisper> whispers_in(db::Connection& db, ConversationId conversation) {
  std::vector<Whisper> whispers;
  for (const auto& row :
       db.query("SELECT id, conversation_id, author_id, body_markdown, body_html, created_at "
                "FROM whisper WHERE conversation_id = $1 ORDER BY id LIMIT $2",
                conversation, most_shown)) {
    Whisper whisper;
    whisper.id = row.get<WhisperId>(0);
    whisper.conversation = row.get<ConversationId>(1);
    whisper.author.id = row.get<PersonId>(2);
    whisper.body_markdown = row.get<std::string>(3);
    whisper.body_html = row.get<std::string>(4);
    whisper.created_at = row.get<Instant>(5);
    whispers.push_back(std::move(whisper));
  }
  return whispers;
}

std::vector<AuditRow> audit_before(db::Connection& db, std::int64_t before, std::string_view act,
                                   std::string_view subject, int limit) {
  std::vector<AuditRow> lines;
  for (const auto& row :
       db.query("SELECT id, at, account_id, act, subject, before, after, origin FROM audit "
                "WHERE id < $1 AND ($2 = '' OR substr(act, 1, length($2)) = $2) "
                "AND ($3 = '' OR subject = $3) ORDER BY id DESC LIMIT $4",
                before, act, subject, limit)) {
    AuditRow found;
    found.line.id = row.get<std::int64_t>(0);
    found.line.at = row.get<Instant>(1);
    found.by = row.get<std::optional<AccountId>>(2).value_or(AccountId{});
    found.line.act = row.get<std::string>(3);
    found.line.subject = row.get<std::string>(4);
    found.line.before = row.get<std::string>(5);
    found.line.after = row.get<std::string>(6);
    found.line.from = row.get<std::string>(7);
    lines.push_back(std::move(found));
  }
  return lines;
}

}  // namespace coloquio::community
