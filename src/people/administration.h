#pragma once

#include <string>
#include <vector>

#include "people/account_store.h"
#include "people/ground.h"

namespace coloquio::people {

struct SanctionWanted {
  SanctionKind kind = SanctionKind::silence;
  std::string reason;  // 1 to 500 characters; the person reads it.
  Instant until;       // In the future, at most ten years.
};

// Whoever runs the command line: may do everything and has no account.
Viewer machine_operator();

// What some may do to the accounts of others. Nobody sanctions an equal or a superior; roles are
// administrators' business, each other's too.
class Administration {
 public:
  explicit Administration(const Ground& ground) : ground_(ground) {}

  // Permission sanction; e-mails are shown and searched only with manage_accounts. Newest first,
  // made before `before` (0: the newest).
  Result<std::vector<AccountRow>> list(const Viewer& viewer, std::string_view words,
                                       AccountId before, int limit) const;
  // Permission sanction; the e-mail is left out without manage_accounts.
  Result<AccountRow> find(const Viewer& viewer, AccountId id) const;

  // Permission manage_accounts. All sessions of the account end: what was handed out under the
  // old role is worth nothing under the new one. Kind::conflict for the last administrator.
  Result<AccountRow> change_role(const Viewer& viewer, AccountId id, Role role) const;
  Result<> end_sessions(const Viewer& viewer, AccountId id) const;

  // Permission sanction. A suspended account is signed out at once, its tokens stop too.
  Result<Sanction> sanction(const Viewer& viewer, AccountId id, const SanctionWanted& wanted) const;
  Result<> lift(const Viewer& viewer, AccountId id, SanctionKind kind) const;
  Result<std::vector<Sanction>> sanctions(const Viewer& viewer, AccountId id, SanctionId before,
                                          int limit) const;

 private:
  // The account, when the viewer has the permission and a higher role.
  Result<Account> below(db::Connection& db, const Viewer& viewer, Permission permission,
                        AccountId id) const;

  Ground ground_;
};

}  // namespace coloquio::people
