#pragma once

#include <libpq-fe.h>

#include <memory>

#include "db/connection.h"

namespace coloquio::db::postgres {

struct ClearResult {
  void operator()(PGresult* r) const { PQclear(r); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

// Two transactions that cannot both be right, or a deadlock: run it again.
class SerializationFailure : public Failure {
 public:
  using Failure::Failure;
};

// The server went away; a new connection may find it again.
class ConnectionLost : public Failure {
 public:
  using Failure::Failure;
};

// Throws the Failure for an error that the server sent.
[[noreturn]] void raise(const PGresult* result, PGconn* connection);
// For a connection that could not be made or broke.
[[noreturn]] void raise_lost(PGconn* connection);

}  // namespace coloquio::db::postgres
