#include "community/conversations/list_store.h"

#include <charconv>

#include "community/conversations/rows.h"
#include "db/enum_name.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

// The conditions of a filter with their values, numbered from $1.
class Conditions {
 public:
  explicit Conditions(const ListFilter& filter) {
    sql_ = "c.deleted_at IS NULL";
    if (filter.tab == Tab::unanswered) sql_ += " AND c.replies = 0";
    if (filter.tab == Tab::solved) sql_ += " AND c.accepted_message_id IS NOT NULL";
    if (filter.tab == Tab::unsolved) {
      sql_ += " AND c.kind = 'question' AND c.accepted_message_id IS NULL";
    }
    if (filter.kind) sql_ += " AND c.kind = " + bind(db::to_name(*filter.kind));
    if (filter.author) sql_ += " AND c.author_id = " + bind(*filter.author);
    if (filter.tag) {
      sql_ +=
          " AND c.id IN (SELECT ct.conversation_id FROM conversation_tag ct JOIN tag t "
          "ON t.id = ct.tag_id WHERE t.slug = " +
          bind(*filter.tag) + ")";
    }
    within(filter.spaces);
  }

  std::string bind(const db::Value& value) {
    values_.push_back(value);
    return "$" + std::to_string(values_.size());
  }
  template <class T>
  std::string bind(const T& value) {
    return bind(db::to_value(value));
  }

  void add(const std::string& condition) { sql_ += " AND " + condition; }
  const std::string& sql() const { return sql_; }
  const std::vector<db::Value>& values() const { return values_; }

 private:
  void within(const std::vector<SpaceId>& spaces) {
    const db::InList in(spaces, static_cast<int>(values_.size()) + 1);
    // One space has its own index in the order of activity. For several the order matters more
    // than the filter: the plus keeps SQLite from sorting all rows of all of them.
    sql_ += spaces.size() == 1 ? " AND c.space_id IN (" : " AND +c.space_id IN (";
    sql_ += in.sql() + ")";
    values_.insert(values_.end(), in.values().begin(), in.values().end());
  }

  std::string sql_;
  std::vector<db::Value> values_;
};

std::vector<Conversation> read_all(const db::Rows& rows) {
  std::vector<Conversation> conversations;
  conversations.reserve(rows.size());
  for (const auto& row : rows) conversations.push_back(read_conversation(row));
  return conversations;
}

const std::string select =
    "SELECT " + std::string{conversation_columns} + " FROM conversation c WHERE ";

bool take_number(std::string_view& text, std::int64_t& out) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (problem != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

std::string to_text(const ListCursor& cursor) {
  return std::to_string(to_micros(cursor.active_at)) + "-" + to_string(cursor.id);
}

ListCursor cursor_from(std::string_view text) {
  std::int64_t at = 0;
  std::int64_t id = 0;
  if (!take_number(text, at) || !text.starts_with('-')) return {};
  text.remove_prefix(1);
  if (!take_number(text, id) || !text.empty()) return {};
  return {from_micros(at), ConversationId{id}};
}

std::vector<Conversation> list_conversations(db::Connection& db, const ListFilter& filter,
                                             const ListCursor& after, Pins pins, int limit) {
  Conditions conditions(filter);
  if (pins == Pins::left_out) conditions.add("c.pinned = 0");
  const auto at = conditions.bind(after.active_at);
  const auto id = conditions.bind(after.id);
  conditions.add("(c.active_at, c.id) < (" + at + ", " + id + ")");
  const auto most = conditions.bind(limit);
  return read_all(
      db.run(select + conditions.sql() + " ORDER BY c.active_at DESC, c.id DESC LIMIT " + most,
             conditions.values()));
}

std::vector<Conversation> list_pinned(db::Connection& db, const ListFilter& filter, int limit) {
  Conditions conditions(filter);
  const auto most = conditions.bind(limit);
  return read_all(db.run(select + "c.pinned = 1 AND " + conditions.sql() +
                             " ORDER BY c.active_at DESC, c.id DESC LIMIT " + most,
                         conditions.values()));
}

std::int64_t count_conversations(db::Connection& db, const ListFilter& filter, std::int64_t most) {
  Conditions conditions(filter);
  const auto limit = conditions.bind(most);
  return db
      .run("SELECT COUNT(*) FROM (SELECT 1 FROM conversation c WHERE " + conditions.sql() +
               " LIMIT " + limit + ") AS counted",
           conditions.values())
      .front()
      .get<std::int64_t>(0);
}

std::vector<TagCount> count_tags(db::Connection& db, const std::vector<SpaceId>& spaces,
                                 std::string_view prefix, int limit) {
  const db::InList in(spaces, 4);
  const auto until = std::string{prefix} + "{";  // The sign after z.
  const auto rows = db.run(
      "SELECT t.name, t.slug, COUNT(*) AS used FROM tag t JOIN conversation_tag ct "
      "ON ct.tag_id = t.id JOIN conversation c ON c.id = ct.conversation_id "
      "WHERE t.slug >= $1 AND t.slug < $2 AND c.deleted_at IS NULL "
      "AND c.space_id IN (" +
          in.sql() +
          ") GROUP BY t.id, t.name, t.slug "
          "ORDER BY used DESC, t.slug LIMIT $3",
      in.after(prefix, until, limit));
  std::vector<TagCount> tags;
  for (const auto& row : rows) {
    tags.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)});
  }
  return tags;
}

std::vector<Reading::Written> list_written(db::Connection& db, const std::vector<SpaceId>& spaces,
                                           PersonId author, MessageId before, int limit) {
  const db::InList in(spaces, 4);
  static const auto sql = "SELECT " + std::string{message_columns} + ", " +
                          std::string{conversation_columns} +
                          " FROM message m JOIN conversation c ON c.id = m.conversation_id "
                          "WHERE m.author_id = $1 AND m.id < $2 AND m.deleted_at IS NULL "
                          "AND c.deleted_at IS NULL AND c.space_id IN (";
  const auto rows =
      db.run(sql + in.sql() + ") ORDER BY m.id DESC LIMIT $3", in.after(author, before, limit));
  std::vector<Reading::Written> written;
  for (const auto& row : rows) {
    Reading::Written one;
    one.message.message = read_message(row);
    one.conversation = read_conversation(row, message_width);
    written.push_back(std::move(one));
  }
  return written;
}

std::vector<Reading::Address> list_addresses(db::Connection& db, const std::vector<SpaceId>& spaces,
                                             ConversationId after, int limit) {
  const db::InList in(spaces, 3);
  const auto rows = db.run(
      "SELECT id, slug, active_at FROM conversation WHERE id > $1 AND deleted_at IS NULL "
      "AND space_id IN (" +
          in.sql() + ") ORDER BY id LIMIT $2",
      in.after(after, limit));
  std::vector<Reading::Address> addresses;
  for (const auto& row : rows) {
    addresses.push_back({row.get<ConversationId>(0), row.get<std::string>(1), row.get<Instant>(2)});
  }
  return addresses;
}

}  // namespace coloquio::community
