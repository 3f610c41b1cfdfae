#pragma once

#include "notices/notices.h"
#include "web/html.h"
#include "web/router.h"

namespace coloquio::notices {

void add_api_routes(web::Router& router, Notices& notices);
void add_preference_pages(web::Router& router, const web::PageKit& kit, Notices& notices,
                          community::Community& community);
void add_page_routes(web::Router& router, const web::PageKit& kit, Notices& notices);

}  // namespace coloquio::notices
