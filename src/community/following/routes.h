#pragma once

#include "community/community.h"
#include "web/router.h"

namespace coloquio::community {

void add_following_routes(web::Router& router, Community& community);

}  // namespace coloquio::community
