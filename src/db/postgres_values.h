#pragma once

#include <libpq-fe.h>

#include <span>
#include <string>
#include <vector>

#include "db/rows.h"

namespace coloquio::db::postgres {

// Values as libpq wants them: integers, fractions and texts in text form with their type named, so
// that nothing is guessed from the context; bytes in binary.
class Parameters {
 public:
  // Throws Failure for text with a NUL byte, which PostgreSQL cannot hold.
  explicit Parameters(std::span<const Value> values);
  Parameters(Parameters&&) = default;  // Moving keeps the texts where they are.

  int count() const { return static_cast<int>(texts_.size()); }
  const Oid* types() const { return types_.data(); }
  const char* const* texts() const { return texts_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }
  // One letter a value: a statement is prepared for the types it is used with.
  const std::string& signature() const { return signature_; }

 private:
  std::vector<std::string> owned_;  // Texts that libpq wants with a NUL at their end.
  std::vector<Oid> types_;
  std::vector<const char*> texts_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::string signature_;
};

// All rows of a result in text form.
Rows to_rows(const PGresult* result);

}  // namespace coloquio::db::postgres
