#include "people/account.h"

namespace coloquio::people {

bool is_newcomer(const Account& account, int posts, int trust_level, Instant now) {
  if (account.role != Role::member && account.role != Role::partner) return false;
  if (trust_level > 0) return false;
  return now - account.created_at < newcomer_age || posts < newcomer_posts;
}

Permissions permissions_of(Scope scope) {
  using P = Permission;
  Permissions most{P::everyone, P::signed_in, P::see_all_spaces, P::no_limits};
  if (scope == Scope::read) return most;
  for (const auto p :
       {P::post, P::vote, P::report, P::accept_any, P::answer_officially, P::moderate}) {
    most.add(p);
  }
  if (scope == Scope::write) return most;
  for (const auto p :
       {P::sanction, P::manage_spaces, P::manage_accounts, P::administer, P::own_account}) {
    most.add(p);
  }
  return most;
}

}  // namespace coloquio::people
