#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "base/log.h"
#include "base/result.h"
#include "db/announcements.h"
#include "db/connection.h"

namespace coloquio::db {

// Whether the data may be used by another process at the same time.
enum class Beside {
  nobody,   // Takes the lock; a second process is refused.
  a_server  // Takes none: short commands that may meet a running server ("account create").
};

struct Options {
  std::filesystem::path data{};  // The SQLite directory; holds coloquio.db.
  std::string url{};             // postgres://…; when set, `data` only holds files.
  int pool = 16;                 // PostgreSQL connections.
  Beside beside = Beside::nobody;
};

// Joins the next write of this thread that commits, in the same transaction: how a request's
// idempotency key is saved together with the deed (web/idempotency.h).
class WriteHook {
 public:
  virtual ~WriteHook() = default;
  // After the work succeeded, before the commit, on the writer's thread while the caller waits; may
  // run twice (a retry). Throwing rolls the write back.
  virtual void join(Transaction& tx) = 0;
  // Of this thread; null without one.
  static WriteHook*& current() {
    static thread_local WriteHook* hook = nullptr;
    return hook;
  }
};

// The one way to the rows. Any thread.
class Database {
 public:
  // Opens, takes the directory's (or the database's advisory) lock, checks the version. Does not
  // migrate. Throws Failure with a sentence that says what to do: directory not writable, in use by
  // another process, made by a newer version, server not reachable.
  static std::unique_ptr<Database> open(const Options& options);
  virtual ~Database() = default;

  virtual Engine engine() const = 0;

  // Runs `work(Connection&)` on this thread's reader (SQLite) or a pooled connection (PostgreSQL),
  // in one snapshot, and returns what it returns. Reads only. Do not nest a write inside.
  template <class F>
  auto read(F&& work) -> std::invoke_result_t<F&, Connection&> {
    using T = std::invoke_result_t<F&, Connection&>;
    if constexpr (std::is_void_v<T>) {
      run_read([&](Connection& c) { work(c); });
    } else {
      std::optional<T> out;
      run_read([&](Connection& c) { out.emplace(work(c)); });
      return std::move(*out);
    }
  }

  // Hands `work(Transaction&)` to the writer and waits for the commit that it shares with its
  // neighbours (group commit, fsync before this returns). A Result that failed rolls back, so does
  // an exception; anything else commits. `work` may run twice (PostgreSQL retries serialization
  // failures): ids, clock values and effects are made outside.
  template <class F>
  auto write(F&& work) -> std::invoke_result_t<F&, Transaction&> {
    using T = std::invoke_result_t<F&, Transaction&>;
    auto* const hook = WriteHook::current();  // Of the caller: `work` runs on the writer's thread.
    if constexpr (std::is_void_v<T>) {
      run_write([&](Transaction& tx) {
        work(tx);
        if (hook != nullptr) hook->join(tx);
        return true;
      });
    } else {
      std::optional<T> out;
      run_write([&](Transaction& tx) {
        out.emplace(work(tx));
        const bool keep = succeeded(*out);
        if (keep && hook != nullptr) hook->join(tx);
        return keep;
      });
      return std::move(*out);
    }
  }

  // A consistent copy while others write: SQLite's backup API into `file`; for PostgreSQL
  // pg_dump's custom format. Throws Failure.
  virtual void backup(const std::filesystem::path& file) = 0;

  // What tx.announce() reaches after its commit.
  Announcements& announcements() { return announcements_; }

 protected:
  virtual void run_read(const std::function<void(Connection&)>& work) = 0;
  // `work` returns whether to commit.
  virtual void run_write(const std::function<bool(Transaction&)>& work) = 0;

  Announcements announcements_;

 private:
  template <class T>
  static bool succeeded(const T& value) {
    if constexpr (requires {
                    value.has_value();
                    value.error();
                  }) {
      return value.has_value();
    } else {
      return true;
    }
  }
};

enum class Overwrite { no, yes };

// Replaces the absent or empty database at `options` by a backup, after checking that it is whole;
// one that holds something only with Overwrite::yes. Throws Failure and changes nothing then.
void restore(const Options& options, const std::filesystem::path& file,
             Overwrite overwrite = Overwrite::no);

}  // namespace coloquio::db
