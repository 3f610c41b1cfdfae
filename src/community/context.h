#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "community/limits.h"
#include "db/database.h"
#include "mail/mailer.h"
#include "people/accounts.h"
#include "web/page_cache.h"
#include "web/site.h"

namespace coloquio::community {

// What the services of this room stand on; App owns all of it.
struct Context {
  db::Database& db;
  const Clock& clock;
  Ids& ids;
  web::PageCache& cache;  // Kept guest pages: dropped by the commit that changes what they show.
  const web::Site& site;
  LimitTiers limits = {};
  mail::Mailer* mailer = nullptr;        // Null: invitations send no mail.
  people::Accounts* accounts = nullptr;  // Null: invitations open no accounts.
};

}  // namespace coloquio::community
