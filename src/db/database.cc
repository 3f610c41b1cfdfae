#include "db/database.h"

#include "db/migrate.h"
#include "db/postgres_database.h"
#include "db/sqlite_database.h"

namespace coloquio::db {

std::unique_ptr<Database> Database::open(const Options& options) {
  std::unique_ptr<Database> database;
  if (options.url.empty()) {
    database = std::make_unique<sqlite::SqliteDatabase>(options);
  } else {
    database = std::make_unique<postgres::PostgresDatabase>(options);
  }
  refuse_newer(*database);
  return database;
}

void restore(const Options& options, const std::filesystem::path& file, Overwrite overwrite) {
  if (options.url.empty()) {
    sqlite::restore(options, file, overwrite);
  } else {
    postgres::restore(options, file, overwrite);
  }
}

}  // namespace coloquio::db
