#include "db/postgres_failure.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace coloquio::db::postgres {
namespace {

// "10.0.0.5:5432/coloquio", without the password.
std::string where(PGconn* connection) {
  const auto or_default = [](const char* text, const char* otherwise) {
    return std::string(text != nullptr && *text != '\0' ? text : otherwise);
  };
  return fmt::format("{}:{}/{}", or_default(PQhost(connection), "localhost"),
                     or_default(PQport(connection), "5432"), or_default(PQdb(connection), "?"));
}

std::string first_line(const char* text) {
  const std::string_view all(text == nullptr ? "" : text);
  return std::string(all.substr(0, all.find('\n')));
}

// What libpq says when it cannot connect has no code, only words; these are those of the server.
std::string advice(std::string_view said) {
  const auto has = [&](std::string_view words) {
    return said.find(words) != std::string_view::npos;
  };
  if (has("password authentication") || has("no pg_hba.conf entry") ||
      has("no password supplied")) {
    return "Check the name and the password in COLOQUIO_DATABASE_URL.";
  }
  if (has("does not exist")) {
    return "Create the database and its role (createuser, createdb), or correct "
           "COLOQUIO_DATABASE_URL.";
  }
  if (has("too many clients") || has("remaining connection slots")) {
    return "The server has no free connections: raise its max_connections or lower database.pool.";
  }
  return "Check that PostgreSQL runs and that COLOQUIO_DATABASE_URL is right. Coloquio tries again "
         "by "
         "itself.";
}

}  // namespace

void raise_lost(PGconn* connection) {
  const auto said = first_line(PQerrorMessage(connection));
  throw ConnectionLost(fmt::format("The database server at {} cannot be reached ({}). {}",
                                   where(connection), said, advice(said)));
}

void raise(const PGresult* result, PGconn* connection) {
  if (PQstatus(connection) == CONNECTION_BAD) raise_lost(connection);
  const char* const field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string_view state(field == nullptr ? "" : field);
  const auto said = first_line(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
  if (state == "40001" || state == "40P01") throw SerializationFailure(said);
  if (state.starts_with("23")) throw ConstraintFailure(said);
  if (state.starts_with("57P") || state.starts_with("08")) {
    throw ConnectionLost(fmt::format("The database server at {} stopped ({}). {}",
                                     where(connection), said, advice(said)));
  }
  if (state == "53100") {
    throw Failure(
        fmt::format("The disk of the database server at {} is full ({}). Nothing of this was "
                    "saved; make room there.",
                    where(connection), said));
  }
  if (state == "25006") {
    throw Failure(fmt::format(
        "The database at {} is read-only (a standby?). Point COLOQUIO_DATABASE_URL at the primary.",
        where(connection)));
  }
  if (state == "42501") {
    throw Failure(fmt::format("The database role may not do this ({}). Make it the owner of {}.",
                              said, where(connection)));
  }
  throw Failure(fmt::format("PostgreSQL: {} ({})", said, state));
}

}  // namespace coloquio::db::postgres
