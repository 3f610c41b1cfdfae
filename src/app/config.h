#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "base/result.h"
#include "community/day_caps.h"
#include "community/limits.h"
#include "db/database.h"
#include "mail/smtp.h"
#include "people/passwords.h"
#include "web/rate_limit.h"
#include "web/server.h"
#include "web/site.h"

namespace coloquio::app {

// Everything an administrator can set, with the values of a fresh installation.
struct Config {
  db::Options database{.data = "data", .url = "", .pool = 16};
  web::Site site;
  web::ServerOptions server;
  mail::SmtpOptions mail;
  std::filesystem::path backups;  // Empty: "backups" inside the data directory.
  web::RateLimits limits;
  community::LimitTiers posting;
  community::DayCaps::Most caps;
  std::size_t page_cache_mb = 32;
  people::Passwords::Cost password_cost = people::Passwords::Cost::real;
  log::Level log_level = log::Level::info;

  std::filesystem::path backup_folder() const {
    return backups.empty() ? database.data / "backups" : backups;
  }
};

// One setting, known under three names: `mail.host` in coloquio.toml, COLOQUIO_MAIL_HOST in the
// environment, --mail-host on the command line.
struct Setting {
  std::string key;
  std::string expects;  // For the error sentence: "a number from 0 to 65535". Key of messages.
  std::function<bool(Config&, std::string_view)> set;  // False: the value does not fit.

  std::string environment_name() const;
  std::string flag() const;
};

const std::vector<Setting>& settings();

struct Given {
  std::string key;
  std::string value;
  std::string origin;  // "coloquio.toml, line 3", "COLOQUIO_PORT", "--port"
};

// File, environment and flags, in rising order. An empty `file` means coloquio.toml in the working
// directory, then /etc/coloquio/coloquio.toml, then none. Kind::invalid names every wrong value
// with its origin, one field each.
Result<Config> load_config(const std::filesystem::path& file, const std::vector<Given>& flags,
                           char** environment);

}  // namespace coloquio::app
