#include "community/drafts/store.h"

namespace coloquio::community {
namespace {

Draft to_draft(const db::Row& row) {
  return {.place = row.get<std::string>(0),
          .title = row.get<std::string>(1),
          .body = row.get<std::string>(2),
          .space = row.get<std::string>(3),
          .tags = row.get<std::string>(4),
          .kind = row.get<std::string>(5),
          .version = row.get<std::int64_t>(6),
          .updated_at = row.get<Instant>(7)};
}

}  // namespace

std::optional<Draft> find_draft(db::Connection& db, PersonId person, std::string_view place) {
  const auto rows = db.query(
      "SELECT place, title, body, space, tags, kind, version, updated_at FROM draft "
      "WHERE person_id = $1 AND place = $2",
      person, place);
  if (rows.empty()) return std::nullopt;
  return to_draft(rows.front());
}

std::vector<Draft> drafts_of(db::Connection& db, PersonId person) {
  std::vector<Draft> drafts;
  for (const auto& row :
       db.query("SELECT place, title, body, space, tags, kind, version, updated_at FROM draft "
                "WHERE person_id = $1 ORDER BY updated_at DESC, place",
                person)) {
    drafts.push_back(to_draft(row));
  }
  return drafts;
}

std::int64_t count_drafts(db::Connection& db, PersonId person) {
  return db.query("SELECT COUNT(*) FROM draft WHERE person_id = $1", person)
      .front()
      .get<std::int64_t>(0);
}

void save(db::Transaction& tx, PersonId person, const Draft& draft) {
  tx.execute(
      "INSERT INTO draft (person_id, place, title, body, space, tags, kind, version, updated_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (person_id, place) DO UPDATE SET "
      "title = $3, body = $4, space = $5, tags = $6, kind = $7, version = $8, updated_at = $9",
      person, draft.place, draft.title, draft.body, draft.space, draft.tags, draft.kind,
      draft.version, draft.updated_at);
}

bool delete_draft(db::Transaction& tx, PersonId person, std::string_view place) {
  return tx.execute("DELETE FROM draft WHERE person_id = $1 AND place = $2", person, place) == 1;
}

void delete_drafts_before(db::Transaction& tx, Instant then) {
  tx.execute("DELETE FROM draft WHERE updated_at < $1", then);
}

}  // namespace coloquio::community
