#include "people/role.h"

#include "db/enum_name.h"

namespace coloquio::people {

Permissions permissions_of(Role role) {
  using P = Permission;
  Permissions all{P::everyone, P::signed_in, P::post, P::vote, P::report, P::own_account};
  const auto add = [&all](std::initializer_list<Permission> more) {
    for (const auto permission : more) all.add(permission);
  };
  switch (role) {
    case Role::member:
    case Role::partner:  // What sets it apart is what it sees: Viewer::confined.
      break;
    case Role::moderator:
      add({P::accept_any, P::moderate, P::sanction});
      break;
    case Role::agent:
      add({P::accept_any, P::answer_officially, P::see_all_spaces});
      break;
    case Role::manager:
      add({P::accept_any, P::answer_officially, P::see_all_spaces, P::moderate, P::sanction,
           P::manage_spaces});
      break;
    case Role::administrator:
      add({P::accept_any, P::answer_officially, P::see_all_spaces, P::moderate, P::sanction,
           P::manage_spaces, P::manage_accounts, P::administer, P::no_limits});
      break;
  }
  return all;
}

bool is_staff(Role role) {
  return role == Role::agent || role == Role::manager || role == Role::administrator;
}

std::string_view name_of(Role role) { return db::to_name(role); }

bool parse_role(std::string_view name, Role& out) { return db::from_name(name, out); }

}  // namespace coloquio::people
