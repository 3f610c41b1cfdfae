#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "people/account.h"
#include "people/person.h"
#include "people/service.h"

// The SQL of persons, accounts and sanctions. Reading single ones and making them: service.h.
namespace coloquio::people {

struct Login {
  Account account;
  std::string name;
  std::string password_hash;
};
std::optional<Login> find_login(db::Connection& db, std::string_view email_key);
std::optional<Login> find_login(db::Connection& db, AccountId id);
bool there_is_an_administrator(db::Connection& db);
int count_administrators(db::Connection& db);

// False when somebody else has that e-mail.
bool update_email(db::Connection& db, AccountId id, std::string_view email, Instant verified_at);
// The person's "email" identity follows.
void move_email_identity(db::Connection& db, PersonId person, std::string_view old_key,
                         IdentityId id, std::string_view new_key, Instant now);
void update_role(db::Connection& db, AccountId id, Role role);
void update_preferences(db::Connection& db, AccountId id, Language language, Theme theme);
void update_profile(db::Connection& db, const Person& person);

// A page of accounts, newest first.
struct AccountRow {
  AccountId id{};
  PersonId person{};
  std::string name;
  std::string email;
  Role role = Role::member;
  std::optional<Instant> silenced_until;
  std::optional<Instant> suspended_until;
  Instant created_at;
  std::optional<Instant> last_seen_at;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, person, name, email, role, silenced_until, suspended_until, created_at,
                       last_seen_at))
enum class Emails { hidden, shown };
// `words`: part of a name or (when shown) of an e-mail, "" for all.
std::vector<AccountRow> list_accounts(db::Connection& db, std::string_view words, Emails emails,
                                      AccountId before, int limit);

void insert_sanction(db::Connection& db, const Sanction& sanction);
// Ends the account's sanctions of this kind; how many there were.
int lift_sanctions(db::Connection& db, AccountId account, SanctionKind kind, AccountId by,
                   Instant now);
// Newest first.
std::vector<Sanction> list_sanctions(db::Connection& db, AccountId account, SanctionId before,
                                     int limit);

}  // namespace coloquio::people
