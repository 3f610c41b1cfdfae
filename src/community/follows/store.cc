#include "community/follows/store.h"

#include "db/in_list.h"

namespace coloquio::community::follows {

bool insert(db::Transaction& tx, PersonId follower, PersonId followed, Instant at) {
  return tx.execute(
             "INSERT INTO follow (follower_id, person_id, created_at) VALUES ($1, $2, $3) "
             "ON CONFLICT DO NOTHING",
             follower, followed, at) == 1;
}

bool remove(db::Transaction& tx, PersonId follower, PersonId followed) {
  return tx.execute("DELETE FROM follow WHERE follower_id = $1 AND person_id = $2", follower,
                    followed) == 1;
}

std::vector<PersonId> followed_by(db::Connection& db, PersonId follower) {
  std::vector<PersonId> people;
  for (const auto& row :
       db.query("SELECT person_id FROM follow WHERE follower_id = $1 ORDER BY created_at DESC, "
                "person_id",
                follower)) {
    people.push_back(row.get<PersonId>(0));
  }
  return people;
}

std::vector<WrittenRow> written(db::Connection& db, const std::vector<SpaceId>& spaces,
                                const std::vector<PersonId>& authors, Instant since,
                                MessageId before, int limit) {
  const db::InList who(authors, 4);
  const db::InList where(spaces, 4 + static_cast<int>(who.values().size()));
  auto values = who.after(since, before, limit);
  values.insert(values.end(), where.values().begin(), where.values().end());
  std::vector<WrittenRow> rows;
  for (const auto& row : db.run(
           "SELECT m.conversation_id, m.id, m.author_id, m.created_at FROM message m "
           "JOIN conversation c ON c.id = m.conversation_id WHERE m.created_at >= $1 "
           "AND m.id < $2 AND m.deleted_at IS NULL AND c.deleted_at IS NULL "
           "AND m.author_id IN (" +
               who.sql() + ") AND c.space_id IN (" + where.sql() + ") ORDER BY m.id DESC LIMIT $3",
           values)) {
    rows.push_back({row.get<ConversationId>(0), row.get<MessageId>(1), row.get<PersonId>(2),
                    row.get<Instant>(3)});
  }
  return rows;
}

}  // namespace coloquio::community::follows
