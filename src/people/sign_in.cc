#include <algorithm>
#include <utility>

#include "base/text.h"
#include "people/accounts.h"

// Proving who one is.
namespace coloquio::people {

Result<> Accounts::may_try(const std::string& email_key, const std::string& ip) const {
  const Instant now = ground_.clock.now();
  const auto seconds = std::max(by_browser_.closed_for(email_key + " " + ip, now),
                                by_email_.closed_for(email_key, now));
  if (seconds == 0) return {};
  return fail(Kind::too_many, "people.too_many_tries", {{"seconds", seconds}});
}

Result<NewSession> Accounts::sign_in(const SignIn& attempt) {
  const std::string email_key = text::normal_email(attempt.email);
  if (auto open = may_try(email_key, attempt.ip); !open) return fail(std::move(open.error()));

  std::optional<Login> login;
  if (!email_key.empty()) {
    login = ground_.database.read([&](db::Connection& c) { return find_login(c, email_key); });
  }
  const bool right = attempt.password.size() <= longest_password_bytes &&
                     ground_.passwords.matches(login ? login->password_hash : "", attempt.password);
  const Instant now = ground_.clock.now();
  if (!right) {
    by_browser_.add(email_key + " " + attempt.ip, now);
    by_email_.add(email_key, now);
    return fail(Kind::invalid, "people.sign_in_wrong");
  }
  const Account& account = login->account;
  if (account.suspended_until && *account.suspended_until > now) {
    return fail(Kind::forbidden, "people.suspended_until",
                {{"until", words::full_date_time(account.language, *account.suspended_until)},
                 {"reason", account.sanction_reason}});
  }
  by_browser_.forget(email_key + " " + attempt.ip);

  const bool outdated = ground_.passwords.is_outdated(login->password_hash);
  const std::string better = outdated ? ground_.passwords.hash(attempt.password) : "";
  auto session = sessions_.prepare(attempt.user_agent);
  ground_.database.write([&](db::Transaction& tx) {
    if (outdated) update_password(tx, account.id, better);
    sessions_.open(tx, account.id, session, attempt.replaces);
  });
  return session;
}

Result<Login> Accounts::prove(const Viewer& viewer, std::string_view field,
                              std::string_view password) {
  auto login =
      ground_.database.read([&](db::Connection& c) { return find_login(c, viewer.account); });
  if (!login) return fail(Kind::not_found, "errors.not_found");
  // Whoever found an open browser must not try passwords in it either.
  const std::string key = "account:" + to_string(viewer.account);
  if (auto open = may_try(key, ""); !open) return fail(std::move(open.error()));
  if (password.size() > longest_password_bytes ||
      !ground_.passwords.matches(login->password_hash, password)) {
    by_browser_.add(key + " ", ground_.clock.now());
    return fail_fields({{std::string(field), "people.password_wrong", {}}});
  }
  return std::move(*login);
}

Result<std::optional<NewSession>> Accounts::change_password(const Viewer& viewer,
                                                            std::string_view current_hash,
                                                            std::string_view old_password,
                                                            std::string_view new_password,
                                                            std::string_view user_agent) {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  const auto login = prove(viewer, "current", old_password);
  if (!login) return fail(login.error());
  if (auto problem = problem_with_password("password", new_password, login->account.role,
                                           login->account.email, login->name)) {
    return fail_fields({std::move(*problem)});
  }
  const std::string hash = ground_.passwords.hash(new_password);
  std::optional<NewSession> session;
  if (!current_hash.empty()) session = sessions_.prepare(user_agent);
  const Note change = note(ground_);
  const auto letter = ground_.mailer.compose({.to = login->account.email,
                                              .name = login->name,
                                              .language = login->account.language,
                                              .kind = "password_changed",
                                              .link = "/reset-password",
                                              .args = {}});
  ground_.database.write([&](db::Transaction& tx) {
    update_password(tx, viewer.account, hash);
    delete_links(tx, viewer.account);
    delete_sessions(tx, viewer.account, "");
    if (session) sessions_.open(tx, viewer.account, *session, "");
    audit_account(tx, change, viewer, "account.password_changed", viewer.account, "", "");
    ground_.mailer.enqueue(tx, letter);
    forget_after(tx, viewer.account);
  });
  return session;
}

Result<> Accounts::set_password(std::string_view email, std::string_view password) {
  const auto login = ground_.database.read(
      [&](db::Connection& c) { return find_login(c, text::normal_email(email)); });
  if (!login) return fail(Kind::not_found, "people.no_such_account");
  if (auto problem = problem_with_password("password", password, login->account.role,
                                           login->account.email, login->name)) {
    return fail_fields({std::move(*problem)});
  }
  const std::string hash = ground_.passwords.hash(password);
  const Note change = note(ground_);
  ground_.database.write([&](db::Transaction& tx) {
    update_password(tx, login->account.id, hash);
    delete_links(tx, login->account.id);
    delete_sessions(tx, login->account.id, "");
    audit_account(tx, change, Viewer{}, "account.password_changed", login->account.id, "", "");
    forget_after(tx, login->account.id);
  });
  return {};
}

void Accounts::forget_after(db::Transaction& tx, AccountId account) const {
  tx.after_commit(
      [&authenticator = ground_.authenticator, account] { authenticator.forget(account); });
}

}  // namespace coloquio::people
