#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "db/database.h"

namespace coloquio::db {

// Forward only. Files migrations/NNNN_name.sql in the binary; where the engines must differ there
// are two, NNNN_name.sqlite.sql and NNNN_name.postgres.sql. Table schema_migration holds number,
// name, SHA-256 and time of each one applied.
struct Migrated {
  int from = 0;
  int to = 0;
  std::filesystem::path backup;  // Made before the first change; empty for a new database.
};

// Applies what is missing, each in one transaction, after a backup into `backups`. Throws Failure:
// when a file's hash differs from the one applied, or the database knows a later number.
Migrated migrate(Database& database, const std::filesystem::path& backups);

int newest_migration();                  // Of this program.
int schema_version(Database& database);  // 0 for an empty database.
// Throws Failure when the database was made by a newer version of Coloquio.
void refuse_newer(Database& database);
// Throws Failure when a migration that was applied is not the one of this program.
void refuse_altered(Database& database);

}  // namespace coloquio::db
