#include "notices/store.h"

#include <charconv>

#include "db/enum_name.h"

namespace coloquio::notices {
namespace {

const std::string select =
    "SELECT id, person_id, kind, conversation_id, first_message_id, last_message_id, actor_id, "
    "people, at, read_at FROM notice ";

Notice read_notice(const db::Row& row) {
  return {.id = row.get<NoticeId>(0),
          .person = row.get<PersonId>(1),
          .kind = db::name_or(row.get<std::string_view>(2), NoticeKind::replied),
          .conversation = row.get<ConversationId>(3),
          .first = row.get<MessageId>(4),
          .last = row.get<MessageId>(5),
          .actor = row.get<PersonId>(6),
          .people = row.get<std::int64_t>(7),
          .at = row.get<Instant>(8),
          .read_at = row.get<std::optional<Instant>>(9)};
}

bool take_number(std::string_view& text, std::int64_t& out) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (problem != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

// One that stands unread for the same reason: the index allows no second.
constexpr std::string_view no_unread_twin =
    " AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.person_id = notice.person_id "
    "AND n.conversation_id = notice.conversation_id AND n.kind = notice.kind "
    "AND n.read_at IS NULL)";

}  // namespace

void save(db::Transaction& tx, const Happening& what, std::span<const Told> told) {
  // The bus may deliver twice: an unread row that has this message is left as it is, and so is one
  // that was read with it.
  constexpr std::string_view sql =
      "INSERT INTO notice (person_id, id, kind, conversation_id, first_message_id, "
      "last_message_id, actor_id, actors, people, at, mail_at) "
      "SELECT $1, $2, $3, $4, $5, $5, $6, $7, 1, $8, $9 WHERE NOT EXISTS (SELECT 1 FROM notice n "
      "WHERE n.person_id = $1 AND n.at >= $8 AND n.conversation_id = $4 AND n.kind = $3 "
      "AND n.read_at IS NOT NULL AND n.last_message_id >= $5) "
      "ON CONFLICT (person_id, conversation_id, kind) WHERE read_at IS NULL DO UPDATE SET "
      "last_message_id = $5, actor_id = $6, at = $8, "
      "people = notice.people + CASE WHEN notice.actors LIKE '%' || $7 || '%' THEN 0 ELSE 1 END, "
      "actors = CASE WHEN notice.actors LIKE '%' || $7 || '%' OR LENGTH(notice.actors) > 400 "
      "THEN notice.actors ELSE notice.actors || $7 END WHERE notice.last_message_id < $5";
  const auto actor = " " + to_string(what.by) + " ";
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(told.size());
  for (const auto& one : told) {
    rows.push_back({db::to_value(one.person), db::to_value(one.id),
                    db::to_value(db::to_name(one.kind)), db::to_value(what.conversation),
                    db::to_value(what.message), db::to_value(what.by), db::to_value(actor),
                    db::to_value(what.at), db::to_value(what.mail_at)});
  }
  tx.change_many(sql, rows);
}

std::string to_text(const Cursor& cursor) {
  return std::to_string(to_micros(cursor.at)) + "-" + to_string(cursor.id);
}

Cursor cursor_from(std::string_view text) {
  std::int64_t at = 0;
  std::int64_t id = 0;
  if (!take_number(text, at) || !text.starts_with('-')) return {};
  text.remove_prefix(1);
  if (!take_number(text, id) || !text.empty()) return {};
  return {from_micros(at), NoticeId{id}};
}

std::vector<Notice> list(db::Connection& db, PersonId person, const Cursor& after, int limit) {
  static const auto sql =
      select + "WHERE person_id = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4";
  std::vector<Notice> notices;
  for (const auto& row : db.query(sql, person, after.at, after.id, limit)) {
    notices.push_back(read_notice(row));
  }
  return notices;
}

std::optional<Notice> find(db::Connection& db, PersonId person, NoticeId id) {
  static const auto sql = select + "WHERE person_id = $1 AND id = $2";
  const auto rows = db.query(sql, person, id);
  if (rows.empty()) return std::nullopt;
  return read_notice(rows.front());
}

std::vector<Unread> unread(db::Connection& db, PersonId person, int limit) {
  std::vector<Unread> found;
  for (const auto& row : db.query("SELECT conversation_id, last_message_id FROM notice "
                                  "WHERE person_id = $1 AND read_at IS NULL LIMIT $2",
                                  person, limit)) {
    found.push_back({row.get<ConversationId>(0), row.get<MessageId>(1)});
  }
  return found;
}

bool has_unread(db::Connection& db, PersonId person, ConversationId conversation) {
  return !db.query(
                "SELECT 1 FROM notice WHERE person_id = $1 AND conversation_id = $2 "
                "AND read_at IS NULL LIMIT 1",
                person, conversation)
              .empty();
}

int mark_read(db::Transaction& tx, PersonId person, NoticeId id, Instant at) {
  return tx.execute(
      "UPDATE notice SET read_at = $3, mail_at = NULL WHERE person_id = $1 AND id = $2 "
      "AND read_at IS NULL",
      person, id, at);
}

int mark_all_read(db::Transaction& tx, PersonId person, Instant at) {
  return tx.execute(
      "UPDATE notice SET read_at = $2, mail_at = NULL WHERE person_id = $1 AND read_at IS NULL",
      person, at);
}

int mark_read(db::Transaction& tx, PersonId person, ConversationId conversation, MessageId until,
              Instant at) {
  return tx.execute(
      "UPDATE notice SET read_at = $4, mail_at = NULL WHERE person_id = $1 "
      "AND conversation_id = $2 AND last_message_id <= $3 AND read_at IS NULL",
      person, conversation, until, at);
}

int mark_unread(db::Transaction& tx, PersonId person, NoticeId id) {
  static const auto sql =
      "UPDATE notice SET read_at = NULL WHERE person_id = $1 AND id = $2 AND read_at IS NOT NULL" +
      std::string(no_unread_twin);
  return tx.execute(sql, person, id);
}

int mark_unread(db::Transaction& tx, PersonId person, Instant read_at) {
  static const auto sql = "UPDATE notice SET read_at = NULL WHERE person_id = $1 AND read_at = $2" +
                          std::string(no_unread_twin);
  return tx.execute(sql, person, read_at);
}

std::vector<Notice> due(db::Connection& db, Instant now, int limit) {
  static const auto sql = select + "WHERE mail_at <= $1 ORDER BY mail_at LIMIT $2";
  std::vector<Notice> notices;
  for (const auto& row : db.query(sql, now, limit)) notices.push_back(read_notice(row));
  return notices;
}

bool take_from_post(db::Transaction& tx, PersonId person, NoticeId id,
                    std::optional<Instant> later) {
  return tx.execute(
             "UPDATE notice SET mail_at = $3 WHERE person_id = $1 AND id = $2 "
             "AND mail_at IS NOT NULL AND read_at IS NULL",
             person, id, later) == 1;
}

bool count_mail(db::Transaction& tx, PersonId person, std::int64_t day, int most) {
  tx.execute("DELETE FROM mail_tally WHERE person_id = $1 AND day < $2", person, day);
  return tx.execute(
             "INSERT INTO mail_tally (person_id, day, sent) VALUES ($1, $2, 1) "
             "ON CONFLICT (person_id, day) DO UPDATE SET sent = mail_tally.sent + 1 "
             "WHERE mail_tally.sent < $3",
             person, day, most) == 1;
}

std::optional<Instant> last_digest(db::Connection& db, PersonId person) {
  const auto rows = db.query("SELECT sent_at FROM digest WHERE person_id = $1", person);
  if (rows.empty()) return std::nullopt;
  return rows.front().get<Instant>(0);
}

void save_digest(db::Transaction& tx, PersonId person, Instant at) {
  tx.execute(
      "INSERT INTO digest (person_id, sent_at) VALUES ($1, $2) "
      "ON CONFLICT (person_id) DO UPDATE SET sent_at = $2",
      person, at);
}

int prune(db::Transaction& tx, Instant before, int limit) {
  return tx.execute(
      "DELETE FROM notice WHERE (person_id, id) IN (SELECT person_id, id FROM notice "
      "WHERE read_at < $1 LIMIT $2)",
      before, limit);
}

}  // namespace coloquio::notices
