#include "community/search/candidates.h"

#include <algorithm>

#include "db/in_list.h"

namespace coloquio::community {
namespace {

// A SELECT built from parts, its values numbered as they are bound.
class Statement {
 public:
  explicit Statement(std::string sql) : sql_(std::move(sql)) {}

  template <class T>
  std::string bind(const T& value) {
    values_.push_back(db::to_value(value));
    return "$" + std::to_string(values_.size());
  }
  void add(const std::string& part) { sql_ += part; }
  void within(std::string_view column, const std::vector<SpaceId>& spaces) {
    const db::InList in(spaces, static_cast<int>(values_.size()) + 1);
    sql_ += " AND ";
    sql_ += column;
    sql_ += " IN (" + in.sql() + ")";
    values_.insert(values_.end(), in.values().begin(), in.values().end());
  }
  db::Rows run(db::Connection& db) const { return db.run(sql_, values_); }

 private:
  std::string sql_;
  std::vector<db::Value> values_;
};

constexpr const char* columns = "SELECT d.message_id, d.conversation_id, d.title, d.body FROM ";

// The engines' full-text search has no common language; everything after it has.
Statement statement_for(db::Engine engine, const std::string& match, MessageId before) {
  if (match.empty()) {
    Statement statement(std::string{columns} + "search_doc d WHERE d.message_id < ");
    statement.add(statement.bind(before));
    return statement;
  }
  if (engine == db::Engine::sqlite) {
    // The index gives rows from the newest on and stops at the limit; CROSS JOIN keeps it outside.
    Statement statement(std::string{columns} +
                        "search_index CROSS JOIN search_doc d ON d.message_id = search_index.rowid "
                        "WHERE search_index MATCH ");
    statement.add(statement.bind(match) + " AND search_index.rowid < " + statement.bind(before));
    return statement;
  }
  Statement statement(std::string{columns} + "search_doc d WHERE d.terms @@ CAST(");
  statement.add(statement.bind(match) + " AS tsquery) AND d.message_id < " +
                statement.bind(before));
  return statement;
}

}  // namespace

std::vector<Candidate> find_candidates(db::Connection& db, const Wanted& wanted,
                                       search::Where where, MessageId before, int limit) {
  const bool sqlite = db.engine() == db::Engine::sqlite;
  const auto match =
      sqlite ? search::fts5_match(wanted.query, where) : search::tsquery(wanted.query, where);
  auto statement = statement_for(db.engine(), match, before);
  statement.within("d.space_id", wanted.spaces);
  if (wanted.from) statement.add(" AND d.author_id = " + statement.bind(*wanted.from));
  if (wanted.solved) {
    statement.add(
        " AND EXISTS (SELECT 1 FROM conversation c WHERE c.id = d.conversation_id AND "
        "c.kind = 'question' AND c.accepted_message_id IS " +
        std::string{*wanted.solved ? "NOT NULL)" : "NULL)"});
  }
  for (const auto& tag : wanted.query.tags) {
    statement.add(
        " AND EXISTS (SELECT 1 FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id "
        "WHERE ct.conversation_id = d.conversation_id AND t.slug = " +
        statement.bind(tag) + ")");
  }
  statement.add(sqlite && !match.empty() ? " ORDER BY search_index.rowid DESC LIMIT "
                                         : " ORDER BY d.message_id DESC LIMIT ");
  statement.add(statement.bind(limit));

  std::vector<Candidate> found;
  for (const auto& row : statement.run(db)) {
    found.push_back({row.get<MessageId>(0), row.get<ConversationId>(1), row.get<std::string>(2),
                     row.get<std::string>(3)});
  }
  return found;
}

std::vector<Standing> find_standings(db::Connection& db, const std::vector<Candidate>& candidates) {
  std::vector<ConversationId> ids;
  for (const auto& candidate : candidates) ids.push_back(candidate.conversation);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const db::InList in(ids);
  std::vector<Standing> standings;
  for (const auto& row : db.run("SELECT id, accepted_message_id, me_too, imported_score "
                                "FROM conversation WHERE deleted_at IS NULL AND id IN (" +
                                    in.sql() + ")",
                                in.values())) {
    standings.push_back({row.get<ConversationId>(0), !row.is_null(1), row.get<std::int64_t>(2),
                         row.get<std::int64_t>(3)});
  }
  return standings;
}

}  // namespace coloquio::community
