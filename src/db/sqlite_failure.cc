#include "db/sqlite_failure.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "db/connection.h"

namespace coloquio::db::sqlite {
namespace {

bool means_full(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

std::string full(const std::filesystem::path& folder) {
  return fmt::format(
      "The disk that holds {0} is full, or over its quota. Nothing of this was saved. Make room "
      "there (see: df -h "
      "{0}); "
      "Coloquio goes on by itself as soon as there is some.",
      folder.string());
}

std::string damaged(const std::filesystem::path& file, const char* detail) {
  return fmt::format(
      "The database {} is damaged ({}). Stop Coloquio, keep a copy of the folder, and put the "
      "newest "
      "backup back with `coloquio restore`.",
      file.string(), detail);
}

std::string read_only(const std::filesystem::path& file) {
  return fmt::format(
      "The database {} cannot be written: its folder or disk is read-only. Remount it writable or "
      "give the folder to the account that runs Coloquio (chown).",
      file.string());
}

}  // namespace

void raise(int code, sqlite3* connection, const std::filesystem::path& file) {
  const char* detail = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  const int error = connection ? sqlite3_system_errno(connection) : errno;
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      throw ConstraintFailure(detail);
    case SQLITE_FULL:
      throw Failure(full(file.parent_path()));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Failure(damaged(file, detail));
    case SQLITE_READONLY:
      throw Failure(read_only(file));
    case SQLITE_IOERR:
      // A quota or a limit on file sizes is met like this; SQLite keeps the reason to itself.
      if (means_full(error) || code == SQLITE_IOERR_WRITE) throw Failure(full(file.parent_path()));
      throw Failure(fmt::format(
          "The disk failed while the database {} was used ({}, {}). Look at the system's log "
          "(dmesg) before anything else.",
          file.string(), detail, std::strerror(error)));
    case SQLITE_CANTOPEN:
      throw Failure(fmt::format(
          "The database {} cannot be opened ({}). Check that the folder exists and belongs to the "
          "account that runs Coloquio.",
          file.string(), error != 0 ? std::strerror(error) : detail));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Failure(fmt::format(
          "The database {} is held by another program. Close what else has it open and try again.",
          file.string()));
    default:
      throw Failure(fmt::format("SQLite: {} (code {})", detail, code));
  }
}

void raise_errno(int error, const std::string& wish, const std::filesystem::path& path) {
  const auto name = path.string();
  if (means_full(error)) throw Failure(full(path.parent_path()));
  switch (error) {
    case EROFS:
      throw Failure(
          fmt::format("Cannot {} {}: the disk is mounted read-only. Remount it writable or choose "
                      "another folder "
                      "with --data.",
                      wish, name));
    case EACCES:
    case EPERM:
      throw Failure(fmt::format(
          "Cannot {} {}: permission denied. Give the folder to the account that runs Coloquio "
          "(chown), or choose another with --data.",
          wish, name));
    case ENOTDIR:
      throw Failure(
          fmt::format("Cannot {} {}: a part of that path is a file, not a folder.", wish, name));
    default:
      throw Failure(fmt::format("Cannot {} {}: {}.", wish, name, std::strerror(error)));
  }
}

}  // namespace coloquio::db::sqlite
