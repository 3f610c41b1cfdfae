#pragma once

#include "community/community.h"
#include "db/database.h"
#include "web/router.h"

namespace coloquio::transfer {

// Addresses that imported conversations, answers and people had where they came from:
// /questions/7/a-title, /questions/7/a-title/8, /q/7, /a/8, /posts/8, /users/9/a-name. They lead
// for good to where that is today, for who may read it; for others nothing is there. When two dumps
// have the same number, the source that comes first in the alphabet has it.
void add_old_addresses(web::Router& router, db::Database& database,
                       community::Community& community);

}  // namespace coloquio::transfer
