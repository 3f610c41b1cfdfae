#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "db/value.h"

namespace coloquio::db {

enum class Engine { sqlite, postgres };

// The world broke: disk full, database gone, corrupt file. Caught once a request in web/server.cc.
// what() is for the log and for `coloquio doctor`: a sentence that says what to do.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A unique or foreign key said no. Stores that expect it use ON CONFLICT instead.
class ConstraintFailure : public Failure {
 public:
  using Failure::Failure;
};

// One row of an answer. Views die with their Rows.
class Row {
 public:
  // T: bool, integers, double, std::string, std::string_view, an id, Instant, or std::optional of
  // those. NULL read as a non-optional gives T{}. Index from 0.
  template <class T>
  T get(int column) const;
  bool is_null(int column) const {
    return std::holds_alternative<std::nullptr_t>(cells_[static_cast<std::size_t>(column)]);
  }

 private:
  friend class Rows;
  explicit Row(std::span<const Value> cells) : cells_(cells) {}
  std::span<const Value> cells_;
};

// A whole answer, in memory. Lists are paged, so answers are small.
class Rows {
 public:
  class Builder;  // db/rows.h: for the engines.

  std::size_t size() const;
  bool empty() const { return size() == 0; }
  Row operator[](std::size_t i) const;
  Row front() const { return (*this)[0]; }

  class Iterator {
   public:
    Iterator(const Rows* rows, std::size_t at) : rows_(rows), at_(at) {}
    Row operator*() const { return (*rows_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Rows* rows_;
    std::size_t at_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  std::size_t columns_ = 0;
  std::vector<Value> cells_;
  // Text and blobs that cells_ point into; chunks do not move when more are added.
  std::vector<std::unique_ptr<char[]>> chunks_;
};

// SQL is a literal in the function that runs it, the same text for both engines, values as $1, $2…
// Statements are prepared once a connection. Not for sharing between threads.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;

  template <class... A>
  Rows query(std::string_view sql, const A&... args) {
    const std::array<Value, sizeof...(A)> values{to_value(args)...};
    return run(sql, values);
  }

  // Returns the number of rows changed.
  template <class... A>
  int execute(std::string_view sql, const A&... args) {
    const std::array<Value, sizeof...(A)> values{to_value(args)...};
    return change(sql, values);
  }

  // For a number of values known only at run time ("IN ($3, $4, …)"; see db/in_list.h).
  virtual Rows run(std::string_view sql, std::span<const Value> values) = 0;
  virtual int change(std::string_view sql, std::span<const Value> values) = 0;
  // The same statement for many rows of values: pipelined where the server is far. Returns the sum.
  virtual int change_many(std::string_view sql, std::span<const std::vector<Value>> rows) = 0;
  // Streams a long answer row by row without holding it: exports. `each` may stop it by false.
  virtual void stream(std::string_view sql, std::span<const Value> values,
                      const std::function<bool(const Row&)>& each) = 0;
  // Several statements without values, separated by ';': migrations.
  virtual void script(std::string_view sql) = 0;
};

// The connection inside db.write().
class Transaction : public Connection {
 public:
  // Runs after the commit, on the committing thread, once, and not at all after a rollback or for
  // an attempt that was retried. Short and without database work: wake somebody, drop a cache.
  virtual void after_commit(std::function<void()> deed) = 0;
  // Wakes after the commit whoever listens to `topic` (Database::announcements()).
  virtual void announce(std::string_view topic) = 0;

  // What this transaction made or changed: the subject of its first event; 0 for none.
  void note_subject(std::int64_t subject) {
    if (subject_ == 0) subject_ = subject;
  }
  std::int64_t subject() const { return subject_; }

 private:
  std::int64_t subject_ = 0;
};

}  // namespace coloquio::db

#include "db/row_get.h"
