#pragma once

#include <boost/describe.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "base/viewer.h"
#include "db/database.h"

namespace coloquio::notices {

// all: every notice. personal: only when named, and when an answer is chosen. none: nothing.
enum class MailWanted { all, personal, none };
BOOST_DESCRIBE_ENUM(MailWanted, all, personal, none)

// A summary for who has not been here for that long.
enum class DigestEvery { daily, weekly, monthly, never };
BOOST_DESCRIBE_ENUM(DigestEvery, daily, weekly, monthly, never)

// What a person wants by mail. In quiet hours nothing is sent; it goes out when they end.
struct Preferences {
  MailWanted mail = MailWanted::all;
  DigestEvery digest = DigestEvery::weekly;
  std::optional<int> quiet_from;   // Minute of the day, 0 to 1439; both or none.
  std::optional<int> quiet_until;  // Before quiet_from: the next morning.
  std::string time_zone;           // "Europe/Madrid"
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (mail, digest, quiet_from, quiet_until, time_zone))

// When the quiet hours that hold at `now` end; nothing when they do not.
std::optional<Instant> quiet_until(const Preferences& preferences, Instant now);

Preferences find_preferences(db::Connection& db, PersonId person, std::string_view site_zone);

// The verbs. Who came by the link of a mail is named by its key: no sign-in, and it opens nothing
// but this page.
class PreferenceBook {
 public:
  // `site_zone`: of who never chose one.
  PreferenceBook(db::Database& database, const Clock& clock, std::string site_zone);

  Result<Preferences> of(const Viewer& viewer) const;
  // Kind::invalid: half of the quiet hours, equal ones, an unknown time zone.
  Result<> set(const Viewer& viewer, const Preferences& wanted) const;

  // The key of a person for "/unsubscribe/KEY"; it does not expire, as mails do not.
  std::string key_for(PersonId person) const;
  // Kind::not_found for a key that is not ours.
  Result<PersonId> person_of(std::string_view key) const;
  Result<Preferences> of_key(std::string_view key) const;
  Result<> set_by_key(std::string_view key, MailWanted mail, DigestEvery digest) const;

 private:
  Result<> save(PersonId person, const Preferences& wanted) const;
  const std::string& secret() const;

  db::Database& database_;
  const Clock& clock_;
  std::string site_zone_;
  mutable std::once_flag asked_;  // Of the secret, which commands that send nothing need not.
  mutable std::string secret_;
};

}  // namespace coloquio::notices
