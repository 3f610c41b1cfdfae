#pragma once

#include "people/people.h"
#include "web/html.h"
#include "web/router.h"

namespace coloquio::people {

// All of /api/v1 that is about people; the second is the part about the accounts of others.
void add_api_routes(web::Router& router, People& people);
void add_account_api_routes(web::Router& router, People& people);
void add_page_routes(web::Router& router, const web::PageKit& kit, People& people);

}  // namespace coloquio::people
