#include "notices/preferences.h"

#include "base/ids.h"
#include "base/zones.h"
#include "db/enum_name.h"
#include "notices/secret.h"

namespace coloquio::notices {
namespace {

constexpr int minutes_a_day = 24 * 60;
constexpr std::string_view purpose = "unsubscribe:";

bool is_minute(std::optional<int> minute) {
  return !minute || (*minute >= 0 && *minute < minutes_a_day);
}

std::vector<FieldError> problems_of(const Preferences& wanted) {
  std::vector<FieldError> problems;
  const bool both = wanted.quiet_from.has_value() == wanted.quiet_until.has_value();
  const bool same = wanted.quiet_from && wanted.quiet_from == wanted.quiet_until;
  if (!both || same || !is_minute(wanted.quiet_from) || !is_minute(wanted.quiet_until)) {
    problems.push_back({"quiet_from", "notices.quiet_wrong", {}});
  }
  if (!zones::is_known(wanted.time_zone)) {
    problems.push_back({"time_zone", "notices.time_zone_wrong", {}});
  }
  return problems;
}

}  // namespace

std::optional<Instant> quiet_until(const Preferences& preferences, Instant now) {
  if (!preferences.quiet_from || !preferences.quiet_until) return std::nullopt;
  const int from = *preferences.quiet_from;
  const int until = *preferences.quiet_until;
  const int minute = zones::minute_of_day(now, preferences.time_zone);
  const bool quiet =
      from < until ? minute >= from && minute < until : minute >= from || minute < until;
  if (!quiet) return std::nullopt;
  const int left = (until - minute + minutes_a_day) % minutes_a_day;
  return std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes{left};
}

Preferences find_preferences(db::Connection& db, PersonId person, std::string_view site_zone) {
  Preferences found;
  found.time_zone = site_zone;
  const auto rows = db.query(
      "SELECT mail, digest, quiet_from, quiet_until, time_zone FROM notice_preference "
      "WHERE person_id = $1",
      person);
  if (rows.empty()) return found;
  const auto row = rows.front();
  found.mail = db::name_or(row.get<std::string_view>(0), MailWanted::all);
  found.digest = db::name_or(row.get<std::string_view>(1), DigestEvery::weekly);
  found.quiet_from = row.get<std::optional<int>>(2);
  found.quiet_until = row.get<std::optional<int>>(3);
  found.time_zone = row.get<std::string>(4);
  return found;
}

PreferenceBook::PreferenceBook(db::Database& database, const Clock& clock, std::string site_zone)
    : database_(database), clock_(clock), site_zone_(std::move(site_zone)) {}

const std::string& PreferenceBook::secret() const {
  std::call_once(asked_, [this] { secret_ = secret_of(database_, clock_.now()); });
  return secret_;
}

Result<Preferences> PreferenceBook::of(const Viewer& viewer) const {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  return database_.read(
      [&](db::Connection& db) { return find_preferences(db, viewer.person, site_zone_); });
}

Result<> PreferenceBook::set(const Viewer& viewer, const Preferences& wanted) const {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  return save(viewer.person, wanted);
}

Result<> PreferenceBook::save(PersonId person, const Preferences& wanted) const {
  if (auto problems = problems_of(wanted); !problems.empty()) {
    return fail_fields(std::move(problems));
  }
  const auto now = clock_.now();
  database_.write([&](db::Transaction& tx) {
    tx.execute(
        "INSERT INTO notice_preference (person_id, mail, digest, quiet_from, quiet_until, "
        "time_zone, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person_id) "
        "DO UPDATE SET mail = $2, digest = $3, quiet_from = $4, quiet_until = $5, time_zone = $6, "
        "updated_at = $7",
        person, db::to_name(wanted.mail), db::to_name(wanted.digest), wanted.quiet_from,
        wanted.quiet_until, wanted.time_zone, now);
  });
  return {};
}

std::string PreferenceBook::key_for(PersonId person) const {
  const auto id = to_string(person);
  return id + "." + sign(secret(), std::string(purpose) + id);
}

Result<PersonId> PreferenceBook::person_of(std::string_view key) const {
  const auto dot = key.find('.');
  const auto id = key.substr(0, dot);
  PersonId person{};
  if (dot == std::string_view::npos || !parse_id(id, person) ||
      !is_signed(secret(), std::string(purpose) + std::string(id), key.substr(dot + 1))) {
    return fail(Kind::not_found, "notices.key_wrong");
  }
  return person;
}

Result<Preferences> PreferenceBook::of_key(std::string_view key) const {
  const auto person = person_of(key);
  if (!person) return fail(person.error());
  return database_.read(
      [&](db::Connection& db) { return find_preferences(db, *person, site_zone_); });
}

Result<> PreferenceBook::set_by_key(std::string_view key, MailWanted mail,
                                    DigestEvery digest) const {
  auto wanted = of_key(key);
  if (!wanted) return fail(wanted.error());
  wanted->mail = mail;
  wanted->digest = digest;
  return save(*person_of(key), *wanted);
}

}  // namespace coloquio::notices
