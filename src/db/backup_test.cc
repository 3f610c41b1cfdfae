#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "test/database.h"

namespace coloquio::db {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

int count_events(Database& database) {
  return database.read(
      [](Connection& c) { return c.query("SELECT count(*) FROM event").front().get<int>(0); });
}

void add_two_events(Database& database, int id) {
  database.write([&](Transaction& tx) {
    tx.execute("INSERT INTO event (id, name, subject, payload, at) VALUES ($1, 'a', 0, '{}', 0)",
               id);
    tx.execute("INSERT INTO event (id, name, subject, payload, at) VALUES ($1, 'b', 0, '{}', 0)",
               id + 1);
  });
}

TEST(Backup, ComesBackWhole) {
  test::TestDatabase source;
  add_two_events(*source, 1);
  const auto file = source.folder() / "backup";
  source->backup(file);

  test::TestDatabase target;
  target.close();
  restore(target.options(), file, Overwrite::yes);
  target.reopen();
  EXPECT_EQ(count_events(*target), 2);
}

TEST(Backup, IsOneMomentWhileOthersWrite) {
  test::TestDatabase source;
  std::atomic<bool> stop = false;
  std::jthread writer([&] {
    for (int id = 1; !stop; id += 2) add_two_events(*source, id);
  });
  const auto file = source.folder() / "backup";
  source->backup(file);
  stop = true;
  writer.join();

  test::TestDatabase target;
  target.close();
  restore(target.options(), file, Overwrite::yes);
  target.reopen();
  EXPECT_EQ(count_events(*target) % 2, 0);
  EXPECT_LE(count_events(*target), count_events(*source));
}

TEST(Backup, DoesNotReplaceADatabaseUnlessTold) {
  test::TestDatabase database;
  const auto file = database.folder() / "backup";
  database->backup(file);
  add_two_events(*database, 1);
  database.close();
  EXPECT_THAT([&] { restore(database.options(), file); },
              ThrowsMessage<Failure>(HasSubstr("--force")));
  database.reopen();
  EXPECT_EQ(count_events(*database), 2);
}

TEST(Backup, RefusesADamagedFile) {
  test::TestDatabase database;
  const auto file = database.folder() / "backup";
  database->backup(file);
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  database.close();
  EXPECT_THROW(restore(database.options(), file, Overwrite::yes), Failure);
  database.reopen();
  EXPECT_EQ(count_events(*database), 0);
}

TEST(Backup, SaysWhenThereIsNone) {
  test::TestDatabase database;
  database.close();
  EXPECT_THROW(restore(database.options(), "/nowhere/backup", Overwrite::yes), Failure);
}

}  // namespace
}  // namespace coloquio::db
