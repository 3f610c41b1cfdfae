#include "db/postgres_connection.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace coloquio::db::postgres {
namespace {

constexpr std::size_t kMostStatements = 400;
constexpr std::size_t kPipelined = 100;  // Between two syncs; its answers fit any socket buffer.
constexpr int kFetched = 500;

int changed_rows(const PGresult* result) {
  const std::string_view text(PQcmdTuples(const_cast<PGresult*>(result)));
  int count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

bool is_error(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE;
}

}  // namespace

Session::Session(const std::string& url) {
  // What the URL says wins over what stands before it.
  const std::array<const char*, 5> keys{"connect_timeout", "application_name", "client_encoding",
                                        "dbname", nullptr};
  const std::string name = fmt::format("coloquio (pid {})", getpid());
  const std::array<const char*, 5> values{"5", name.c_str(), "UTF8", url.c_str(), nullptr};
  handle_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
  if (!is_good()) raise_lost(handle_.get());
  PQsetNoticeProcessor(
      handle_.get(), [](void*, const char*) {}, nullptr);
  PQenterPipelineMode(handle_.get());
}

void Session::check_sent(int ok) const {
  if (ok == 0) raise_lost(handle_.get());
}

void Session::send(const char* sql) {
  check_sent(PQsendQueryParams(handle_.get(), sql, 0, nullptr, nullptr, nullptr, nullptr, 0));
}

void Session::send_begin() {
  if (begin_ == nullptr) return;
  send(begin_);
  begin_ = nullptr;
  in_transaction_ = true;
}

Session::Prepared Session::send_prepare(std::string_view sql, const Parameters& parameters) {
  std::string key(sql);
  key += '\0';
  key += parameters.signature();
  const auto found = statements_.find(key);
  if (found != statements_.end()) return {found->second, false};
  if (statements_.size() >= kMostStatements) {
    send("DEALLOCATE ALL");
    statements_.clear();
  }
  std::string name = fmt::format("s{}", ++last_name_);
  check_sent(PQsendPrepare(handle_.get(), name.c_str(), std::string(sql).c_str(),
                           parameters.count(), parameters.types()));
  statements_.emplace(std::move(key), name);
  return {name, true};
}

void Session::send_execute(const Prepared& statement, const Parameters& parameters) {
  check_sent(PQsendQueryPrepared(handle_.get(), statement.name.c_str(), parameters.count(),
                                 parameters.texts(), parameters.lengths(), parameters.formats(),
                                 0));
}

void Session::sync() { check_sent(PQpipelineSync(handle_.get())); }

Result Session::take_answers(const std::function<void(const PGresult*)>& each) {
  Result last;
  Result error;
  while (true) {
    Result result(PQgetResult(handle_.get()));
    if (!result) {
      if (!is_good()) raise_lost(handle_.get());
      continue;  // Between two commands.
    }
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_PIPELINE_SYNC) break;
    if (status == PGRES_PIPELINE_ABORTED) continue;
    if (is_error(result.get())) {
      if (!error) error = std::move(result);
      if (!is_good()) raise(error.get(), handle_.get());
      continue;
    }
    if (each) each(result.get());
    last = std::move(result);
  }
  if (error) raise(error.get(), handle_.get());
  return last;
}

void Session::take_owed() {
  if (!owes_answers_) return;
  owes_answers_ = false;
  try {
    take_answers();
  } catch (const ConnectionLost&) {
    throw;
  } catch (const Failure&) {
    // The end of a transaction whose outcome did not matter.
  }
}

Result Session::exchange(std::string_view sql, std::span<const Value> values) {
  const Parameters parameters(values);
  take_owed();
  send_begin();
  const auto statement = send_prepare(sql, parameters);
  send_execute(statement, parameters);
  sync();
  try {
    return take_answers();
  } catch (...) {
    // It may or may not have been prepared before it failed; a new name settles that.
    if (statement.is_new) {
      std::erase_if(statements_, [&](const auto& entry) { return entry.second == statement.name; });
    }
    throw;
  }
}

Rows Session::run(std::string_view sql, std::span<const Value> values) {
  return to_rows(exchange(sql, values).get());
}

int Session::change(std::string_view sql, std::span<const Value> values) {
  return changed_rows(exchange(sql, values).get());
}

int Session::change_many(std::string_view sql, std::span<const std::vector<Value>> rows) {
  int changed = 0;
  while (!rows.empty()) {
    const auto some = rows.first(std::min(rows.size(), kPipelined));
    rows = rows.subspan(some.size());
    // The first one settles how the statement is prepared; the others follow without waiting.
    changed += change(sql, some.front());
    if (some.size() == 1) continue;
    std::vector<Parameters> parameters;  // Before the first is sent: they may refuse a value.
    for (const auto& values : some.subspan(1)) parameters.emplace_back(values);
    for (const auto& p : parameters) send_execute(send_prepare(sql, p), p);
    sync();
    try {
      take_answers([&](const PGresult* result) { changed += changed_rows(result); });
    } catch (...) {
      statements_.clear();  // Which of them were prepared is not known.
      throw;
    }
  }
  return changed;
}

// A cursor, so that other statements may run meanwhile on this connection.
void Session::stream(std::string_view sql, std::span<const Value> values,
                     const std::function<bool(const Row&)>& each) {
  const std::string name = fmt::format("cursor{}", ++cursors_);
  exchange(fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", name, sql), values);
  const std::string fetch = fmt::format("FETCH {} FROM {}", kFetched, name);
  for (bool more = true; more;) {
    const auto rows = run(fetch, {});
    more = rows.size() == kFetched;
    for (const auto row : rows) {
      if (each(row)) continue;
      more = false;
      break;
    }
  }
  change("CLOSE " + name, {});
  cursors_ -= 1;
}

void Session::script(std::string_view sql) {
  take_owed();
  if (begin_ != nullptr) {
    send_begin();
    sync();
    take_answers();
  }
  check_sent(PQexitPipelineMode(handle_.get()));
  const Result result(PQexec(handle_.get(), std::string(sql).c_str()));
  PQenterPipelineMode(handle_.get());
  if (is_error(result.get())) raise(result.get(), handle_.get());
}

void Session::commit() {
  begin_ = nullptr;
  if (!in_transaction_) return;
  in_transaction_ = false;
  send("COMMIT");
  sync();
  const auto answer = take_answers();
  // PostgreSQL answers COMMIT with a rollback when a statement had failed before.
  if (answer && std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0) {
    throw Failure("The transaction was rolled back, because one of its statements had failed.");
  }
}

bool Session::leave() noexcept {
  begin_ = nullptr;
  if (!is_good()) return false;
  if (!in_transaction_) return true;
  in_transaction_ = false;
  try {
    take_owed();
    send("ROLLBACK");
    sync();
    owes_answers_ = true;
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace coloquio::db::postgres
