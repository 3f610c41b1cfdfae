#include "people/pages.h"

#include "people/routes.h"

namespace coloquio::people {

web::Response people_page(const web::PageKit& kit, const web::Request& request,
                          const std::string& title_key, const std::string& file, Values& values,
                          int status) {
  web::PageHead head;
  head.title = kit.say(request, title_key);
  head.section = "account";
  head.index = false;
  return web::page(kit, request, head, "people/html/" + file, values, status);
}

web::Response form_again(const web::PageKit& kit, const web::Request& request, const Error& error,
                         const std::string& title_key, const std::string& file, Values& values) {
  web::show_problems(kit, request, error, values);
  return people_page(kit, request, title_key, file, values, web::http_status(error.kind));
}

void add_page_routes(web::Router& router, const web::PageKit& kit, People& people) {
  add_entry_pages(router, kit, people);
  add_settings_pages(router, kit, people);
  add_key_pages(router, kit, people);
  add_admin_pages(router, kit, people);
  if (kit.site.development) add_mailbox_page(router, kit, people);
}

}  // namespace coloquio::people
