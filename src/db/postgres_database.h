#pragma once

#include <memory>
#include <string>

#include "db/database.h"
#include "db/postgres_pool.h"

namespace coloquio::db::postgres {

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const Options& options);

  Engine engine() const override { return Engine::postgres; }
  void backup(const std::filesystem::path& file) override;

 protected:
  void run_read(const std::function<void(Connection&)>& work) override;
  void run_write(const std::function<bool(Transaction&)>& work) override;

 private:
  void write_once(const std::function<bool(Transaction&)>& work);

  const std::string url_;
  std::unique_ptr<NodeLock> lock_;  // None beside a server.
  Pool pool_;
};

void restore(const Options& options, const std::filesystem::path& backup, Overwrite overwrite);

}  // namespace coloquio::db::postgres
