#include "db/audit.h"

namespace coloquio::db {

void audit(Transaction& tx, const AuditEntry& entry) {
  const auto by = entry.by == AccountId{} ? std::nullopt : std::optional(entry.by);
  tx.execute(
      "INSERT INTO audit (id, at, account_id, act, subject, before, after, origin) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      entry.id, entry.at, by, entry.act, entry.subject, entry.before, entry.after, entry.from);
}

}  // namespace coloquio::db
