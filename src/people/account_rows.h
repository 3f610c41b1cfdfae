#pragma once

#include "db/connection.h"
#include "people/account.h"

namespace coloquio::people {

// The account in the first columns of a row, in this order: id, person_id, email, role, language,
// theme, silenced_until, suspended_until, sanction_reason, created_at, last_seen_at.
Account account_of(const db::Row& row);
inline constexpr int account_columns = 11;

}  // namespace coloquio::people
