#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "community/workspaces/workspace.h"
#include "db/connection.h"

// The SQL of members, invitations and requests. No permissions here.
namespace coloquio::community::workspaces {

// Held until the transaction ends, so that two owners who leave at once do not leave none.
void lock_members(db::Transaction& tx, SpaceId space);
std::optional<SpaceRole> role_of(db::Connection& db, SpaceId space, PersonId person);
int count_owners(db::Connection& db, SpaceId space);
// Adds the person or changes their role; whether anything changed.
bool save_member(db::Transaction& tx, SpaceId space, PersonId person, SpaceRole role, Instant at);

struct MemberRow {
  PersonId person{};
  SpaceRole role = SpaceRole::member;
  Instant added_at;
};
std::vector<MemberRow> list_members(db::Connection& db, SpaceId space, PersonId after, int limit);
struct MembershipRow {
  SpaceId space{};
  SpaceRole role = SpaceRole::member;
};
std::vector<MembershipRow> roles_of(db::Connection& db, PersonId person);

void insert(db::Transaction& tx, const Invitation& invitation, std::string_view token_hash,
            std::string_view email_key);
std::optional<Invitation> find_invitation(db::Connection& db, InvitationId id);
std::optional<Invitation> find_invitation(db::Connection& db, std::string_view token_hash);
// Those of a space that wait, newest first, before `before`.
std::vector<Invitation> list_waiting(db::Connection& db, SpaceId space, InvitationId before,
                                     Instant now, int limit);
// Those that wait for this person or for this address.
std::vector<Invitation> list_waiting_for(db::Connection& db, PersonId person,
                                         std::string_view email_key, Instant now);
// False when it no longer waited: somebody was faster, or it is too old.
bool answer(db::Transaction& tx, InvitationId id, InvitationState state, Instant now);
// Takes back what waits for the same person or address, before they are invited anew.
void revoke_same(db::Transaction& tx, const Invitation& invitation, std::string_view email_key);
int count_by(db::Connection& db, PersonId by, Instant since);
int count_to(db::Connection& db, std::string_view email_key, Instant since);

void save_request(db::Transaction& tx, SpaceId space, PersonId person, std::string_view note,
                  Instant at);
bool delete_request(db::Transaction& tx, SpaceId space, PersonId person);
struct RequestRow {
  PersonId person{};
  std::string note;
  Instant created_at;
};
std::vector<RequestRow> list_requests(db::Connection& db, SpaceId space, PersonId after, int limit);
std::vector<SpaceId> requests_of(db::Connection& db, PersonId person);

}  // namespace coloquio::community::workspaces
