#include "db/database.h"

#include "db/migrate.h"
#include "db/sqlite_database.h"

namespace coloquio::db {

std::unique_ptr<Database> Database::open(const Options& options) {
  auto database = std::make_unique<sqlite::SqliteDatabase>(options);
  refuse_newer(*database);
  return database;
}

void restore(const Options& options, const std::filesystem::path& file, Overwrite overwrite) {
  sqlite::restore(options, file, overwrite);
}

}  // namespace coloquio::db
