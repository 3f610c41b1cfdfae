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
  opened->house = std::make_unique<House>(config, database, opened->clock);
  return opened;
}

}  // namespace coloquio::app
