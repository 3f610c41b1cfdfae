#pragma once

// The front door of people/ for the other rooms: who somebody is. The verbs of accounts are in
// accounts.h, sessions.h, tokens.h and administration.h; people.h has them all together.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "people/account.h"
#include "people/person.h"

namespace coloquio::people {

// The cards of these people, in no particular order, each once; ids that do not exist are left out.
// One query however many ids (at most 500).
std::vector<PersonCard> cards(db::Connection& db, std::span<const PersonId> ids);
// The card of `id` in what cards() returned; a nameless one when it is not there.
const PersonCard& card_of(const std::vector<PersonCard>& cards, PersonId id);

std::optional<Person> find_person(db::Connection& db, PersonId id);
std::optional<Account> find_account(db::Connection& db, AccountId id);
std::optional<Account> find_account_of(db::Connection& db, PersonId id);
std::optional<Account> find_account(db::Connection& db, std::string_view email);
// Whether anybody but this person has a role with that permission.
bool somebody_else_may(db::Connection& db, Permission permission, PersonId than);

// Accounts that came here since then; some minutes coarse.
std::int64_t count_seen_since(db::Connection& db, Instant since);
// Those with one of these roles that are not suspended at `now`, in the order of their ids, with
// the names of their people. All of them: staff is a handful.
struct Colleague {
  Account account;
  std::string name;
};
std::vector<Colleague> colleagues(db::Connection& db, std::span<const Role> roles, Instant now);

// Adds to what a person's profile counts; negative when a message is removed or an acceptance
// undone. In the transaction that posts, removes or accepts.
void add_posts(db::Connection& db, PersonId id, int by);
void add_answers_accepted(db::Connection& db, PersonId id, int by);

// The trust that a person has earned (community/trust/), 0 to 4. What sessions know of it is at
// most a minute old.
int trust_level(db::Connection& db, PersonId id);
void set_trust_level(db::Connection& db, PersonId id, int level);
// Whose level it is, in the order of their ids, after `after`. Looks at every person.
std::vector<PersonId> people_at_level(db::Connection& db, int level, PersonId after, int limit);

// For imports and the demo: people without an account, who may claim their identity later.
void add_person(db::Connection& db, const Person& person);
// Name, headline and description of somebody who is here already.
void update_profile(db::Connection& db, const Person& person);
std::optional<PersonId> find_identity(db::Connection& db, std::string_view network,
                                      std::string_view native_id);
// False when that identity already belongs to somebody; nothing is changed then.
bool add_identity(db::Connection& db, const Identity& identity);
// An account, its e-mail confirmed, for a person who has none. `password_hash`: Passwords::hash().
// False when the e-mail has an account already; nothing is changed then.
bool insert_account(db::Connection& db, const Account& account, std::string_view password_hash);
void update_password(db::Connection& db, AccountId id, std::string_view password_hash);
// Removes people with their accounts, identities, sessions and tokens; not what they wrote.
void remove_people(db::Connection& db, std::span<const PersonId> ids);

}  // namespace coloquio::people
