#pragma once

#include <vector>

#include "community/drafts/draft.h"
#include "db/connection.h"

namespace coloquio::community {

std::optional<Draft> find_draft(db::Connection& db, PersonId person, std::string_view place);
std::vector<Draft> drafts_of(db::Connection& db, PersonId person);  // Newest first.
std::int64_t count_drafts(db::Connection& db, PersonId person);
void save(db::Transaction& tx, PersonId person, const Draft& draft);
bool delete_draft(db::Transaction& tx, PersonId person, std::string_view place);
void delete_drafts_before(db::Transaction& tx, Instant then);

}  // namespace coloquio::community
