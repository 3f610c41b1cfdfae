#pragma once

#include "community/community.h"
#include "jobs/queue.h"
#include "mail/mailer.h"
#include "notices/preferences.h"
#include "people/account.h"

namespace coloquio::notices {

// Tells who has not been here for a while what they missed: five conversations and five solutions
// that they may read. Weekly unless they want it otherwise; nothing after half a year away.
class Digest {
 public:
  struct Parts {
    db::Database& database;
    const Clock& clock;
    community::Community& community;
    mail::Mailer& mailer;
    PreferenceBook& preferences;
    std::string site_zone;
    std::string public_url;
  };
  explicit Digest(Parts parts) : parts_(std::move(parts)) {}

  void work_for(jobs::Queue& queue);
  // All that are due; returns how many were written. Each is a transaction of its own.
  int send_due();

 private:
  bool handle(const people::Account& account, Instant now);
  // "" when there is nothing to tell.
  std::string missed_by(const Viewer& viewer, Instant since);

  Parts parts_;
};

}  // namespace coloquio::notices
