#pragma once

#include "community/community.h"
#include "web/router.h"

namespace coloquio::community {

void add_report_routes(web::Router& router, Community& community);
void add_statement_routes(web::Router& router, Community& community);
void add_screening_routes(web::Router& router, Community& community);
void add_staff_routes(web::Router& router, Community& community);

}  // namespace coloquio::community
