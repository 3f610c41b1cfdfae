// What only SQLite's side promises: files, folders, damage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "db/migrate.h"

namespace coloquio::db {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class SqliteTest : public ::testing::Test {
 protected:
  SqliteTest()
      : folder(std::filesystem::temp_directory_path() / ("coloquio-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder);
  }
  ~SqliteTest() override { std::filesystem::remove_all(folder); }
  std::filesystem::path folder;
};

TEST_F(SqliteTest, MakesAMissingFolderForItsOwnerOnly) {
  Database::open({.data = folder / "a" / "b"});
  EXPECT_EQ(std::filesystem::status(folder / "a" / "b").permissions(),
            std::filesystem::perms::owner_all);
}

TEST_F(SqliteTest, SaysWhenAFileIsInTheWay) {
  std::ofstream(folder / "file") << "x";
  EXPECT_THAT([&] { Database::open({.data = folder / "file" / "data"}); },
              ThrowsMessage<Failure>(HasSubstr("not a folder")));
}

TEST_F(SqliteTest, SaysWhatToDoAboutADamagedFile) {
  std::ofstream(folder / "coloquio.db") << std::string(8192, 'x');
  EXPECT_THAT([&] { Database::open({.data = folder}); },
              ThrowsMessage<Failure>(HasSubstr("coloquio restore")));
}

TEST_F(SqliteTest, RefusesADatabaseOfANewerVersion) {
  const Options options{.data = folder};
  {
    const auto database = Database::open(options);
    migrate(*database, folder);
    database->write([](Transaction& tx) {
      tx.execute("INSERT INTO schema_migration VALUES (9999, 'later', '', 0)");
    });
  }
  EXPECT_THAT([&] { Database::open(options); },
              ThrowsMessage<Failure>(HasSubstr("newer Coloquio")));
}

// As root nothing is forbidden, so the test becomes nobody; it happens in a process of its own.
TEST_F(SqliteTest, SaysWhatToDoAboutAFolderItMayNotWriteTo) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  std::filesystem::permissions(folder, std::filesystem::perms(0555));
  const auto open_as_nobody = [&] {
    if (geteuid() == 0 && setuid(65534) != 0) _exit(4);
    try {
      Database::open({.data = folder});
    } catch (const Failure& e) {
      fputs(e.what(), stderr);
      _exit(3);
    }
    _exit(0);
  };
  EXPECT_EXIT(open_as_nobody(), ::testing::ExitedWithCode(3), "permission denied.*chown");
}

// A limit on the size of files stands for a full disk: the same refusal, without a mount.
class FullDisk {
 public:
  explicit FullDisk(std::uintmax_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit tight{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

TEST_F(SqliteTest, SaysThatTheDiskIsFullAndGoesOnWhenThereIsRoom) {
  const auto database = Database::open({.data = folder});
  database->write([](Transaction& tx) { tx.script("CREATE TABLE thing (name TEXT)"); });
  const std::string text(100000, 'x');
  const auto add = [&] {
    database->write(
        [&](Transaction& tx) { tx.execute("INSERT INTO thing (name) VALUES ($1)", text); });
  };
  add();
  {
    const FullDisk full(std::filesystem::file_size(folder / "coloquio.db-wal") + 20000);
    EXPECT_THAT(add, ThrowsMessage<Failure>(HasSubstr("is full")));
    EXPECT_THAT(add, ThrowsMessage<Failure>(HasSubstr("is full")));
  }
  add();
  const auto count = [](Connection& c) {
    return c.query("SELECT count(*) FROM thing").front().get<int>(0);
  };
  EXPECT_EQ(database->read(count), 2);
}

TEST_F(SqliteTest, LeavesOneFileBehindWhenClosed) {
  migrate(*Database::open({.data = folder}), folder);
  EXPECT_FALSE(std::filesystem::exists(folder / "coloquio.db-wal"));
}

}  // namespace
}  // namespace coloquio::db
