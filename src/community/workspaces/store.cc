#include "community/workspaces/store.h"

#include "db/enum_name.h"

namespace coloquio::community::workspaces {
namespace {

const std::string select =
    "SELECT id, space_id, email, person_id, role, confined, invited_by, state, created_at, "
    "expires_at, answered_at FROM space_invitation ";

Invitation read(const db::Row& row) {
  return {.id = row.get<InvitationId>(0),
          .space = row.get<SpaceId>(1),
          .email = row.get<std::string>(2),
          .person = row.get<std::optional<PersonId>>(3),
          .role = db::name_or(row.get<std::string_view>(4), SpaceRole::member),
          .confined = row.get<bool>(5),
          .invited_by = row.get<PersonId>(6),
          .state = db::name_or(row.get<std::string_view>(7), InvitationState::revoked),
          .created_at = row.get<Instant>(8),
          .expires_at = row.get<Instant>(9),
          .answered_at = row.get<std::optional<Instant>>(10)};
}

std::vector<Invitation> read(const db::Rows& rows) {
  std::vector<Invitation> invitations;
  for (const auto& row : rows) invitations.push_back(read(row));
  return invitations;
}

std::optional<Invitation> first(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return read(rows.front());
}

}  // namespace

void lock_members(db::Transaction& tx, SpaceId space) {
  tx.execute("UPDATE space SET position = position WHERE id = $1", space);
}

std::optional<SpaceRole> role_of(db::Connection& db, SpaceId space, PersonId person) {
  const auto rows = db.query("SELECT role FROM space_member WHERE space_id = $1 AND person_id = $2",
                             space, person);
  if (rows.empty()) return std::nullopt;
  return db::name_or(rows.front().get<std::string_view>(0), SpaceRole::member);
}

int count_owners(db::Connection& db, SpaceId space) {
  return db.query("SELECT COUNT(*) FROM space_member WHERE space_id = $1 AND role = 'owner'", space)
      .front()
      .get<int>(0);
}

bool save_member(db::Transaction& tx, SpaceId space, PersonId person, SpaceRole role, Instant at) {
  return tx.execute(
             "INSERT INTO space_member (space_id, person_id, added_at, role) "
             "VALUES ($1, $2, $3, $4) ON CONFLICT (space_id, person_id) DO UPDATE SET role = $4 "
             "WHERE space_member.role <> $4",
             space, person, at, db::to_name(role)) == 1;
}

std::vector<MemberRow> list_members(db::Connection& db, SpaceId space, PersonId after, int limit) {
  std::vector<MemberRow> members;
  for (const auto& row :
       db.query("SELECT person_id, role, added_at FROM space_member WHERE space_id = $1 "
                "AND person_id > $2 ORDER BY person_id LIMIT $3",
                space, after, limit)) {
    members.push_back({row.get<PersonId>(0),
                       db::name_or(row.get<std::string_view>(1), SpaceRole::member),
                       row.get<Instant>(2)});
  }
  return members;
}

std::vector<MembershipRow> roles_of(db::Connection& db, PersonId person) {
  std::vector<MembershipRow> spaces;
  for (const auto& row :
       db.query("SELECT space_id, role FROM space_member WHERE person_id = $1", person)) {
    spaces.push_back(
        {row.get<SpaceId>(0), db::name_or(row.get<std::string_view>(1), SpaceRole::member)});
  }
  return spaces;
}

void insert(db::Transaction& tx, const Invitation& one, std::string_view token_hash,
            std::string_view email_key) {
  tx.execute(
      "INSERT INTO space_invitation (id, space_id, token_hash, email, email_key, person_id, role, "
      "confined, invited_by, state, created_at, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      one.id, one.space, token_hash, one.email, email_key, one.person, db::to_name(one.role),
      one.confined, one.invited_by, db::to_name(one.state), one.created_at, one.expires_at);
}

std::optional<Invitation> find_invitation(db::Connection& db, InvitationId id) {
  return first(db.query(select + "WHERE id = $1", id));
}

std::optional<Invitation> find_invitation(db::Connection& db, std::string_view token_hash) {
  return first(db.query(select + "WHERE token_hash = $1", token_hash));
}

std::vector<Invitation> list_waiting(db::Connection& db, SpaceId space, InvitationId before,
                                     Instant now, int limit) {
  return read(db.query(select + "WHERE space_id = $1 AND state = 'waiting' AND id < $2 "
                                "AND expires_at > $3 ORDER BY id DESC LIMIT $4",
                       space, before, now, limit));
}

std::vector<Invitation> list_waiting_for(db::Connection& db, PersonId person,
                                         std::string_view email_key, Instant now) {
  auto found = read(db.query(
      select + "WHERE person_id = $1 AND state = 'waiting' AND expires_at > $2 ORDER BY id DESC",
      person, now));
  if (email_key.empty()) return found;
  for (auto& one : read(db.query(select + "WHERE email_key = $1 AND state = 'waiting' "
                                          "AND expires_at > $2 ORDER BY id DESC",
                                 email_key, now))) {
    found.push_back(std::move(one));
  }
  return found;
}

bool answer(db::Transaction& tx, InvitationId id, InvitationState state, Instant now) {
  return tx.execute(
             "UPDATE space_invitation SET state = $2, answered_at = $3 WHERE id = $1 "
             "AND state = 'waiting' AND expires_at > $3",
             id, db::to_name(state), now) == 1;
}

void revoke_same(db::Transaction& tx, const Invitation& one, std::string_view email_key) {
  if (one.person) {
    tx.execute(
        "UPDATE space_invitation SET state = 'revoked', answered_at = $3 WHERE space_id = $1 "
        "AND person_id = $2 AND state = 'waiting'",
        one.space, *one.person, one.created_at);
  } else {
    tx.execute(
        "UPDATE space_invitation SET state = 'revoked', answered_at = $3 WHERE space_id = $1 "
        "AND email_key = $2 AND state = 'waiting'",
        one.space, email_key, one.created_at);
  }
}

int count_by(db::Connection& db, PersonId by, Instant since) {
  return db
      .query("SELECT COUNT(*) FROM space_invitation WHERE invited_by = $1 AND created_at >= $2", by,
             since)
      .front()
      .get<int>(0);
}

int count_to(db::Connection& db, std::string_view email_key, Instant since) {
  return db
      .query("SELECT COUNT(*) FROM space_invitation WHERE email_key = $1 AND created_at >= $2",
             email_key, since)
      .front()
      .get<int>(0);
}

void save_request(db::Transaction& tx, SpaceId space, PersonId person, std::string_view note,
                  Instant at) {
  tx.execute(
      "INSERT INTO join_request (space_id, person_id, note, created_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (space_id, person_id) DO UPDATE SET note = $3",
      space, person, note, at);
}

bool delete_request(db::Transaction& tx, SpaceId space, PersonId person) {
  return tx.execute("DELETE FROM join_request WHERE space_id = $1 AND person_id = $2", space,
                    person) == 1;
}

std::vector<RequestRow> list_requests(db::Connection& db, SpaceId space, PersonId after,
                                      int limit) {
  std::vector<RequestRow> requests;
  for (const auto& row :
       db.query("SELECT person_id, note, created_at FROM join_request WHERE space_id = $1 "
                "AND person_id > $2 ORDER BY person_id LIMIT $3",
                space, after, limit)) {
    requests.push_back({row.get<PersonId>(0), row.get<std::string>(1), row.get<Instant>(2)});
  }
  return requests;
}

std::vector<SpaceId> requests_of(db::Connection& db, PersonId person) {
  std::vector<SpaceId> spaces;
  for (const auto& row :
       db.query("SELECT space_id FROM join_request WHERE person_id = $1", person)) {
    spaces.push_back(row.get<SpaceId>(0));
  }
  return spaces;
}

}  // namespace coloquio::community::workspaces
