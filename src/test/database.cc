#include "test/database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>

#include "db/migrate.h"

namespace coloquio::test {
namespace {

std::filesystem::path fresh_folder() {
  static std::atomic<int> count = 0;
  const std::filesystem::path root = std::filesystem::exists("/dev/shm") ? "/dev/shm" : "/tmp";
  return root / fmt::format("coloquio-test-{}-{}", getpid(), ++count);
}

// Migrated once a process; each test gets a copy of the file.
class Template {
 public:
  Template() : folder_(fresh_folder()) {
    const auto database = db::Database::open({.data = folder_});
    db::migrate(*database, folder_);
  }
  ~Template() { std::filesystem::remove_all(folder_); }
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;

  void copy_to(const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(folder_ / "coloquio.db", folder / "coloquio.db");
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TestDatabase::TestDatabase() : folder_(fresh_folder()) {
  static const Template made;
  made.copy_to(folder_);
  options_.data = folder_;
  database_ = db::Database::open(options_);
}

TestDatabase::~TestDatabase() {
  database_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void TestDatabase::close() { database_.reset(); }

void TestDatabase::reopen() {
  close();
  database_ = db::Database::open(options_);
}

}  // namespace coloquio::test
