#include "people/pages.h"
#include "web/cookie.h"
#include "web/url.h"

// Signing in, up and out. Whether an e-mail has an account shows on none of these pages.
namespace coloquio::people {
namespace {

using web::Request;
using web::Response;

struct Entry {
  const web::PageKit& kit;
  People& people;

  Result<Response> sign_in_form(const Request& r) const {
    const auto next = r.param("next");
    if (!r.viewer.is_guest()) return web::see_other(next.empty() ? "/" : next);
    Values values;
    set(values, "NEXT", next);
    return people_page(kit, r, "people.sign_in", "sign_in.tpl", values);
  }

  Result<Response> sign_in(const Request& r) const {
    const auto session = people.accounts.sign_in({.email = std::string(r.form("email")),
                                                  .password = std::string(r.form("password")),
                                                  .user_agent = std::string(r.header("user-agent")),
                                                  .ip = r.ip,
                                                  .replaces = r.session_hash});
    if (!session) {
      Values values;
      set(values, "NEXT", r.form("next"));
      set(values, "EMAIL", r.form("email"));
      return form_again(kit, r, session.error(), "people.sign_in", "sign_in.tpl", values);
    }
    const auto next = r.form("next");
    auto response = web::see_other(next.empty() ? "/" : next);
    web::set_session_cookie(response, r, session->key, session_lifetime);
    return response;
  }

  Result<Response> sign_out(const Request& r) const {
    people.sessions.sign_out(r.viewer, r.session_hash);
    auto response = web::see_other("/");
    web::forget_session_cookie(response, r);
    return response;
  }

  Result<Response> sign_up_form(const Request& r) const {
    if (!r.viewer.is_guest()) return web::see_other("/");
    Values values;
    return people_page(kit, r, "people.sign_up", "sign_up.tpl", values);
  }

  Result<Response> sign_up(const Request& r) const {
    const auto done = people.accounts.sign_up(
        r.viewer.language, {std::string(r.form("name")), std::string(r.form("email")),
                            std::string(r.form("password"))});
    if (done) return web::see_other("/check-mail?about=sign_up");
    Values values;
    set(values, "NAME", r.form("name"));
    set(values, "EMAIL", r.form("email"));
    return form_again(kit, r, done.error(), "people.sign_up", "sign_up.tpl", values);
  }

  Result<Response> check_mail(const Request& r) const {
    const auto about = r.param("about");
    const bool known = about == "reset" || about == "email";
    const std::string key = "people.check_" + std::string(known ? about : "sign_up");
    Values values;
    set(values, "TITLE", kit.say(r, "people.check_mail"));
    set(values, "SENTENCE", kit.say(r, key));
    show(values, "MAILBOX", kit.site.development);
    return people_page(kit, r, "people.check_mail", "check_mail.tpl", values);
  }

  Response link_gone(const Request& r, const char* again_url, const char* again_key) const {
    Values values;
    set(values, "AGAIN_URL", again_url);
    set(values, "AGAIN", kit.say(r, again_key));
    return people_page(kit, r, "people.link_gone_title", "link_gone.tpl", values, 410);
  }

  Response confirm(const Request& r, const std::string& area, const char* action,
                   const Link& link) const {
    Values values;
    set(values, "TITLE", kit.say(r, area + "_title"));
    set(values, "SENTENCE", kit.say(r, area + "_text", {{"email", link.email}}));
    set(values, "BUTTON", kit.say(r, area + "_button"));
    set(values, "ACTION", action);
    set(values, "KEY", r.param("key"));
    return people_page(kit, r, area + "_title", "confirm.tpl", values);
  }

  Result<Response> verify_form(const Request& r) const {
    const auto link = people.accounts.look_at(r.param("key"), Purpose::sign_up);
    if (!link) return link_gone(r, "/sign-up", "people.sign_up_again");
    return confirm(r, "people.verify", "/verify", *link);
  }

  Result<Response> verify(const Request& r) const {
    if (!people.accounts.verify(r.form("key"))) {
      return link_gone(r, "/sign-up", "people.sign_up_again");
    }
    return web::see_other("/sign-in?done=verified");
  }

  Result<Response> confirm_email_form(const Request& r) const {
    const auto link = people.accounts.look_at(r.param("key"), Purpose::change);
    if (!link) return link_gone(r, "/settings/access", "settings.change_email");
    return confirm(r, "people.confirm_email", "/confirm-email", *link);
  }

