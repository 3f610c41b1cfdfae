#pragma once

#include "community/community.h"
#include "web/router.h"

namespace coloquio::community {

// Spaces, their members and their missions.
void add_space_routes(web::Router& router, Community& community);

}  // namespace coloquio::community
