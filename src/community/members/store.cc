#include "community/members/store.h"

#include <algorithm>

#include "base/text.h"
#include "db/in_list.h"

namespace coloquio::community::members {
namespace {

// Everything that begins with `text` lies between it and this.
std::string end_of(std::string_view text) { return std::string{text} + "\xF4\x8F\xBF\xBF"; }

// Builds "… AND x >= $3" with its values.
class Clauses {
 public:
  std::string value(db::Value one) {
    values_.push_back(one);
    return "$" + std::to_string(values_.size());
  }
  template <class List>
  std::string in(const List& items) {
    const db::InList list(items, static_cast<int>(values_.size()) + 1);
    values_.insert(values_.end(), list.values().begin(), list.values().end());
    return "(" + list.sql() + ")";
  }
  const std::vector<db::Value>& values() const { return values_; }

 private:
  std::vector<db::Value> values_;
};

}  // namespace

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string{folded} + " ") {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<AccountId> missing_accounts(db::Connection& db) {
  std::vector<AccountId> ids;
  for (const auto& row :
       db.query("SELECT a.id FROM account a LEFT JOIN member m ON m.person_id = a.person_id "
                "WHERE m.person_id IS NULL ORDER BY a.id LIMIT 1000")) {
    ids.push_back(row.get<AccountId>(0));
  }
  return ids;
}

void forget_gone(db::Transaction& tx) {
  for (const auto* table : {"member_word", "expertise", "member"}) {
    tx.change("DELETE FROM " + std::string{table} +
                  " WHERE person_id NOT IN (SELECT person_id FROM account)",
              {});
  }
}

std::vector<Row> list(db::Connection& db, const Filter& filter, const Cursor& after, int limit) {
  Clauses with;
  const auto after_key = with.value(db::to_value(after.name_key));
  const auto after_id = with.value(db::to_value(after.person));
  std::string sql =
      "SELECT m.person_id, m.name_key, m.place FROM member m JOIN person p ON p.id = "
      "m.person_id WHERE (m.name_key > " +
      after_key + " OR (m.name_key = " + after_key + " AND m.person_id > " + after_id + "))";
  if (!filter.everybody) {
    const auto self = with.value(db::to_value(filter.self));
    const auto shared =
        "EXISTS (SELECT 1 FROM space_member s WHERE s.person_id = m.person_id AND s.space_id IN " +
        with.in(filter.spaces) + ")";
    sql += " AND (m.person_id = " + self + " OR (m.listed = 1 AND ";
    sql += filter.confined ? shared + "))" : "(m.confined = 0 OR " + shared + ")))";
  }
  std::vector<std::string> ends;
  ends.reserve(filter.words.size() + 1);  // Values are views.
  for (const auto& word : filter.words) {
    ends.push_back(end_of(word));
    const auto from = with.value(db::to_value(word));
    sql += " AND m.person_id IN (SELECT person_id FROM member_word WHERE word >= " + from +
           " AND word < " + with.value(db::to_value(ends.back())) + ")";
  }
  if (!filter.tag.empty()) {
    sql +=
        " AND m.person_id IN (SELECT person_id FROM expertise WHERE kind = 'expertise' "
        "AND slug = " +
        with.value(db::to_value(filter.tag)) + ")";
  }
  if (!filter.place.empty()) {
    ends.push_back(end_of(filter.place));
    const auto from = with.value(db::to_value(filter.place));
    sql += " AND m.place_key >= " + from + " AND m.place_key < " +
           with.value(db::to_value(ends.back()));
  }
  sql += " ORDER BY m.name_key, m.person_id LIMIT " + with.value(db::to_value(limit));
  std::vector<Row> rows;
  for (const auto& row : db.run(sql, with.values())) {
    rows.push_back({row.get<PersonId>(0), row.get<std::string>(1), row.get<std::string>(2)});
  }
  return rows;
}

std::vector<Named> named_tags(db::Connection& db, std::span<const PersonId> people) {
  const db::InList in(people);
  std::vector<Named> named;
  for (const auto& row : db.run("SELECT person_id, kind, name FROM expertise WHERE person_id IN (" +
                                    in.sql() + ") ORDER BY person_id, kind, slug",
                                in.values())) {
    named.push_back({row.get<PersonId>(0), row.get<std::string>(1), row.get<std::string>(2)});
  }
  return named;
}

void set_named(db::Transaction& tx, PersonId person, std::string_view kind,
               const std::vector<std::string>& names) {
  tx.execute("DELETE FROM expertise WHERE person_id = $1 AND kind = $2", person, kind);
  for (const auto& name : names) {
    tx.execute(
        "INSERT INTO expertise (person_id, kind, slug, name) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT DO NOTHING",
        person, kind, text::slug(name), name);
  }
}

std::optional<MemberSettings> find_settings(db::Connection& db, PersonId person) {
  const auto rows =
      db.query("SELECT place, listed, asked FROM member WHERE person_id = $1", person);
  if (rows.empty()) return std::nullopt;
  MemberSettings settings;
  settings.place = rows.front().get<std::string>(0);
  settings.listed = rows.front().get<bool>(1);
  settings.asked = rows.front().get<bool>(2);
  return settings;
}

void save_settings(db::Transaction& tx, PersonId person, const MemberSettings& settings) {
  tx.execute(
      "UPDATE member SET place = $2, place_key = $3, listed = $4, asked = $5 WHERE person_id = $1",
      person, settings.place, text::fold(settings.place), settings.listed, settings.asked);
  set_named(tx, person, "expertise", settings.expertise);
  set_named(tx, person, "interest", settings.interests);
}

void save_name(db::Transaction& tx, PersonId person, std::string_view name_key, bool confined) {
  tx.execute(
      "INSERT INTO member (person_id, name_key, confined) VALUES ($1, $2, $3) "
      "ON CONFLICT (person_id) DO UPDATE SET name_key = $2, confined = $3",
      person, name_key, confined);
  tx.execute("DELETE FROM member_word WHERE person_id = $1", person);
  for (const auto& word : words_of(name_key)) {
    tx.execute("INSERT INTO member_word (word, person_id) VALUES ($1, $2)", word, person);
  }
}

std::vector<ProvedTag> proved_tags(db::Connection& db, const std::vector<SpaceId>& spaces,
                                   PersonId person) {
  const db::InList in(spaces, 2);
  std::vector<ProvedTag> tags;
  for (const auto& row : db.run(
           "SELECT t.slug, t.name, COUNT(*) AS accepted FROM (SELECT conversation_id, id "
           "FROM message WHERE author_id = $1 AND kind = 'answer' AND deleted_at IS NULL "
           "ORDER BY created_at DESC LIMIT 500) AS m JOIN conversation c ON c.id = "
           "m.conversation_id AND c.accepted_message_id = m.id AND c.author_id <> $1 "
           "JOIN conversation_tag ct ON ct.conversation_id = c.id JOIN tag t ON t.id = ct.tag_id "
           "WHERE c.deleted_at IS NULL AND c.space_id IN (" +
               in.sql() + ") GROUP BY t.slug, t.name ORDER BY accepted DESC, t.slug LIMIT 10",
           in.after(person))) {
    tags.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)});
  }
  return tags;
}

std::vector<HelpRow> helped(db::Connection& db, const std::vector<SpaceId>& spaces, PersonId person,
                            MessageId before, int limit) {
  const db::InList in(spaces, 4);
  std::vector<HelpRow> rows;
  for (const auto& row :
       db.run("SELECT c.id, m.id, m.created_at FROM message m JOIN conversation c "
              "ON c.id = m.conversation_id AND c.accepted_message_id = m.id "
              "WHERE m.author_id = $1 AND m.id < $2 AND m.deleted_at IS NULL "
              "AND c.author_id <> $1 AND c.deleted_at IS NULL AND c.space_id IN (" +
                  in.sql() + ") ORDER BY m.id DESC LIMIT $3",
              in.after(person, before, limit))) {
    rows.push_back({row.get<ConversationId>(0), row.get<MessageId>(1), row.get<Instant>(2)});
  }
  return rows;
}

}  // namespace coloquio::community::members
