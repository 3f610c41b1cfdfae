#include "community/screening/store.h"

#include "db/enum_name.h"

namespace coloquio::community {

std::vector<WatchedWord> load_watched_words(db::Connection& db) {
  std::vector<WatchedWord> words;
  for (const auto& row : db.query(
           "SELECT id, word, action, created_by, created_at FROM watched_word ORDER BY word")) {
    words.push_back({.id = row.get<WatchedWordId>(0),
                     .word = row.get<std::string>(1),
                     .action = db::name_or(row.get<std::string_view>(2), WordAction::review),
                     .created_by = row.get<PersonId>(3),
                     .created_at = row.get<Instant>(4)});
  }
  return words;
}

WatchedWordId save(db::Transaction& tx, const WatchedWord& word) {
  return tx
      .query(
          "INSERT INTO watched_word (id, word, action, created_by, created_at) "
          "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (word) DO UPDATE SET action = $3 RETURNING id",
          word.id, word.word, db::to_name(word.action), word.created_by, word.created_at)
      .front()
      .get<WatchedWordId>(0);
}

bool delete_watched_word(db::Transaction& tx, WatchedWordId id) {
  return tx.execute("DELETE FROM watched_word WHERE id = $1", id) == 1;
}

std::vector<Replayed> messages_before(db::Connection& db, MessageId before, Instant since,
                                      int limit) {
  std::vector<Replayed> messages;
  for (const auto& row : db.query(
           "SELECT m.id, m.conversation_id, CASE WHEN m.kind = 'opening' THEN c.title ELSE '' END, "
           "m.body_markdown, m.created_at FROM message m "
           "JOIN conversation c ON c.id = m.conversation_id "
           "WHERE m.id < $1 AND m.created_at >= $2 ORDER BY m.id DESC LIMIT $3",
           before, since, limit)) {
    messages.push_back({.id = row.get<MessageId>(0),
                        .conversation = row.get<ConversationId>(1),
                        .title = row.get<std::string>(2),
                        .body = row.get<std::string>(3),
                        .created_at = row.get<Instant>(4)});
  }
  return messages;
}

std::vector<std::string> recent_html(db::Connection& db, PersonId person, Instant since,
                                     int limit) {
  std::vector<std::string> texts;
  for (const auto& row :
       db.query("SELECT body_html FROM message WHERE author_id = $1 AND created_at > $2 "
                "ORDER BY created_at DESC LIMIT $3",
                person, since, limit)) {
    texts.push_back(row.get<std::string>(0));
  }
  return texts;
}

std::string signing_secret(db::Transaction& tx, std::string_view fresh, Instant now) {
  tx.execute(
      "INSERT INTO setting (name, value, updated_at) VALUES ('typing.secret', $1, $2) "
      "ON CONFLICT (name) DO NOTHING",
      fresh, now);
  return tx.query("SELECT value FROM setting WHERE name = 'typing.secret'")
      .front()
      .get<std::string>(0);
}

}  // namespace coloquio::community
