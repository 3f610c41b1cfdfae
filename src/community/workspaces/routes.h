#pragma once

#include "community/community.h"
#include "web/router.h"

namespace coloquio::community {

void add_workspace_routes(web::Router& router, Community& community);
void add_invitation_routes(web::Router& router, Community& community);

}  // namespace coloquio::community
