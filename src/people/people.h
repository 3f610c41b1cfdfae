#pragma once

#include <utility>

#include "people/accounts.h"
#include "people/administration.h"
#include "people/first_run.h"
#include "people/profiles.h"
#include "people/sessions.h"
#include "people/tokens.h"

namespace coloquio::people {

// All the verbs of people/, built once by App. Its members may be used from any thread.
struct People {
  People(db::Database& database, const Clock& clock, Ids& ids, mail::Mailer& mailer,
         Passwords::Cost cost = Passwords::Cost::real)
      : passwords(cost),
        authenticator(database, clock),
        ground{database, clock, ids, mailer, passwords, authenticator},
        sessions(ground),
        accounts(ground, sessions),
        tokens(ground),
        profiles(ground),
        administration(ground),
        first_run(ground, accounts) {}

  Passwords passwords;
  KeyAuthenticator authenticator;
  Ground ground;
  Sessions sessions;
  Accounts accounts;
  Tokens tokens;
  Profiles profiles;
  Administration administration;
  FirstRun first_run;
};

}  // namespace coloquio::people
