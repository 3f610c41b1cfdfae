#include "community/spaces/store.h"

#include "db/enum_name.h"

namespace coloquio::community {

std::string path_of(const Space& space) { return "/c/" + space.slug; }

std::vector<Space> load_spaces(db::Connection& db) {
  const auto rows = db.query(
      "SELECT id, parent_id, kind, slug, title, description, visibility, state, position, "
      "created_at FROM space ORDER BY position, id");
  std::vector<Space> spaces;
  spaces.reserve(rows.size());
  for (const auto& row : rows) {
    spaces.push_back({.id = row.get<SpaceId>(0),
                      .parent = row.get<std::optional<SpaceId>>(1),
                      .kind = db::name_or(row.get<std::string_view>(2), SpaceKind::category),
                      .slug = row.get<std::string>(3),
                      .title = row.get<std::string>(4),
                      .description = row.get<std::string>(5),
                      // What we cannot read is shown to nobody.
                      .visibility = db::name_or(row.get<std::string_view>(6), Visibility::secret),
                      .state = db::name_or(row.get<std::string_view>(7), SpaceState::draft),
                      .position = row.get<std::int64_t>(8),
                      .created_at = row.get<Instant>(9)});
  }
  return spaces;
}

bool insert(db::Connection& db, const Space& space) {
  return db.execute(
             "INSERT INTO space (id, parent_id, kind, slug, title, description, visibility, state, "
             "position, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
             "ON CONFLICT (slug) DO NOTHING",
             space.id, space.parent, db::to_name(space.kind), space.slug, space.title,
             space.description, db::to_name(space.visibility), db::to_name(space.state),
             space.position, space.created_at) == 1;
}

bool update(db::Connection& db, const Space& space) {
  const auto taken =
      db.query("SELECT 1 FROM space WHERE slug = $1 AND id <> $2", space.slug, space.id);
  if (!taken.empty()) return false;
  db.execute(
      "UPDATE space SET slug = $2, title = $3, description = $4, visibility = $5, state = $6, "
      "position = $7 WHERE id = $1",
      space.id, space.slug, space.title, space.description, db::to_name(space.visibility),
      db::to_name(space.state), space.position);
  return true;
}

bool any_space(db::Connection& db) { return !db.query("SELECT 1 FROM space LIMIT 1").empty(); }

bool add_member(db::Connection& db, SpaceId space, PersonId person, Instant at) {
  return db.execute(
             "INSERT INTO space_member (space_id, person_id, added_at) VALUES ($1, $2, $3) "
             "ON CONFLICT DO NOTHING",
             space, person, at) == 1;
}

bool remove_member(db::Connection& db, SpaceId space, PersonId person) {
  return db.execute("DELETE FROM space_member WHERE space_id = $1 AND person_id = $2", space,
                    person) == 1;
}

std::vector<PersonId> members_of(db::Connection& db, SpaceId space) {
  std::vector<PersonId> people;
  for (const auto& row : db.query(
           "SELECT person_id FROM space_member WHERE space_id = $1 ORDER BY added_at, person_id",
           space)) {
    people.push_back(row.get<PersonId>(0));
  }
  return people;
}

std::vector<std::pair<PersonId, SpaceId>> load_moderators(db::Connection& db) {
  std::vector<std::pair<PersonId, SpaceId>> all;
  for (const auto& row : db.query("SELECT person_id, space_id FROM space_moderator")) {
    all.emplace_back(row.get<PersonId>(0), row.get<SpaceId>(1));
  }
  return all;
}

std::vector<SpaceId> memberships_of(db::Connection& db, PersonId person) {
  std::vector<SpaceId> spaces;
  for (const auto& row : db.query(
           "SELECT space_id FROM space_member WHERE person_id = $1 ORDER BY space_id", person)) {
    spaces.push_back(row.get<SpaceId>(0));
  }
  return spaces;
}

}  // namespace coloquio::community
