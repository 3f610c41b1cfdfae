#include "app/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <sstream>

#include "base/text.h"

namespace coloquio::app {
namespace {

template <class T>
bool parse_number(std::string_view text, T low, T high, T& out) {
  T value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return false;
  if (value < low || value > high) return false;
  out = value;
  return true;
}

bool parse_bool(std::string_view text, bool& out) {
  if (text == "true" || text == "1" || text == "yes") return out = true, true;
  if (text == "false" || text == "0" || text == "no") return out = false, true;
  return false;
}

bool parse_url(std::string_view text, std::string& out) {
  const bool known = text.starts_with("http://") || text.starts_with("https://");
  if (!known || text.find_first_of(" \t\r\n\"<>") != std::string_view::npos) return false;
  while (text.ends_with('/')) text.remove_suffix(1);
  out = text;
  return true;
}

bool parse_list(std::string_view text, std::vector<std::string>& out) {
  out.clear();
  for (std::size_t at = 0; at <= text.size();) {
    const auto comma = std::min(text.find(',', at), text.size());
    const auto item = coloquio::text::clean_line(text.substr(at, comma - at));
    if (!item.empty()) out.push_back(item);
    at = comma + 1;
  }
  return true;
}

template <class F>
Setting setting(std::string key, std::string expects, F set) {
  return {std::move(key), std::move(expects), std::move(set)};
}

// limits.search.member = 30: how often a minute each role may do each kind of thing.
void add_limits(std::vector<Setting>& all) {
  using web::RateLimits;
  const std::pair<const char*, RateLimits::Class RateLimits::*> classes[] = {
      {"page", &RateLimits::page},
      {"search", &RateLimits::search},
      {"sign_in", &RateLimits::sign_in},
      {"write", &RateLimits::write},
      {"api", &RateLimits::api}};
  for (const auto& [kind, of_kind] : classes) {
    for (const auto& [role, of_role] : RateLimits::roles) {
      all.push_back(setting(std::string("limits.") + kind + "." + std::string(role),
                            "number_0_100000",
                            [of_kind = of_kind, of_role = of_role](Config& c, std::string_view v) {
                              auto& allowance = c.limits.*of_kind.*of_role;
                              if (!parse_number(v, 0, 100'000, allowance.per_minute)) return false;
                              if (allowance.per_minute == 0) allowance.per_hour = 0;
                              return true;
                            }));
    }
  }
}

// limits.newcomer.links = 2: how much one person may post; limits.day.likes = 50: and do in a day.
void add_posting_limits(std::vector<Setting>& all) {
  using community::Limits;
  using community::LimitTiers;
  const auto add = [&](std::string key, auto assign) {
    all.push_back(
        setting(std::move(key), "number_0_100000", [assign](Config& c, std::string_view v) {
          int number = 0;
          if (!parse_number(v, 0, 100'000, number)) return false;
          assign(c, number);
          return true;
        }));
  };
  const std::pair<const char*, Limits LimitTiers::*> tiers[] = {{"newcomer", &LimitTiers::newcomer},
                                                                {"member", &LimitTiers::member},
                                                                {"staff", &LimitTiers::staff}};
  const std::pair<const char*, int Limits::*> counts[] = {
      {"links", &Limits::links},
      {"images", &Limits::images},
      {"topics_a_day", &Limits::topics_a_day},
      {"replies_a_day", &Limits::replies_a_day},
      {"replies_a_topic", &Limits::replies_a_topic},
      {"first_posts", &Limits::first_posts},
      {"spam_hosts", &Limits::spam_hosts}};
  const std::pair<const char*, std::chrono::seconds Limits::*> pauses[] = {
      {"between_topics", &Limits::between_topics},
      {"between_posts", &Limits::between_posts},
      {"same_text", &Limits::same_text},
      {"typing", &Limits::typing}};
  for (const auto& [tier_name, tier] : tiers) {
    const auto prefix = std::string{"limits."} + tier_name + ".";
    for (const auto& [name, count] : counts) {
      add(prefix + name,
          [tier = tier, count = count](Config& c, int v) { c.posting.*tier.*count = v; });
    }
    for (const auto& [name, pause] : pauses) {
      add(prefix + name, [tier = tier, pause = pause](Config& c, int v) {
        c.posting.*tier.*pause = std::chrono::seconds{v};
      });
    }
    add(prefix + "edit_for",
        [tier = tier](Config& c, int v) { (c.posting.*tier).edit_for = std::chrono::hours{v}; });
  }
  using Most = community::DayCaps::Most;
  for (const auto& [name, most] :
       {std::pair{"likes", &Most::likes}, {"reports", &Most::reports}, {"edits", &Most::edits}}) {
    add(std::string{"limits.day."} + name, [most = most](Config& c, int v) { c.caps.*most = v; });
  }
}

std::vector<Setting> all_settings() {
  using V = std::string_view;
  std::vector<Setting> all{
      setting("data", "path",
              [](Config& c, V v) {
                c.database.data = v;
                return !v.empty();
              }),
      setting("database_url", "postgres_url",
              [](Config& c, V v) {
                c.database.url = v;
                return v.empty() || v.starts_with("postgres://") || v.starts_with("postgresql://");
              }),
      setting("database_pool", "number_1_500",
              [](Config& c, V v) { return parse_number(v, 1, 500, c.database.pool); }),
      setting("backups", "path",
              [](Config& c, V v) {
                c.backups = v;
                return true;
              }),
      setting("address", "address",
              [](Config& c, V v) {
                c.server.address = v;
                return !v.empty();
              }),
      setting(
          "port", "port",
          [](Config& c, V v) { return parse_number<std::uint16_t>(v, 0, 65535, c.server.port); }),
      setting("io_threads", "number_0_256",
              [](Config& c, V v) { return parse_number(v, 0, 256, c.server.io_threads); }),
      setting("workers", "number_1_500",
              [](Config& c, V v) { return parse_number(v, 1, 500, c.server.workers); }),
      setting("page_cache_mb", "number_0_256",
              [](Config& c, V v) { return parse_number<std::size_t>(v, 0, 256, c.page_cache_mb); }),
      setting("public_url", "url", [](Config& c, V v) { return parse_url(v, c.site.public_url); }),
      setting("name", "text",
              [](Config& c, V v) {
                c.site.name = coloquio::text::clean_line(v);
                return !c.site.name.empty();
              }),
      setting("language", "language",
              [](Config& c, V v) { return parse_language(v, c.site.language); }),
      setting("time_zone", "time_zone",
              [](Config& c, V v) {
                c.site.time_zone = v;
                return !v.empty();
              }),
      setting("development", "boolean",
              [](Config& c, V v) { return parse_bool(v, c.site.development); }),
      setting("trusted_proxies", "addresses",
              [](Config& c, V v) { return parse_list(v, c.site.trusted_proxies); }),
      setting("mail.host", "text",
              [](Config& c, V v) {
                c.mail.host = v;
                return true;
              }),
      setting("mail.port", "port",
              [](Config& c, V v) { return parse_number<std::uint16_t>(v, 1, 65535, c.mail.port); }),
      setting("mail.user", "text",
              [](Config& c, V v) {
                c.mail.user = v;
                return true;
              }),
      setting("mail.password", "text",
              [](Config& c, V v) {
                c.mail.password = v;
                return true;
              }),
      setting("mail.from", "email",
              [](Config& c, V v) {
                c.mail.from = v;
                return !coloquio::text::normal_email(v).empty();
              }),
      setting("mail.tls", "mail_tls",
              [](Config& c, V v) { return mail::parse_tls(v, c.mail.tls); }),
      setting("mail.ca_file", "text",
              [](Config& c, V v) {
                c.mail.ca_file = v;
                return true;
              }),
      setting("log_level", "log_level",
              [](Config& c, V v) { return log::parse_level(v, c.log_level); }),
  };
  add_limits(all);
  add_posting_limits(all);
  return all;
}

// TOML has types, the environment has only text: one road for both.
std::optional<std::string> as_text(const toml::node& node) {
  if (const auto* s = node.as_string()) return s->get();
  if (const auto* i = node.as_integer()) return std::to_string(i->get());
  if (const auto* b = node.as_boolean()) return b->get() ? "true" : "false";
  if (const auto* a = node.as_array()) {
    std::string list;
    for (const auto& item : *a) {
      const auto* s = item.as_string();
      if (s == nullptr) return std::nullopt;
      list += (list.empty() ? "" : ",") + s->get();
    }
    return list;
  }
  return std::nullopt;
}

std::string line_of(const std::filesystem::path& file, const toml::source_region& source) {
  return file.filename().string() + ":" + std::to_string(source.begin.line);
}

void flatten(const std::filesystem::path& file, const toml::table& table, const std::string& prefix,
             std::vector<Given>& given, std::vector<FieldError>& wrong) {
  for (const auto& [name, node] : table) {
    const auto key = prefix + std::string{name.str()};
    if (const auto* inner = node.as_table()) {
      flatten(file, *inner, key + ".", given, wrong);
      continue;
    }
    const auto value = as_text(node);
    const auto origin = line_of(file, node.source());
    if (value) {
      given.push_back({key, *value, origin});
    } else {
      wrong.push_back({key, "cli.config_type", {{"key", key}, {"origin", origin}}});
    }
  }
}

std::filesystem::path config_file(const std::filesystem::path& asked) {
  if (!asked.empty()) return asked;
  for (const std::filesystem::path place : {"coloquio.toml", "/etc/coloquio/coloquio.toml"}) {
    std::error_code ignored;
    if (std::filesystem::exists(place, ignored)) return place;
  }
  return {};
}

void read_file(const std::filesystem::path& file, std::vector<Given>& given,
               std::vector<FieldError>& wrong) {
  try {
    flatten(file, toml::parse_file(file.string()), "", given, wrong);
  } catch (const toml::parse_error& e) {
    wrong.push_back(
        {"config",
         "cli.config_syntax",
         {{"origin", line_of(file, e.source())}, {"problem", std::string{e.description()}}}});
  }
}

void read_environment(char** environment, std::vector<Given>& given) {
  for (char** entry = environment; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view pair = *entry;
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = pair.substr(0, equals);
    for (const auto& s : settings()) {
      if (s.environment_name() != name) continue;
      given.push_back({s.key, std::string{pair.substr(equals + 1)}, std::string{name}});
    }
  }
}

void apply(const Given& given, Config& config, std::vector<FieldError>& wrong) {
  const auto& list = settings();
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Setting& s) { return s.key == given.key; });
  if (found == list.end()) {
    wrong.push_back(
        {given.key, "cli.config_unknown", {{"key", given.key}, {"origin", given.origin}}});
  } else if (!found->set(config, given.value)) {
    wrong.push_back({given.key,
                     "cli.config_value_" + found->expects,
                     {{"key", given.key}, {"origin", given.origin}}});
  }
}

}  // namespace

std::string Setting::environment_name() const {
  std::string name = "COLOQUIO_";
  for (const char c : key) {
    name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

std::string Setting::flag() const {
  std::string name = "--";
  for (const char c : key) name += c == '.' || c == '_' ? '-' : c;
  return name;
}

const std::vector<Setting>& settings() {
  static const auto list = all_settings();
  return list;
}

Result<Config> load_config(const std::filesystem::path& file, const std::vector<Given>& flags,
                           char** environment) {
  Config config;
  std::vector<Given> given;
  std::vector<FieldError> wrong;
  if (const auto path = config_file(file); !path.empty()) read_file(path, given, wrong);
  read_environment(environment, given);
  given.insert(given.end(), flags.begin(), flags.end());
  for (const auto& g : given) apply(g, config, wrong);
  const bool has_address =
      std::any_of(given.begin(), given.end(), [](const Given& g) { return g.key == "public_url"; });
  if (!has_address && config.server.port != 0) {
    config.site.public_url = "http://localhost:" + std::to_string(config.server.port);
  }
  if (!wrong.empty()) return fail(Error{Kind::invalid, "cli.config_wrong", {}, std::move(wrong)});
  return config;
}

}  // namespace coloquio::app
