#pragma once

#include <optional>
#include <span>
#include <vector>

#include "community/spaces/space.h"
#include "db/connection.h"

namespace coloquio::community {

std::vector<Space> load_spaces(db::Connection& db);
// False when the slug is taken; nothing is saved then.
bool insert(db::Connection& db, const Space& space);
bool update(db::Connection& db, const Space& space);  // False as above. All but id and parent.
bool any_space(db::Connection& db);

bool add_member(db::Connection& db, SpaceId space, PersonId person, Instant at);
bool remove_member(db::Connection& db, SpaceId space, PersonId person);
std::vector<PersonId> members_of(db::Connection& db, SpaceId space);
// Everybody who moderates a space.
std::vector<std::pair<PersonId, SpaceId>> load_moderators(db::Connection& db);
std::vector<SpaceId> memberships_of(db::Connection& db, PersonId person);  // Sorted.

}  // namespace coloquio::community
