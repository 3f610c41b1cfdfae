#pragma once

#include <string>

#include "base/viewer.h"
#include "db/connection.h"

namespace coloquio::db {

// Who did what to which thing; append-only (table audit).
struct AuditEntry {
  std::int64_t id = 0;
  Instant at;
  AccountId by{};       // 0: the system or the command line.
  std::string act;      // "space.opened"
  std::string subject;  // "space:123"
  std::string before;   // JSON or "".
  std::string after;    // JSON or "".
  std::string from;     // "web", "api", "cli".
};

void audit(Transaction& tx, const AuditEntry& entry);

}  // namespace coloquio::db
