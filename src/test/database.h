#pragma once

#include <filesystem>
#include <memory>

#include "base/ids.h"
#include "base/time.h"
#include "db/database.h"

namespace coloquio::test {

// A clock that stands still until a test moves it. Starts at 2026-11-21 09:30 UTC.
class ManualClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void advance(std::chrono::microseconds by) { now_ += by; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_ = from_micros(1795253400000000);
};

// A migrated database of its own: a SQLite directory under /dev/shm, or a fresh schema of the
// server in COLOQUIO_TEST_PG. Gone when this is.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  db::Database& operator*() { return *database_; }
  db::Database* operator->() { return database_.get(); }
  const db::Options& options() const { return options_; }
  const std::filesystem::path& folder() const { return folder_; }
  // Closes and opens again, as a restart would.
  void reopen();
  void close();  // Until reopen().

 private:
  std::filesystem::path folder_;
  db::Options options_;
  std::unique_ptr<db::Database> database_;
};

}  // namespace coloquio::test
