#include "db/sqlite_connection.h"

#include <optional>

#include "db/rows.h"
#include "db/sqlite_failure.h"

namespace coloquio::db::sqlite {
namespace {

// synchronous=FULL: the log is on the disk before COMMIT returns. Checkpoints have a thread of
// their own, so none happens inside a commit. secure_delete=FAST: what is deleted is overwritten
// where the page is written anyway, so that a removed message does not linger in the file for free.
constexpr const char* kWriter =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
    "PRAGMA foreign_keys=ON; PRAGMA secure_delete=FAST; PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-8000; PRAGMA mmap_size=1073741824; PRAGMA journal_size_limit=67108864;";

// Pages come from the mapped file, which is not anonymous memory; the cache holds only those that
// are still in the log.
constexpr const char* kReader =
    "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2000;"
    "PRAGMA mmap_size=1073741824;";

// SQLite counts its memory under one global lock unless told not to.
void configure_library() {
  static const bool once = [] {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return true;
  }();
  (void)once;
}

void add_cell(Rows::Builder& out, sqlite3_stmt* s, int column) {
  switch (sqlite3_column_type(s, column)) {
    case SQLITE_INTEGER:
      return out.add(std::int64_t{sqlite3_column_int64(s, column)});
    case SQLITE_FLOAT:
      return out.add(sqlite3_column_double(s, column));
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, column));
      return out.add_text({text, static_cast<std::size_t>(sqlite3_column_bytes(s, column))});
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(s, column));
      return out.add_blob({bytes, static_cast<std::size_t>(sqlite3_column_bytes(s, column))});
    }
    default:
      return out.add_null();
  }
}

}  // namespace

// Binds, and resets whatever happens: a statement left open would hold its snapshot.
class Handle::Use {
 public:
  Use(Handle& handle, std::string_view sql, std::span<const Value> values) : handle_(handle) {
    statement_ = &handle.statements_.get(handle.get(), sql, handle.file_);
    if (statement_->busy) {
      own_.emplace(handle.get(), sql, handle.file_);
      statement_ = &*own_;
    }
    statement_->bind(values);
    statement_->busy = true;
  }
  ~Use() {
    sqlite3_reset(statement_->get());
    statement_->busy = false;
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  sqlite3_stmt* get() const { return statement_->get(); }
  bool step() {
    const int code = sqlite3_step(get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) raise(code, handle_.get(), handle_.file_);
    return false;
  }

 private:
  Handle& handle_;
  Statement* statement_;
  std::optional<Statement> own_;
};

Handle::Handle(const std::filesystem::path& file, Mode mode) : file_(file) {
  configure_library();
  sqlite3* raw = nullptr;
  const int flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
      (mode == Mode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE);
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  handle_.reset(raw);
  if (code != SQLITE_OK) raise(code, raw, file);
  sqlite3_busy_timeout(raw, 10000);
  script(mode == Mode::write ? kWriter : kReader);
}

Rows Handle::run(std::string_view sql, std::span<const Value> values) {
  Use use(*this, sql, values);
  const int columns = sqlite3_column_count(use.get());
  Rows::Builder rows(static_cast<std::size_t>(columns));
  while (use.step()) {
    for (int c = 0; c < columns; ++c) add_cell(rows, use.get(), c);
  }
  return rows.finish();
}

int Handle::change(std::string_view sql, std::span<const Value> values) {
  Use use(*this, sql, values);
  while (use.step()) {
  }
  return sqlite3_stmt_readonly(use.get()) ? 0 : sqlite3_changes(get());
}

int Handle::change_many(std::string_view sql, std::span<const std::vector<Value>> rows) {
  int changed = 0;
  for (const auto& values : rows) changed += change(sql, values);
  return changed;
}

void Handle::stream(std::string_view sql, std::span<const Value> values,
                    const std::function<bool(const Row&)>& each) {
  Use use(*this, sql, values);
  const int columns = sqlite3_column_count(use.get());
  Rows::Builder row(static_cast<std::size_t>(columns));
  while (use.step()) {
    row.clear();
    for (int c = 0; c < columns; ++c) add_cell(row, use.get(), c);
    if (!each(row.rows().front())) return;
  }
}

void Handle::script(std::string_view sql) {
  const int code = sqlite3_exec(get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise(code, get(), file_);
}

void Handle::roll_back() noexcept {
  // A failed rollback means that SQLite has already rolled back by itself.
  if (in_transaction()) sqlite3_exec(get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace coloquio::db::sqlite
