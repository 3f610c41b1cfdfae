#pragma once

#include "community/community.h"
#include "jobs/queue.h"
#include "mail/mailer.h"
#include "notices/notice.h"
#include "notices/preferences.h"
#include "notices/store.h"

namespace coloquio::notices {

// Mails notices that nobody has read ten minutes later, if their person wants them. Once a minute,
// on a thread of the queue.
class Postman {
 public:
  struct Parts {
    db::Database& database;
    const Clock& clock;
    Ids& ids;
    community::Community& community;
    mail::Mailer& mailer;
    PreferenceBook& preferences;
    std::string site_zone;
  };
  explicit Postman(Parts parts) : parts_(std::move(parts)) {}

  void work_for(jobs::Queue& queue);
  // All that is due; returns how many mails were written.
  int send_due();

  static constexpr int most_a_day = 100;  // Mails to one person.

 private:
  // What happens with one notice that is due: it is mailed, waits until the quiet hours end, or is
  // left to the page behind the bell.
  bool handle(const Notice& notice, Instant now);
  std::optional<mail::Letter> letter_for(const Notice& notice, Instant now,
                                         std::optional<Instant>& later);
  std::optional<mail::Letter> write(const Notice& notice, const people::Account& account);

  Parts parts_;
};

}  // namespace coloquio::notices
