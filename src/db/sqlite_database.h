#pragma once

#include <filesystem>
#include <mutex>
#include <optional>

#include "db/data_lock.h"
#include "db/database.h"
#include "db/sqlite_checkpointer.h"
#include "db/sqlite_readers.h"
#include "db/sqlite_writer.h"

namespace coloquio::db::sqlite {

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const Options& options);

  Engine engine() const override { return Engine::sqlite; }
  void backup(const std::filesystem::path& file) override;

 protected:
  void run_read(const std::function<void(Connection&)>& work) override { readers_.read(work); }
  void run_write(const std::function<bool(Transaction&)>& work) override { writer_.write(work); }

 private:
  const std::filesystem::path file_;
  std::optional<DataLock> lock_;
  std::mutex gate_;
  Checkpointer checkpointer_;
  Writer writer_;
  Readers readers_;
};

// DIR/coloquio.db
std::filesystem::path database_file(const Options& options);
void restore(const Options& options, const std::filesystem::path& backup, Overwrite overwrite);

}  // namespace coloquio::db::sqlite
