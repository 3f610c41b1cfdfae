#include "db/enum_name.h"
#include "people/pages.h"
#include "web/cookie.h"

// Settings: who one is, and how one gets in.
namespace coloquio::people {
namespace {

using web::Request;
using web::Response;

std::string in_capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

struct SettingsPages {
  const web::PageKit& kit;
  People& people;

  Result<Response> profile_form(const Request& r) const {
    const auto self = people.profiles.self(r.viewer);
    if (!self) return fail(self.error());
    Values values;
    show(values, "AT_PROFILE");
    set(values, "NAME", self->person.name);
    set(values, "HEADLINE", self->person.headline);
    set(values, "BIO", self->person.bio_markdown);
    show(values, "LANGUAGE_" + in_capitals(code(self->account.language)));
    show(values, "THEME_" + in_capitals(db::to_name(self->account.theme)));
    return people_page(kit, r, "web.settings", "settings.tpl", values);
  }

  Result<Response> profile(const Request& r) const {
    ProfileChange change{.name = std::string(r.form("name")),
                         .headline = std::string(r.form("headline")),
                         .bio = std::string(r.form("bio")),
                         .language = r.viewer.language,
                         .theme = db::name_or(r.form("theme"), Theme::system)};
    parse_language(r.form("language"), *change.language);
    const auto changed = people.profiles.change(r.viewer, change);
    if (changed) {
      auto response = web::see_other("/settings?done=saved");
      web::set_language_cookie(response, r, *change.language);
      return response;
    }
    Values values;
    show(values, "AT_PROFILE");
    set(values, "NAME", *change.name);
    set(values, "HEADLINE", *change.headline);
    set(values, "BIO", *change.bio);
    show(values, "LANGUAGE_" + in_capitals(code(*change.language)));
    show(values, "THEME_" + in_capitals(db::to_name(*change.theme)));
    return form_again(kit, r, changed.error(), "web.settings", "settings.tpl", values);
  }

  // Two forms on one page; what is wrong belongs to one of them.
  Result<Response> access(const Request& r, const char* wrong_form, const Error* error) const {
    const auto self = people.profiles.self(r.viewer);
    if (!self) return fail(self.error());
    Values values;
    show(values, "AT_ACCESS");
    set(values, "EMAIL_NOW", self->account.email);
    for (const auto* form : {"PASSWORD_FORM", "EMAIL_FORM"}) {
      auto& part = add(values, form);
      if (error == nullptr || std::string_view(form) != wrong_form) continue;
      set(part, "EMAIL", r.form("email"));
      web::show_problems(kit, r, *error, part);
    }
    return people_page(kit, r, "settings.access", "settings_access.tpl", values,
                       error == nullptr ? 200 : web::http_status(error->kind));
  }

  Result<Response> change_password(const Request& r) const {
    const auto session = people.accounts.change_password(
        r.viewer, r.session_hash, r.form("current"), r.form("password"), r.header("user-agent"));
    if (!session) return access(r, "PASSWORD_FORM", &session.error());
    auto response = web::see_other("/settings/access?done=password_changed");
    if (*session) web::set_session_cookie(response, r, (*session)->key, session_lifetime);
    return response;
  }

  Result<Response> change_email(const Request& r) const {
    const auto asked =
        people.accounts.request_email_change(r.viewer, r.form("email"), r.form("proof"));
    if (asked) return web::see_other("/check-mail?about=email");
    Error error = asked.error();
    for (auto& field : error.fields) {
      if (field.field == "password") field.field = "proof";  // The page has another "password".
    }
    return access(r, "EMAIL_FORM", &error);
  }
};

}  // namespace

void add_settings_pages(web::Router& router, const web::PageKit& kit, People& people) {
  const SettingsPages pages{kit, people};
  const auto own = Permission::own_account;
  router.page(web::Method::get, "/settings", own,
              [pages](const Request& r) { return pages.profile_form(r); });
  router.page(web::Method::post, "/settings", own,
              [pages](const Request& r) { return pages.profile(r); });
  router.page(web::Method::get, "/settings/access", own,
              [pages](const Request& r) { return pages.access(r, "", nullptr); });
  router
      .page(web::Method::post, "/settings/password", own,
            [pages](const Request& r) { return pages.change_password(r); })
      .rate = web::Rate::sign_in;
  router
      .page(web::Method::post, "/settings/email", own,
            [pages](const Request& r) { return pages.change_email(r); })
      .rate = web::Rate::sign_in;
}

}  // namespace coloquio::people
