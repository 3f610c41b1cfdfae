#pragma once

#include <string>

#include "base/ids.h"
#include "db/audit.h"
#include "db/database.h"
#include "mail/mailer.h"
#include "people/authenticator.h"
#include "people/passwords.h"

namespace coloquio::people {

// What the verbs of people/ stand on. All of it lives as long as they do.
struct Ground {
  db::Database& database;
  const Clock& clock;
  Ids& ids;
  mail::Mailer& mailer;
  Passwords& passwords;
  KeyAuthenticator& authenticator;
};

// A name as people type it, cleaned; an error of `field` when it is none.
Result<std::string> name_typed(std::string_view field, std::string_view typed);
// An e-mail address as typed, trimmed; an error of `field` when it cannot be one.
Result<std::string> email_typed(std::string_view field, std::string_view typed);

// Names an event and its subject; made outside of the transaction that records it.
struct Note {
  std::int64_t id = 0;
  Instant at;
};
inline Note note(const Ground& ground) { return {ground.ids.next(), ground.clock.now()}; }
void record_account_event(db::Transaction& tx, const Note& note, std::string_view name,
                          AccountId account, PersonId person);

// Adds to the audit what was done to an account. `before` and `after` are JSON or "".
void audit_account(db::Transaction& tx, const Note& note, const Viewer& by, std::string_view act,
                   AccountId account, std::string before, std::string after);

}  // namespace coloquio::people
