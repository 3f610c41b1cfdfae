#pragma once

#include <string>
#include <string_view>

#include "people/people.h"
#include "web/html.h"
#include "web/router.h"
#include "web/values.h"

// The pages, by file: pages_entry.cc, pages_settings.cc, pages_admin.cc, pages_mailbox.cc.
namespace coloquio::people {

using web::add;
using web::set;
using web::set_section;
using web::show;
using web::Values;

// A page of ours: title, template below people/html/, values. Never in search engines.
web::Response people_page(const web::PageKit& kit, const web::Request& request,
                          const std::string& title_key, const std::string& file, Values& values,
                          int status = 200);
// The form again with what is wrong; the caller has filled in what was typed.
web::Response form_again(const web::PageKit& kit, const web::Request& request, const Error& error,
                         const std::string& title_key, const std::string& file, Values& values);

void add_entry_pages(web::Router& router, const web::PageKit& kit, People& people);
void add_settings_pages(web::Router& router, const web::PageKit& kit, People& people);
void add_key_pages(web::Router& router, const web::PageKit& kit, People& people);
void add_admin_pages(web::Router& router, const web::PageKit& kit, People& people);
void add_mailbox_page(web::Router& router, const web::PageKit& kit, People& people);

}  // namespace coloquio::people
