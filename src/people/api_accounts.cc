#include <algorithm>
#include <utility>

#include "people/paging.h"
#include "people/routes.h"

// What administrators and moderators do with the accounts of others.
namespace coloquio::people {
namespace {

struct AccountPage {
  std::optional<std::string> q;
  std::optional<AccountId> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(AccountPage, (), (q, after, limit))

struct OneAccount {
  AccountId id{};
};
BOOST_DESCRIBE_STRUCT(OneAccount, (), (id))

struct RoleWanted {
  AccountId id{};
  Role role = Role::member;
};
BOOST_DESCRIBE_STRUCT(RoleWanted, (), (id, role))

struct SanctionPage {
  AccountId id{};
  std::optional<SanctionId> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(SanctionPage, (), (id, after, limit))

struct NewSanction {
  AccountId id{};
  SanctionKind kind = SanctionKind::silence;
  std::string reason;
  Instant until;
};
BOOST_DESCRIBE_STRUCT(NewSanction, (), (id, kind, reason, until))

struct SanctionOfKind {
  AccountId id{};
  SanctionKind kind = SanctionKind::silence;
};
BOOST_DESCRIBE_STRUCT(SanctionOfKind, (), (id, kind))

int limit_of(std::optional<int> wanted) { return std::clamp(wanted.value_or(50), 1, 100); }

void add_accounts(web::Router& router, People& people) {
  router.get<AccountPage, web::List<AccountRow>>(
      "/api/v1/accounts", Permission::manage_accounts, "Accounts, newest first",
      [&people](const Viewer& viewer, AccountPage page) -> Result<web::List<AccountRow>> {
        const int limit = limit_of(page.limit);
        auto rows = people.administration.list(viewer, page.q.value_or(""),
                                               page.after.value_or(AccountId{}), limit + 1);
        if (!rows) return fail(rows.error());
        return page_of(std::move(*rows), limit);
      });
  router.get<OneAccount, AccountRow>("/api/v1/accounts/{id}", Permission::sanction, "One account",
                                     [&people](const Viewer& viewer, OneAccount one) {
                                       return people.administration.find(viewer, one.id);
                                     });
  router.put<RoleWanted, AccountRow>(
      "/api/v1/accounts/{id}/role", Permission::manage_accounts,
      "Change an account's role; ends its sessions", [&people](const Viewer& viewer, RoleWanted w) {
        return people.administration.change_role(viewer, w.id, w.role);
      });
  router.remove<OneAccount, web::Nothing>(
      "/api/v1/accounts/{id}/sessions", Permission::manage_accounts,
      "Sign an account out everywhere", [&people](const Viewer& viewer, OneAccount one) {
        return people.administration.end_sessions(viewer, one.id);
      });
}

}  // namespace

void add_account_api_routes(web::Router& router, People& people) {
  add_accounts(router, people);
  router.get<SanctionPage, web::List<Sanction>>(
      "/api/v1/accounts/{id}/sanctions", Permission::sanction, "An account's sanctions",
      [&people](const Viewer& viewer, SanctionPage page) -> Result<web::List<Sanction>> {
        const int limit = limit_of(page.limit);
        auto rows = people.administration.sanctions(viewer, page.id,
                                                    page.after.value_or(SanctionId{}), limit + 1);
        if (!rows) return fail(rows.error());
        return page_of(std::move(*rows), limit);
      });
  router.post<NewSanction, Sanction>(
      "/api/v1/accounts/{id}/sanctions", Permission::sanction, "Silence or suspend an account",
      [&people](const Viewer& viewer, NewSanction wanted) {
        return people.administration.sanction(viewer, wanted.id,
                                              {wanted.kind, wanted.reason, wanted.until});
      });
  router.remove<SanctionOfKind, web::Nothing>(
      "/api/v1/accounts/{id}/sanctions/{kind}", Permission::sanction, "Lift a sanction",
      [&people](const Viewer& viewer, SanctionOfKind which) {
        return people.administration.lift(viewer, which.id, which.kind);
      });
}

}  // namespace coloquio::people
