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

// Accounts that were used last between these moments (made, if never used), by id after `after`.
std::vector<Account> accounts_seen_between(db::Connection& db, Instant from, Instant until,
                                           AccountId after, int limit);

// Adds to what a person's profile counts; negative when a message is removed or an acceptance
// undone. In the transaction that posts, removes or accepts.
void add_posts(db::Connection& db, PersonId id, int by);
void add_answers_accepted(db::Connection& db, PersonId id, int by);

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
