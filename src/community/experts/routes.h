#pragma once

#include "community/community.h"
#include "web/router.h"

namespace coloquio::community {

void add_expert_routes(web::Router& router, Community& community);

}  // namespace coloquio::community
