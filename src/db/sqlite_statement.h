#pragma once

#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/value.h"

namespace coloquio::db::sqlite {

// One prepared statement and where its $1, $2… go: SQLite numbers parameters by first appearance,
// so "WHERE a = $2 AND b = $1" has $2 first.
class Statement {
 public:
  Statement(sqlite3* connection, std::string_view sql, const std::filesystem::path& file);

  // Throws std::logic_error when a parameter has no value, Failure for text with a NUL byte.
  void bind(std::span<const Value> values);
  sqlite3_stmt* get() const { return handle_.get(); }

  bool busy = false;  // Being stepped; a nested use of the same SQL gets a statement of its own.

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
  std::vector<std::size_t> value_of_;  // For each SQLite parameter, which value.
};

// Prepared statements of one connection by their text. The texts are literals, and so few.
class StatementCache {
 public:
  Statement& get(sqlite3* connection, std::string_view sql, const std::filesystem::path& file);
  void clear();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Statements =
      std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>>;

  void forget_idle();

  Statements statements_;
  // By the address of the text: a literal is found again without hashing it.
  std::array<Statements::value_type*, 64> recent_{};
};

}  // namespace coloquio::db::sqlite
