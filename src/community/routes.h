#pragma once

#include "community/community.h"
#include "web/html.h"
#include "web/router.h"

namespace coloquio::community {

void add_api_routes(web::Router& router, Community& community);
void add_page_routes(web::Router& router, Community& community, const web::PageKit& kit);

}  // namespace coloquio::community
