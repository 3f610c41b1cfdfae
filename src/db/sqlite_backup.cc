#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <thread>

#include "db/sqlite_database.h"
#include "db/sqlite_failure.h"

namespace coloquio::db::sqlite {
namespace {

constexpr int kPagesPerStep = 2000;

struct Closer {
  void operator()(sqlite3* c) const { sqlite3_close_v2(c); }
};
using Raw = std::unique_ptr<sqlite3, Closer>;

Raw open_raw(const std::filesystem::path& file, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  Raw handle(raw);
  if (code != SQLITE_OK) raise(code, raw, file);
  return handle;
}

// Copies all pages. The source is inside a read transaction, so what others commit meanwhile
// neither waits for us nor shows up in the copy.
void copy_pages(sqlite3* from, sqlite3* to, const std::filesystem::path& target) {
  sqlite3_backup* const job = sqlite3_backup_init(to, "main", from, "main");
  if (job == nullptr) raise(sqlite3_extended_errcode(to), to, target);
  int code = SQLITE_OK;
  while (code == SQLITE_OK) code = sqlite3_backup_step(job, kPagesPerStep);
  const int finished = sqlite3_backup_finish(job);
  if (code != SQLITE_DONE) raise(code, to, target);
  if (finished != SQLITE_OK) raise(finished, to, target);
}

void execute(sqlite3* c, const char* sql, const std::filesystem::path& file) {
  const int code = sqlite3_exec(c, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise(code, c, file);
}

void sync_to_disk(const std::filesystem::path& file) {
  const int handle = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) raise_errno(errno, "read", file);
  const int done = fsync(handle);
  const int error = errno;
  close(handle);
  if (done != 0) raise_errno(error, "write to", file);
}

// Throws unless `file` is a whole database of ours.
void check(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) {
    throw Failure(fmt::format("There is no backup at {}.", file.string()));
  }
  auto source = open_raw(file, SQLITE_OPEN_READONLY);
  std::string verdict;
  const auto keep_first = [](void* out, int, char** cells, char**) {
    auto& text = *static_cast<std::string*>(out);
    if (text.empty()) text = cells[0];
    return 0;
  };
  const int code =
      sqlite3_exec(source.get(), "PRAGMA integrity_check(1)", keep_first, &verdict, nullptr);
  int found = SQLITE_ERROR;
  if (code == SQLITE_OK && verdict == "ok") {
    found = sqlite3_exec(source.get(), "SELECT 1 FROM schema_migration", nullptr, nullptr, nullptr);
  }
  if (found == SQLITE_OK) return;
  throw Failure(fmt::format("{} is not a whole backup of Coloquio ({}). Nothing was changed.",
                            file.string(),
                            verdict == "ok"   ? "it has no tables of ours"
                            : verdict.empty() ? sqlite3_errmsg(source.get())
                                              : verdict.c_str()));
}

bool holds_nothing(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return true;
  auto handle = open_raw(file, SQLITE_OPEN_READWRITE);
  bool any = false;
  sqlite3_exec(
      handle.get(), "SELECT 1 FROM sqlite_master LIMIT 1",
      [](void* out, int, char**, char**) {
        *static_cast<bool*>(out) = true;
        return 0;
      },
      &any, nullptr);
  return !any;
}

}  // namespace

void SqliteDatabase::backup(const std::filesystem::path& file) {
  // Written beside and renamed, so that a backup that exists is whole.
  auto part = file;
  part += ".part";
  std::filesystem::remove(part);
  try {
    auto source = open_raw(file_, SQLITE_OPEN_READWRITE);
    execute(source.get(), "BEGIN; SELECT 1 FROM sqlite_master;", file_);
    {
      auto target = open_raw(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
      execute(target.get(), "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF;", part);
      copy_pages(source.get(), target.get(), part);
      // One file that can be carried away, not a database with a log beside it.
      execute(target.get(), "PRAGMA journal_mode=DELETE;", part);
    }
    std::filesystem::permissions(
        part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    sync_to_disk(part);
    std::filesystem::rename(part, file);
  } catch (const std::filesystem::filesystem_error& e) {
    raise_errno(e.code().value(), "write to", file);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw;
  }
}

void restore(const Options& options, const std::filesystem::path& backup, Overwrite overwrite) {
  check(backup);
  try {
    std::filesystem::create_directories(options.data);
    const DataLock lock(options.data);
    const auto file = database_file(options);
    if (overwrite == Overwrite::no && !holds_nothing(file)) {
      throw Failure(
          fmt::format("{} already holds a database. Choose an empty folder with --data, or say "
                      "--force to replace "
                      "it.",
                      options.data.string()));
    }
    auto part = file;
    part += ".part";
    std::filesystem::copy_file(backup, part, std::filesystem::copy_options::overwrite_existing);
    sync_to_disk(part);
    // The old log must not be replayed over the new file.
    for (const char* tail : {"-wal", "-shm"}) std::filesystem::remove(file.string() + tail);
    std::filesystem::rename(part, file);
    sync_to_disk(options.data);
  } catch (const std::filesystem::filesystem_error& e) {
    raise_errno(e.code().value(), "write to", options.data);
  }
}

}  // namespace coloquio::db::sqlite