  Result<Response> confirm_email(const Request& r) const {
    if (!people.accounts.change_email(r.form("key"))) {
      return link_gone(r, "/settings/access", "settings.change_email");
    }
    return web::see_other("/settings/access?done=email_changed");
  }

  Result<Response> reset_form(const Request& r) const {
    Values values;
    return people_page(kit, r, "people.reset_title", "reset.tpl", values);
  }

  Result<Response> reset(const Request& r) const {
    const auto done = people.accounts.request_reset(r.viewer.language, r.form("email"));
    if (done) return web::see_other("/check-mail?about=reset");
    Values values;
    set(values, "EMAIL", r.form("email"));
    return form_again(kit, r, done.error(), "people.reset_title", "reset.tpl", values);
  }

  Result<Response> new_password_form(const Request& r) const {
    const auto link = people.accounts.look_at(r.param("key"), Purpose::reset);
    if (!link) return link_gone(r, "/reset-password", "people.ask_again");
    Values values;
    set(values, "KEY", r.param("key"));
    set(values, "EMAIL", link->email);
    return people_page(kit, r, "people.new_password_title", "reset_new.tpl", values);
  }

  Result<Response> new_password(const Request& r) const {
    const auto done = people.accounts.reset(r.form("key"), r.form("password"));
    if (done) return web::see_other("/sign-in?done=password_changed");
    if (done.error().kind == Kind::gone) {
      return link_gone(r, "/reset-password", "people.ask_again");
    }
    Values values;
    set(values, "KEY", r.form("key"));
    return form_again(kit, r, done.error(), "people.new_password_title", "reset_new.tpl", values);
  }

  Result<Response> first_run_form(const Request& r) const {
    if (!people.first_run.is_open()) return fail(Kind::not_found, "errors.not_found");
    Values values;
    set(values, "CODE", r.param("code"));
    return people_page(kit, r, "people.first_run_title", "first_run.tpl", values);
  }

  Result<Response> first_run(const Request& r) const {
    const std::string email(r.form("email"));
    const std::string password(r.form("password"));
    const auto made = people.first_run.finish(
        {std::string(r.form("code")), std::string(r.form("name")), email, password},
        r.viewer.language);
    if (made) return sign_in(r);
    if (made.error().kind == Kind::not_found) return fail(made.error());
    Values values;
    set(values, "CODE", r.form("code"));
    set(values, "NAME", r.form("name"));
    set(values, "EMAIL", email);
    return form_again(kit, r, made.error(), "people.first_run_title", "first_run.tpl", values);
  }
};

}  // namespace

void add_entry_pages(web::Router& router, const web::PageKit& kit, People& people) {
  using Handler = Result<Response> (Entry::*)(const Request&) const;
  const Entry entry{kit, people};
  const auto shows = [&](const char* path, Handler handler) {
    router.page(web::Method::get, path, Permission::everyone,
                [entry, handler](const Request& r) { return (entry.*handler)(r); });
  };
  // Each attempt costs a hash or a mail, so they are counted apart from other writes.
  const auto does = [&](const char* path, Handler handler) {
    router
        .page(web::Method::post, path, Permission::everyone,
              [entry, handler](const Request& r) { return (entry.*handler)(r); })
        .rate = web::Rate::sign_in;
  };
  shows("/sign-in", &Entry::sign_in_form);
  does("/sign-in", &Entry::sign_in);
  router.page(web::Method::post, "/sign-out", Permission::signed_in,
              [entry](const Request& r) { return entry.sign_out(r); });
  shows("/sign-up", &Entry::sign_up_form);
  does("/sign-up", &Entry::sign_up);
  shows("/check-mail", &Entry::check_mail);
  shows("/verify", &Entry::verify_form);
  does("/verify", &Entry::verify);
  shows("/confirm-email", &Entry::confirm_email_form);
  does("/confirm-email", &Entry::confirm_email);
  shows("/reset-password", &Entry::reset_form);
  does("/reset-password", &Entry::reset);
  shows("/reset-password/new", &Entry::new_password_form);
  does("/reset-password/new", &Entry::new_password);
  shows("/first-run", &Entry::first_run_form);
  does("/first-run", &Entry::first_run);
}

}  // namespace coloquio::people
