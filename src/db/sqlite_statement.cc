#include "db/sqlite_statement.h"

#include <charconv>
#include <cstring>
#include <stdexcept>

#include "db/connection.h"
#include "db/sqlite_failure.h"

namespace coloquio::db::sqlite {
namespace {

constexpr std::size_t kMostStatements = 400;

// The number in "$12". Throws for a name that is none, which only a slip in our SQL can have.
std::size_t number_of(const char* name) {
  std::size_t number = 0;
  if (name != nullptr && *name == '$') std::from_chars(name + 1, name + std::strlen(name), number);
  if (number == 0) throw std::logic_error("parameters are called $1, $2…");
  return number;
}

int bind_one(sqlite3_stmt* s, int at, const Value& value) {
  switch (value.index()) {
    case 0:
      return sqlite3_bind_null(s, at);
    case 1:
      return sqlite3_bind_int64(s, at, std::get<std::int64_t>(value));
    case 2:
      return sqlite3_bind_double(s, at, std::get<double>(value));
    case 3: {
      const auto text = std::get<std::string_view>(value);
      if (text.empty()) return sqlite3_bind_text(s, at, "", 0, SQLITE_STATIC);
      if (std::memchr(text.data(), 0, text.size()) != nullptr) {
        throw Failure("A text with a NUL byte cannot be stored.");
      }
      return sqlite3_bind_text64(s, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    default: {
      const auto bytes = std::get<Blob>(value).bytes;
      if (bytes.empty()) return sqlite3_bind_zeroblob(s, at, 0);
      return sqlite3_bind_blob64(s, at, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
  }
}

}  // namespace

Statement::Statement(sqlite3* connection, std::string_view sql, const std::filesystem::path& file) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  handle_.reset(raw);
  if (code != SQLITE_OK) raise(code, connection, file);
  const int count = sqlite3_bind_parameter_count(raw);
  for (int i = 1; i <= count; ++i)
    value_of_.push_back(number_of(sqlite3_bind_parameter_name(raw, i)) - 1);
}

void Statement::bind(std::span<const Value> values) {
  for (std::size_t i = 0; i < value_of_.size(); ++i) {
    if (value_of_[i] >= values.size()) throw std::logic_error("a parameter has no value");
    bind_one(handle_.get(), static_cast<int>(i + 1), values[value_of_[i]]);
  }
}

Statement& StatementCache::get(sqlite3* connection, std::string_view sql,
                               const std::filesystem::path& file) {
  auto*& recent = recent_[reinterpret_cast<std::uintptr_t>(sql.data()) / 8 % recent_.size()];
  if (recent != nullptr && recent->first == sql) return *recent->second;
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    if (statements_.size() >= kMostStatements) forget_idle();
    auto made = std::make_unique<Statement>(connection, sql, file);
    found = statements_.emplace(std::string(sql), std::move(made)).first;
  }
  recent = &*found;
  return *found->second;
}

void StatementCache::clear() {
  recent_.fill(nullptr);
  statements_.clear();
}

void StatementCache::forget_idle() {
  recent_.fill(nullptr);
  std::erase_if(statements_, [](const auto& entry) { return !entry.second->busy; });
}

}  // namespace coloquio::db::sqlite
