#include "people/administration.h"

#include <limits>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "people/key_store.h"
#include "people/service.h"

namespace coloquio::people {
namespace {

constexpr std::size_t kLongestReason = 500;
constexpr auto kLongestSanction = std::chrono::days{3653};

struct RoleChange {
  Role role;
};
BOOST_DESCRIBE_STRUCT(RoleChange, (), (role))

struct SanctionChange {
  SanctionKind kind;
};
BOOST_DESCRIBE_STRUCT(SanctionChange, (), (kind))

template <class Id>
Id or_newest(Id before) {
  return raw(before) == 0 ? Id{std::numeric_limits<std::int64_t>::max()} : before;
}

Result<Sanction> checked(const SanctionWanted& wanted, Instant now) {
  std::vector<FieldError> wrong;
  Sanction sanction;
  sanction.kind = wanted.kind;
  sanction.reason = text::clean(wanted.reason);
  sanction.until = wanted.until;
  sanction.created_at = now;
  if (sanction.reason.empty()) {
    wrong.push_back({"reason", "people.reason_missing", {}});
  } else if (text::count_graphemes(sanction.reason) > kLongestReason) {
    wrong.push_back(
        {"reason", "people.too_long", {{"max", static_cast<std::int64_t>(kLongestReason)}}});
  }
  if (wanted.until <= now || wanted.until > now + kLongestSanction) {
    wrong.push_back({"until", "people.until_wrong", {}});
  }
  if (!wrong.empty()) return fail_fields(std::move(wrong));
  return sanction;
}

AccountRow row_of(const Account& account, const Person& person) {
  return {.id = account.id,
          .person = account.person,
          .name = person.name,
          .email = account.email,
          .role = account.role,
          .silenced_until = account.silenced_until,
          .suspended_until = account.suspended_until,
          .created_at = account.created_at,
          .last_seen_at = account.last_seen_at};
}

}  // namespace

Viewer machine_operator() {
  Viewer viewer;
  viewer.permissions = permissions_of(Role::administrator);
  return viewer;
}

Result<std::vector<AccountRow>> Administration::list(const Viewer& viewer, std::string_view words,
                                                     AccountId before, int limit) const {
  if (!viewer.may(Permission::sanction)) return fail(Kind::forbidden, "errors.forbidden");
  const auto emails = viewer.may(Permission::manage_accounts) ? Emails::shown : Emails::hidden;
  return ground_.database.read([&](db::Connection& c) {
    return list_accounts(c, text::clean_line(words), emails, or_newest(before), limit);
  });
}

Result<AccountRow> Administration::find(const Viewer& viewer, AccountId id) const {
  if (!viewer.may(Permission::sanction)) return fail(Kind::forbidden, "errors.forbidden");
  return ground_.database.read([&](db::Connection& c) -> Result<AccountRow> {
    const auto account = find_account(c, id);
    if (!account) return fail(Kind::not_found, "errors.not_found");
    const auto person = find_person(c, account->person);
    AccountRow row = row_of(*account, person.value_or(Person{}));
    if (!viewer.may(Permission::manage_accounts)) row.email.clear();
    return row;
  });
}

Result<Account> Administration::below(db::Connection& db, const Viewer& viewer,
                                      Permission permission, AccountId id) const {
  if (!viewer.may(permission)) return fail(Kind::forbidden, "errors.forbidden");
  auto account = find_account(db, id);
  if (!account) return fail(Kind::not_found, "errors.not_found");
  // Nobody is above the machine's operator, and guests have no such permission.
  if (viewer.is_guest()) return std::move(*account);
  const auto own = find_account(db, viewer.account);
  if (!own || own->role <= account->role) return fail(Kind::forbidden, "people.not_below");
  return std::move(*account);
}

Result<AccountRow> Administration::change_role(const Viewer& viewer, AccountId id,
                                               Role role) const {
  if (!viewer.may(Permission::manage_accounts)) return fail(Kind::forbidden, "errors.forbidden");
  const Note deed = note(ground_);
  const Note event = note(ground_);
  return ground_.database.write([&](db::Transaction& tx) -> Result<AccountRow> {
    auto account = find_account(tx, id);
    if (!account) return fail(Kind::not_found, "errors.not_found");
    const bool steps_down = account->role == Role::administrator && role != Role::administrator;
    if (steps_down && count_administrators(tx) < 2) {
      return fail(Kind::conflict, "people.last_administrator");
    }
    const Role before = std::exchange(account->role, role);
    if (before != role) {
      update_role(tx, id, role);
      delete_sessions(tx, id, "");
      audit_account(tx, deed, viewer, "account.role_changed", id, to_json(RoleChange{before}),
                    to_json(RoleChange{role}));
      record_account_event(tx, event, "account.role_changed", id, account->person);
      tx.after_commit([this, id] { ground_.authenticator.forget(id); });
    }
    return row_of(*account, find_person(tx, account->person).value_or(Person{}));
  });
}

Result<> Administration::end_sessions(const Viewer& viewer, AccountId id) const {
  if (!viewer.may(Permission::manage_accounts)) return fail(Kind::forbidden, "errors.forbidden");
  const Note deed = note(ground_);
  return ground_.database.write([&](db::Transaction& tx) -> Result<> {
    if (!find_account(tx, id)) return fail(Kind::not_found, "errors.not_found");
    delete_sessions(tx, id, "");
    audit_account(tx, deed, viewer, "account.sessions_ended", id, "", "");
    tx.after_commit([this, id] { ground_.authenticator.forget(id); });
    return {};
  });
}

Result<Sanction> Administration::sanction(const Viewer& viewer, AccountId id,
                                          const SanctionWanted& wanted) const {
  if (!viewer.may(Permission::sanction)) return fail(Kind::forbidden, "errors.forbidden");
  auto sanction = checked(wanted, ground_.clock.now());
  if (!sanction) return fail(sanction.error());
  sanction->id = SanctionId{ground_.ids.next()};
  sanction->account = id;
  sanction->by = viewer.account;

  const bool suspends = sanction->kind == SanctionKind::suspend;
  const Note deed = note(ground_);
  const Note event = note(ground_);
  return ground_.database.write([&](db::Transaction& tx) -> Result<Sanction> {
    const auto account = below(tx, viewer, Permission::sanction, id);
    if (!account) return fail(account.error());
    lift_sanctions(tx, id, sanction->kind, viewer.account, sanction->created_at);
    insert_sanction(tx, *sanction);
    if (suspends) delete_sessions(tx, id, "");
    const char* act = suspends ? "account.suspended" : "account.silenced";
    audit_account(tx, deed, viewer, act, id, "", to_json(*sanction));
    record_account_event(tx, event, act, id, account->person);
    tx.after_commit([this, id] { ground_.authenticator.forget(id); });
    return *sanction;
  });
}

Result<> Administration::lift(const Viewer& viewer, AccountId id, SanctionKind kind) const {
  const Note deed = note(ground_);
  const Note event = note(ground_);
  return ground_.database.write([&](db::Transaction& tx) -> Result<> {
    const auto account = below(tx, viewer, Permission::sanction, id);
    if (!account) return fail(account.error());
    if (lift_sanctions(tx, id, kind, viewer.account, deed.at) == 0) {
      return fail(Kind::not_found, "people.no_sanction");
    }
    audit_account(tx, deed, viewer, "account.sanction_lifted", id, to_json(SanctionChange{kind}),
                  "");
    record_account_event(tx, event, "account.sanction_lifted", id, account->person);
    tx.after_commit([this, id] { ground_.authenticator.forget(id); });
    return {};
  });
}

Result<std::vector<Sanction>> Administration::sanctions(const Viewer& viewer, AccountId id,
                                                        SanctionId before, int limit) const {
  if (!viewer.may(Permission::sanction)) return fail(Kind::forbidden, "errors.forbidden");
  return ground_.database.read(
      [&](db::Connection& c) { return list_sanctions(c, id, or_newest(before), limit); });
}

}  // namespace coloquio::people
