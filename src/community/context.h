#pragma once

#include <memory>

#include "base/ids.h"
#include "base/time.h"
#include "community/day_caps.h"
#include "community/limits.h"
#include "community/screening/classifier.h"
#include "db/database.h"
#include "mail/mailer.h"
#include "people/accounts.h"
#include "web/page_cache.h"
#include "web/site.h"

namespace coloquio::people {
class Administration;
}
namespace coloquio::mail {
class Mailer;
}

namespace coloquio::community {

// What the services of this room stand on; App owns all of it.
struct Context {
  db::Database& db;
  const Clock& clock;
  Ids& ids;
  web::PageCache& cache;  // Kept guest pages: dropped by the commit that changes what they show.
  const web::Site& site;
  LimitTiers limits = {};
  // What this room asks of others when somebody is silenced or a decision is mailed; null where
  // there is nobody to ask (tests, imports).
  const people::Administration* administration = nullptr;
  mail::Mailer* mailer = nullptr;
  people::Accounts* accounts = nullptr;  // Invitations open accounts.
  std::shared_ptr<const SpamClassifier> classifier = std::make_shared<const LocalRule>();
  std::shared_ptr<DayCaps> caps = std::make_shared<DayCaps>(DayCaps::Most{});
};

}  // namespace coloquio::community
