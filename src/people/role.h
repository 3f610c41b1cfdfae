#pragma once

#include <boost/describe.hpp>
#include <string_view>

#include "base/viewer.h"

namespace coloquio::people {

// The built-in roles. Code asks for a permission, never for a role.
//   partner        a supplier or partner: a member of some workspaces, who knows of nothing else
//   member         asks, answers, votes, reports
//   moderator      a trusted member: removes, restores, silences; does not speak for the
//   organisation agent          answers officially and accepts answers for others manager runs
//   communities: spaces, missions, moderation administrator  everything
enum class Role { member, moderator, agent, manager, administrator, partner };
BOOST_DESCRIBE_ENUM(Role, member, moderator, agent, manager, administrator, partner)

Permissions permissions_of(Role role);
// Agents, managers and administrators speak for the organisation (Person::is_staff).
bool is_staff(Role role);

std::string_view name_of(Role role);
bool parse_role(std::string_view name, Role& out);  // False leaves `out` alone.

}  // namespace coloquio::people
