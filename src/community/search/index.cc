#include "community/search/index.h"

#include "community/conversations/store.h"
#include "markup/plain_text.h"
#include "search/query.h"

namespace coloquio::community {
namespace {

bool is_sqlite(const db::Connection& db) { return db.engine() == db::Engine::sqlite; }

// FTS5 over another table's columns forgets a row only when told what it held.
void forget(db::Transaction& tx, MessageId message, std::string_view title, std::string_view body) {
  tx.execute(
      "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', $1, $2, $3)",
      message, title, body);
}

}  // namespace

void index_new(db::Transaction& tx, const SearchDoc& doc) {
  if (is_sqlite(tx)) {
    tx.execute(
        "INSERT INTO search_doc (message_id, conversation_id, space_id, author_id, title, body) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        doc.message, doc.conversation, doc.space, doc.author, doc.terms.title, doc.terms.body);
    tx.execute("INSERT INTO search_index (rowid, title, body) VALUES ($1, $2, $3)", doc.message,
               doc.terms.title, doc.terms.body);
    return;
  }
  tx.execute(
      "INSERT INTO search_doc (message_id, conversation_id, space_id, author_id, title, body, "
      "terms) VALUES ($1, $2, $3, $4, $5, $6, CAST($7 AS tsvector))",
      doc.message, doc.conversation, doc.space, doc.author, doc.terms.title, doc.terms.body,
      search::tsvector(doc.terms));
}

void index_again(db::Transaction& tx, const SearchDoc& doc) {
  unindex(tx, doc.message);
  index_new(tx, doc);
}

void unindex(db::Transaction& tx, MessageId message) {
  const auto gone =
      tx.query("DELETE FROM search_doc WHERE message_id = $1 RETURNING title, body", message);
  if (!is_sqlite(tx)) return;
  for (const auto& row : gone) {
    forget(tx, message, row.get<std::string_view>(0), row.get<std::string_view>(1));
  }
}

void unindex(db::Transaction& tx, ConversationId conversation) {
  const auto gone = tx.query(
      "DELETE FROM search_doc WHERE conversation_id = $1 RETURNING message_id, title, body",
      conversation);
  if (!is_sqlite(tx)) return;
  for (const auto& row : gone) {
    forget(tx, row.get<MessageId>(0), row.get<std::string_view>(1), row.get<std::string_view>(2));
  }
}

void move_in_index(db::Transaction& tx, ConversationId conversation, SpaceId space) {
  tx.execute("UPDATE search_doc SET space_id = $2 WHERE conversation_id = $1", conversation, space);
}

void clear_index(db::Transaction& tx) {
  if (is_sqlite(tx)) tx.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')");
  tx.execute("DELETE FROM search_doc");
}

void add_docs(db::Connection& db, search::Analyzer& analyzer, const Conversation& conversation,
              std::vector<SearchDoc>& out, MessageId also) {
  constexpr int batch = 500;
  for (MessageId after{};;) {
    const auto messages = messages_after(db, conversation.id, after, batch, Removed::included);
    for (const auto& message : messages) {
      if (message.deleted_at && message.id != also) continue;
      const bool opening = message.kind == MessageKind::opening;
      out.push_back({message.id, conversation.id, conversation.space, message.author,
                     analyzer.analyze(opening ? conversation.title : "",
                                      markup::plain_text(message.body_markdown))});
    }
    if (messages.size() < batch) return;
    after = messages.back().id;
  }
}

std::vector<ConversationId> conversations_to_index(db::Connection& db, ConversationId after,
                                                   int limit) {
  std::vector<ConversationId> ids;
  for (const auto& row : db.query(
           "SELECT id FROM conversation WHERE id > $1 AND deleted_at IS NULL ORDER BY id LIMIT $2",
           after, limit)) {
    ids.push_back(row.get<ConversationId>(0));
  }
  return ids;
}

}  // namespace coloquio::community
