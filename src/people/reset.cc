#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "people/accounts.h"
#include "people/secrets.h"
#include "people/service.h"

// Changing what proves who one is, by a link in a mail.
namespace coloquio::people {
namespace {

struct EmailChange {
  std::string email;
};
BOOST_DESCRIBE_STRUCT(EmailChange, (), (email))

}  // namespace

Result<> Accounts::request_reset(Language language, std::string_view typed) {
  const auto email = email_typed("email", typed);
  if (!email) return fail(email.error());

  const std::string email_key = text::normal_email(*email);
  const auto known =
      ground_.database.read([&](db::Connection& c) { return find_login(c, email_key); });
  const std::string key = random_key();
  const Instant now = ground_.clock.now();
  const Link link{.purpose = known ? Purpose::reset : Purpose::notice,
                  .account = known ? known->account.id : AccountId{},
                  .email = *email,
                  .email_key = email_key,
                  .name = "",
                  .password_hash = "",
                  .language = language,
                  .created_at = now,
                  .expires_at = now + reset_link_lives};
  // To an address we do not know goes a mail as well, so that the work is the same and whoever
  // forgot which address they signed up with learns it.
  send_link(key, link,
            {.to = known ? known->account.email : *email,
             .name = known ? known->name : "",
             .language = known ? known->account.language : language,
             .kind = known ? "reset" : "unknown",
             .link = known ? "/reset-password/new?key=" + key : "/sign-up",
             .args = {}});
  return {};
}

Result<> Accounts::reset(std::string_view key, std::string_view password) {
  const auto link = look_at(key, Purpose::reset);
  if (!link) return fail(link.error());
  const auto login =
      ground_.database.read([&](db::Connection& c) { return find_login(c, link->account); });
  // The address may have changed since the link was sent.
  if (!login || text::normal_email(login->account.email) != link->email_key) {
    return fail(Kind::gone, "people.link_gone");
  }
  if (auto problem = problem_with_password("password", password, login->account.role,
                                           login->account.email, login->name)) {
    return fail_fields({std::move(*problem)});
  }
  const std::string hash = ground_.passwords.hash(password);
  const std::string link_hash = hash_of(key);
  const Note change = note(ground_);
  const AccountId account = login->account.id;
  const Viewer themselves{.account = account};
  return ground_.database.write([&](db::Transaction& tx) -> Result<> {
    if (!take_link(tx, link_hash, Purpose::reset, change.at)) {
      return fail(Kind::gone, "people.link_gone");
    }
    update_password(tx, account, hash);
    delete_links(tx, account);
    delete_sessions(tx, account, "");
    audit_account(tx, change, themselves, "account.password_reset", account, "", "");
    forget_after(tx, account);
    return {};
  });
}

Result<> Accounts::request_email_change(const Viewer& viewer, std::string_view typed,
                                        std::string_view password) {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  const auto email = email_typed("email", typed);
  if (!email) return fail(email.error());
  const auto login = prove(viewer, "password", password);
  if (!login) return fail(login.error());

  const std::string email_key = text::normal_email(*email);
  const auto taken =
      ground_.database.read([&](db::Connection& c) { return find_login(c, email_key); });
  const std::string key = random_key();
  const Instant now = ground_.clock.now();
  const Link link{.purpose = taken ? Purpose::notice : Purpose::change,
                  .account = viewer.account,
                  .email = *email,
                  .email_key = email_key,
                  .name = "",
                  .password_hash = "",
                  .language = login->account.language,
                  .created_at = now,
                  .expires_at = now + change_link_lives};
  send_link(key, link,
            {.to = *email,
             .name = taken ? taken->name : login->name,
             .language = login->account.language,
             .kind = taken ? "exists" : "change_email",
             .link = taken ? "/reset-password" : "/confirm-email?key=" + key,
             .args = {}});
  return {};
}

Result<> Accounts::change_email(std::string_view key) {
  const auto link = look_at(key, Purpose::change);
  if (!link) return fail(link.error());
  const auto login =
      ground_.database.read([&](db::Connection& c) { return find_login(c, link->account); });
  if (!login) return fail(Kind::gone, "people.link_gone");

  const std::string hash = hash_of(key);
  const Note change = note(ground_);
  const auto identity = IdentityId{ground_.ids.next()};
  const Account& account = login->account;
  const Viewer themselves{.account = account.id};
  // The old address hears of it: whoever took an account over cannot do it silently.
  const auto letter = ground_.mailer.compose({.to = account.email,
                                              .name = login->name,
                                              .language = account.language,
                                              .kind = "email_changed",
                                              .link = "/",
                                              .args = {}});
  return ground_.database.write([&](db::Transaction& tx) -> Result<> {
    if (!take_link(tx, hash, Purpose::change, change.at) ||
        !update_email(tx, account.id, link->email, change.at)) {
      return fail(Kind::gone, "people.link_gone");
    }
    move_email_identity(tx, account.person, text::normal_email(account.email), identity,
                        link->email_key, change.at);
    delete_links(tx, account.id);
    audit_account(tx, change, themselves, "account.email_changed", account.id,
                  to_json(EmailChange{account.email}), to_json(EmailChange{link->email}));
    ground_.mailer.enqueue(tx, letter);
    forget_after(tx, account.id);
    return {};
  });
}

}  // namespace coloquio::people
