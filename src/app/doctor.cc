#include "app/doctor.h"

#include <unistd.h>

#include <filesystem>

#include "app/commands/command.h"
#include "db/migrate.h"
#include "jobs/queue.h"
#include "mail/smtp.h"

namespace coloquio::app {
namespace {

using Health = Finding::Health;
namespace fs = std::filesystem;

constexpr std::uintmax_t little_room =
    500'000'000;  // Bytes: a day of a busy community and a backup.

void look_at_address(const Config& config, std::vector<Finding>& found) {
  const auto& url = config.site.public_url;
  const bool local =
      url.find("//localhost") != std::string::npos || url.find("//127.") != std::string::npos;
  if (local) {
    found.push_back({Health::notice, "cli.doctor_public_url", {{"url", url}}});
  } else {
    found.push_back({Health::well, "cli.doctor_public_url_ok", {{"url", url}}});
  }
}

void look_at_disk(const Config& config, std::vector<Finding>& found) {
  fs::path folder = fs::absolute(config.database.data);
  while (!folder.empty() && !fs::exists(folder)) folder = folder.parent_path();
  if (access(folder.c_str(), W_OK) != 0) {
    found.push_back({Health::ill, "cli.doctor_data_writable", {{"path", folder.string()}}});
    return;
  }
  const auto free = fs::space(folder).available;
  const Args args{{"free", human_size(Language::en, free)}, {"path", folder.string()}};
  found.push_back(free < little_room ? Finding{Health::ill, "cli.doctor_disk_low", args}
                                     : Finding{Health::well, "cli.doctor_disk", args});
}

// The newest instant that the database knows of.
Instant newest_event(db::Database& database) {
  return database.read([](db::Connection& c) {
    return c.query("SELECT coalesce(max(at), 0) FROM event").front().get<Instant>(0);
  });
}

// What SQLite finds wrong with its file, or nothing; PostgreSQL looks after itself.
std::string damage_in(db::Database& database) {
  if (database.engine() == db::Engine::postgres) return {};
  return database.read([](db::Connection& c) {
    const auto answer = c.query("PRAGMA quick_check(1)").front().get<std::string>(0);
    return answer == "ok" ? std::string{} : answer;
  });
}

// Mails and other work that failed too often to be tried again.
void look_at_dead_letters(db::Database& database, std::vector<Finding>& found) {
  constexpr int enough = 100;
  const auto letters =
      database.read([](db::Connection& c) { return jobs::dead_letters(c, enough); });
  if (letters.empty()) return;
  found.push_back({Health::notice,
                   "cli.doctor_dead_letters",
                   {{"count", static_cast<std::int64_t>(letters.size())},
                    {"kind", letters.front().job.kind},
                    {"error", letters.front().error}}});
}

void look_at_clock(Instant now, Instant newest, std::vector<Finding>& found) {
  const Args args{{"time", to_iso(now)}};
  found.push_back(now < newest ? Finding{Health::ill, "cli.doctor_clock_wrong", args}
                               : Finding{Health::well, "cli.doctor_clock", args});
}

void look_at_database(const Config& config, const Clock& clock, std::vector<Finding>& found) {
  const bool embedded = config.database.url.empty();
  if (embedded && !fs::exists(config.database.data / "coloquio.db")) {
    found.push_back(
        {Health::notice, "cli.doctor_database_new", {{"path", config.database.data.string()}}});
    return;
  }
  try {
    auto options = config.database;
    options.beside = db::Beside::a_server;
    const auto database = db::Database::open(options);
    const int version = db::schema_version(*database);
    const int wanted = db::newest_migration();
    if (version < wanted) {
      found.push_back({Health::ill,
                       "cli.doctor_database_old",
                       {{"version", std::to_string(version)}, {"wanted", std::to_string(wanted)}}});
      return;
    }
    db::refuse_altered(*database);
    const auto damage = damage_in(*database);
    if (!damage.empty()) {
      found.push_back({Health::ill, "cli.doctor_integrity", {{"problem", damage}}});
      return;
    }
    found.push_back({Health::well, "cli.doctor_database", {{"version", std::to_string(version)}}});
    look_at_clock(clock.now(), newest_event(*database), found);
    look_at_dead_letters(*database, found);
  } catch (const db::Failure& e) {
    found.push_back(
        {Health::ill, "cli.doctor_database_fails", {{"problem", std::string{e.what()}}}});
  }
}

void look_at_mail(const Config& config, std::vector<Finding>& found) {
  if (config.mail.host.empty()) {
    found.push_back(
        {config.site.development ? Health::well : Health::ill, "cli.doctor_mail_none", {}});
    return;
  }
  const auto outcome = mail::check(config.mail);
  if (outcome.kind == mail::Outcome::Kind::sent) {
    found.push_back({Health::well, "cli.doctor_mail_ok", {{"host", config.mail.host}}});
  } else {
    found.push_back({Health::ill,
                     "cli.doctor_mail_fails",
                     {{"host", config.mail.host}, {"problem", outcome.detail}}});
  }
}

}  // namespace

std::vector<Finding> examine(const Config& config, const Clock& clock) {
  std::vector<Finding> found{{Health::well, "cli.doctor_config", {}}};
  look_at_address(config, found);
  look_at_disk(config, found);
  look_at_database(config, clock, found);
  look_at_mail(config, found);
  return found;
}

}  // namespace coloquio::app
