#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "db/announcements.h"
#include "db/connection.h"
#include "db/sqlite_statement.h"

namespace coloquio::db::sqlite {

enum class Mode { read, write };

// One sqlite3 handle. Used by one thread at a time.
class Handle final : public Connection {
 public:
  // Mode::write creates the file. Throws Failure.
  Handle(const std::filesystem::path& file, Mode mode);

  Engine engine() const override { return Engine::sqlite; }
  Rows run(std::string_view sql, std::span<const Value> values) override;
  int change(std::string_view sql, std::span<const Value> values) override;
  int change_many(std::string_view sql, std::span<const std::vector<Value>> rows) override;
  void stream(std::string_view sql, std::span<const Value> values,
              const std::function<bool(const Row&)>& each) override;
  void script(std::string_view sql) override;

  // For BEGIN and its kin: no values, no answer.
  void command(std::string_view sql) { change(sql, {}); }
  bool in_transaction() const { return sqlite3_get_autocommit(get()) == 0; }
  void roll_back() noexcept;  // When there is something to roll back.

  sqlite3* get() const { return handle_.get(); }
  const std::filesystem::path& file() const { return file_; }

 private:
  struct Closer {
    void operator()(sqlite3* c) const { sqlite3_close_v2(c); }
  };
  class Use;  // A statement while it is stepped.

  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Closer> handle_;
  StatementCache statements_;  // Goes before the handle.
};

// The writer's handle as the closure of db.write() sees it.
class WriteTransaction final : public Transaction {
 public:
  WriteTransaction(Handle& handle, const Announcements& announcements)
      : handle_(handle), announcements_(announcements) {}

  Engine engine() const override { return Engine::sqlite; }
  Rows run(std::string_view sql, std::span<const Value> values) override {
    return handle_.run(sql, values);
  }
  int change(std::string_view sql, std::span<const Value> values) override {
    return handle_.change(sql, values);
  }
  int change_many(std::string_view sql, std::span<const std::vector<Value>> rows) override {
    return handle_.change_many(sql, rows);
  }
  void stream(std::string_view sql, std::span<const Value> values,
              const std::function<bool(const Row&)>& each) override {
    handle_.stream(sql, values, each);
  }
  void script(std::string_view sql) override { handle_.script(sql); }
  void after_commit(std::function<void()> deed) override { deeds_.push_back(std::move(deed)); }
  void announce(std::string_view topic) override {
    after_commit([&to = announcements_, topic = std::string(topic)] { to.tell(topic); });
  }

  std::vector<std::function<void()>> take_deeds() { return std::move(deeds_); }

 private:
  Handle& handle_;
  const Announcements& announcements_;
  std::vector<std::function<void()>> deeds_;
};

}  // namespace coloquio::db::sqlite
