#include "db/sqlite_database.h"

#include <sys/stat.h>

#include "db/sqlite_failure.h"

namespace coloquio::db::sqlite {
namespace {

// Makes the folder, for its owner only: it will hold addresses and password hashes.
std::filesystem::path prepared(const Options& options) {
  std::error_code error;
  if (!std::filesystem::exists(options.data, error)) {
    const auto parent = std::filesystem::absolute(options.data).parent_path();
    std::filesystem::create_directories(parent, error);
    if (error) raise_errno(error.value(), "create", parent);
    if (mkdir(options.data.c_str(), 0700) != 0) raise_errno(errno, "create", options.data);
  }
  return database_file(options);
}

}  // namespace

std::filesystem::path database_file(const Options& options) { return options.data / "coloquio.db"; }

SqliteDatabase::SqliteDatabase(const Options& options)
    : file_(prepared(options)),
      lock_(options.beside == Beside::nobody ? std::make_optional<DataLock>(options.data)
                                             : std::nullopt),
      checkpointer_(file_, gate_),
      writer_(file_, gate_, announcements_,
              [this](int frames) { checkpointer_.committed(frames); }),
      readers_(file_) {}

}  // namespace coloquio::db::sqlite
