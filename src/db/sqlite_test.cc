// What only SQLite's side promises: files, folders, damage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

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

TEST_F(SqliteTest, LeavesOneFileBehindWhenClosed) {
  migrate(*Database::open({.data = folder}), folder);
  EXPECT_FALSE(std::filesystem::exists(folder / "coloquio.db-wal"));
}

}  // namespace
}  // namespace coloquio::db
