#include "app/open.h"

#include <filesystem>

#include "db/migrate.h"

namespace coloquio::app {

std::unique_ptr<Opened> open(const Config& config, db::Beside beside) {
  auto opened = std::make_unique<Opened>();
  auto options = config.database;
  options.beside = beside;
  opened->database = db::Database::open(options);
  auto& database = *opened->database;
  const int version = db::schema_version(database);
  if (beside == db::Beside::nobody || version == 0) {
    db::migrate(database, config.backup_folder());
  } else if (version < db::newest_migration()) {
    throw db::Failure("the database is at version " + std::to_string(version) +
                      " and this program expects " + std::to_string(db::newest_migration()) +
                      ": run `coloquio migrate` first");
  }
  if (beside == db::Beside::a_server) db::refuse_altered(database);
  opened->house = std::make_unique<House>(config, database, opened->clock);
  return opened;
}

Result<> expect_database(const Config& config) {
  const auto none = [](std::string place) {
    return fail(Kind::not_found, "cli.no_database", {{"place", std::move(place)}});
  };
  if (config.database.url.empty()) {
    const auto file = std::filesystem::absolute(config.database.data) / "coloquio.db";
    if (!std::filesystem::exists(file)) return none(file.string());
    return {};
  }
  auto options = config.database;
  options.beside = db::Beside::a_server;
  if (db::schema_version(*db::Database::open(options)) == 0) return none("PostgreSQL");
  return {};
}

}  // namespace coloquio::app
