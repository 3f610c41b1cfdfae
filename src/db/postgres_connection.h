#pragma once

#include <libpq-fe.h>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/announcements.h"
#include "db/connection.h"
#include "db/postgres_failure.h"
#include "db/postgres_values.h"

namespace coloquio::db::postgres {

// One connection to the server, always in pipeline mode: whatever is known to be needed (BEGIN, a
// statement's preparation, its execution) goes out together and costs one round trip. Used by one
// thread at a time.
class Session final : public Connection {
 public:
  explicit Session(const std::string& url);

  Engine engine() const override { return Engine::postgres; }
  Rows run(std::string_view sql, std::span<const Value> values) override;
  int change(std::string_view sql, std::span<const Value> values) override;
  int change_many(std::string_view sql, std::span<const std::vector<Value>> rows) override;
  void stream(std::string_view sql, std::span<const Value> values,
              const std::function<bool(const Row&)>& each) override;
  void script(std::string_view sql) override;

  // `begin` goes out with the first statement.
  void begin(const char* begin) { begin_ = begin; }
  // Throws SerializationFailure when it did not go through, Failure when a statement had failed.
  void commit();
  // Ends a transaction whose outcome does not matter without waiting for the answer; it is taken
  // before the next statement. Returns false when the connection is no longer good.
  bool leave() noexcept;
  bool is_good() const { return PQstatus(handle_.get()) == CONNECTION_OK; }

 private:
  struct Finish {
    void operator()(PGconn* c) const { PQfinish(c); }
  };

  // One command with its place in the statement cache when it was not prepared yet.
  struct Prepared {
    std::string name;
    bool is_new = false;
  };

  void send_begin();
  void send(const char* sql);
  Prepared send_prepare(std::string_view sql, const Parameters& parameters);
  void send_execute(const Prepared& statement, const Parameters& parameters);
  void sync();
  // Takes the answers of everything sent since the last sync. Returns the last one, or throws what
  // went wrong first.
  Result take_answers(const std::function<void(const PGresult*)>& each = {});
  void take_owed();
  Result exchange(std::string_view sql, std::span<const Value> values);
  void check_sent(int ok) const;

  std::unique_ptr<PGconn, Finish> handle_;
  std::unordered_map<std::string, std::string> statements_;  // Text and types: name.
  const char* begin_ = nullptr;
  bool in_transaction_ = false;
  bool owes_answers_ = false;
  int cursors_ = 0;
  std::size_t last_name_ = 0;
};

// A session as the closure of db.write() sees it.
class WriteTransaction final : public Transaction {
 public:
  WriteTransaction(Session& session, const Announcements& announcements)
      : session_(session), announcements_(announcements) {}

  Engine engine() const override { return Engine::postgres; }
  Rows run(std::string_view sql, std::span<const Value> values) override {
    return session_.run(sql, values);
  }
  int change(std::string_view sql, std::span<const Value> values) override {
    return session_.change(sql, values);
  }
  int change_many(std::string_view sql, std::span<const std::vector<Value>> rows) override {
    return session_.change_many(sql, rows);
  }
  void stream(std::string_view sql, std::span<const Value> values,
              const std::function<bool(const Row&)>& each) override {
    session_.stream(sql, values, each);
  }
  void script(std::string_view sql) override { session_.script(sql); }
  void after_commit(std::function<void()> deed) override { deeds_.push_back(std::move(deed)); }
  void announce(std::string_view topic) override {
    after_commit([&to = announcements_, topic = std::string(topic)] { to.tell(topic); });
  }

  const std::vector<std::function<void()>>& deeds() const { return deeds_; }

 private:
  Session& session_;
  const Announcements& announcements_;
  std::vector<std::function<void()>> deeds_;
};

}  // namespace coloquio::db::postgres
