#pragma once

#include "base/result.h"
#include "community/community.h"
#include "jobs/queue.h"
#include "mail/mailer.h"

namespace coloquio::community {

// The weekly letter on the health of each open community, to everybody who moderates it and has not
// said no: planned on Monday morning (until Wednesday, when the program was down), one job a week
// for each person and community, written once however often plan() and write() run.
class Letters {
 public:
  Letters(db::Database& database, const Clock& clock, Ids& ids, const web::Site& site,
          Community& community, const mail::Mailer& mailer)
      : db_(database),
        clock_(clock),
        ids_(ids),
        site_(site),
        community_(community),
        mailer_(mailer) {}

  void plan();
  Result<> write(const jobs::Job& job);  // "health.letter"

 private:
  std::string in_words(const HealthView& health, Language language) const;

  db::Database& db_;
  const Clock& clock_;
  Ids& ids_;
  const web::Site& site_;
  Community& community_;
  const mail::Mailer& mailer_;
};

}  // namespace coloquio::community
