#include "db/migrate.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/embedded.h"

namespace coloquio::db {
namespace {

struct Migration {
  int number = 0;
  std::string name;  // "0001_ground"
  std::string_view sql;
};

// "0007_ideas.sqlite.sql" is for SQLite only; "0007_ideas.sql" for both.
bool is_for(std::string_view path, Engine engine) {
  const bool sqlite = path.ends_with(".sqlite.sql");
  const bool postgres = path.ends_with(".postgres.sql");
  return (!sqlite && !postgres) || (engine == Engine::sqlite ? sqlite : postgres);
}

std::vector<Migration> migrations_for(Engine engine) {
  std::vector<Migration> all;
  for (const auto& file : embedded::migrations()) {
    if (!is_for(file.path, engine)) continue;
    Migration m;
    std::from_chars(file.path.data(), file.path.data() + file.path.size(), m.number);
    m.name = file.path.substr(0, file.path.find('.'));
    m.sql = file.bytes;
    all.push_back(std::move(m));
  }
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.number < b.number; });
  return all;
}

std::string hash_of(std::string_view sql) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(sql.data()), sql.size());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

// In SQLite only the exact words INTEGER PRIMARY KEY make a column the table's own key; any other
// spelling costs a second tree beside the rows.
std::string for_sqlite(std::string_view sql) {
  static constexpr std::string_view kOurs = "BIGINT PRIMARY KEY";
  static constexpr std::string_view kTheirs = "INTEGER PRIMARY KEY";
  std::string out(sql);
  for (auto at = out.find(kOurs); at != std::string::npos; at = out.find(kOurs, at)) {
    out.replace(at, kOurs.size(), kTheirs);
    at += kTheirs.size();
  }
  return out;
}

bool has_tables(Connection& c) {
  const char* const sql =
      c.engine() == Engine::sqlite
          ? "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'"
          : "SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_migration')";
  return c.query(sql).front().get<int>(0) > 0;
}

int version(Connection& c) {
  if (!has_tables(c)) return 0;
  return c.query("SELECT coalesce(max(number), 0) FROM schema_migration").front().get<int>(0);
}

void check_hashes(Connection& c, const std::vector<Migration>& ours) {
  for (const auto row :
       c.query("SELECT number, name, hash FROM schema_migration ORDER BY number")) {
    const auto same = std::find_if(ours.begin(), ours.end(),
                                   [&](const auto& m) { return m.number == row.get<int>(0); });
    if (same != ours.end() && hash_of(same->sql) == row.get<std::string_view>(2)) continue;
    throw Failure(
        fmt::format("Migration {} of this program differs from the one that made this database. A "
                    "migration that "
                    "was applied is never changed: use the released version, or a fresh database.",
                    row.get<std::string_view>(1)));
  }
}

void apply(Database& database, const Migration& m) {
  database.write([&](Transaction& tx) {
    tx.script(tx.engine() == Engine::sqlite ? for_sqlite(m.sql) : std::string(m.sql));
    tx.execute(
        "INSERT INTO schema_migration (number, name, hash, applied_at) VALUES ($1, $2, $3, $4)",
        m.number, m.name, hash_of(m.sql), SystemClock{}.now());
  });
}

}  // namespace

int newest_migration() {
  const auto all = migrations_for(Engine::sqlite);
  return all.empty() ? 0 : all.back().number;
}

int schema_version(Database& database) {
  return database.read([](Connection& c) { return version(c); });
}

void refuse_newer(Database& database) {
  const int theirs = schema_version(database);
  if (theirs <= newest_migration()) return;
  throw Failure(
      fmt::format("This database was made by a newer Coloquio (it is at step {}, this program "
                  "knows {}). Install "
                  "the newer version, or restore the backup that was made before the upgrade.",
                  theirs, newest_migration()));
}

void refuse_altered(Database& database) {
  const auto ours = migrations_for(database.engine());
  database.read([&](Connection& c) {
    if (has_tables(c)) check_hashes(c, ours);
  });
}

Migrated migrate(Database& database, const std::filesystem::path& backups) {
  refuse_newer(database);
  const auto ours = migrations_for(database.engine());
  Migrated result{.from = schema_version(database), .to = newest_migration(), .backup = {}};
  if (result.from == 0) {
    database.write([](Transaction& tx) {
      tx.script(
          "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT "
          "NULL, "
          "hash TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    });
  }
  database.read([&](Connection& c) { check_hashes(c, ours); });
  if (result.from > 0 && result.from < result.to) {
    std::filesystem::create_directories(backups);
    const auto stamp = to_micros(SystemClock{}.now()) / 1'000'000;
    result.backup = backups / fmt::format("before-{:04}-{}.{}", result.to, stamp,
                                          database.engine() == Engine::sqlite ? "db" : "dump");
    database.backup(result.backup);
  }
  for (const auto& m : ours) {
    if (m.number > result.from) apply(database, m);
  }
  return result;
}

}  // namespace coloquio::db
