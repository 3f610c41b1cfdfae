#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "people/account_store.h"
#include "people/key_store.h"
#include "people/sessions.h"
#include "people/throttle.h"

namespace coloquio::people {

struct SignUp {
  std::string name;
  std::string email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignUp, (), (name, email, password))

// Who tries to sign in, from where.
struct SignIn {
  std::string email;
  std::string password;
  std::string user_agent;
  std::string ip;
  std::string replaces;  // Hash of the session this browser has now; "" for none.
};

struct NewAccount {
  std::string email;
  std::string name;
  Role role = Role::member;
  std::string password;
};

inline constexpr auto sign_up_link_lives = std::chrono::hours{48};
inline constexpr auto reset_link_lives = std::chrono::hours{2};
inline constexpr auto change_link_lives = std::chrono::hours{24};
inline constexpr int most_mails_an_hour =
    5;  // To one address, so that nobody floods it through us.

// How people get in. Whether an e-mail has an account is never told: answer, status and the work
// done are the same; the difference is in the mail that arrives.
class Accounts {
 public:
  Accounts(const Ground& ground, const Sessions& sessions);

  // Sends a link to confirm the address, or a notice when it has an account already.
  Result<> sign_up(Language language, const SignUp& wanted);
  // What a link would do, without doing it: mail scanners follow links. Kind::gone when it is
  // used up, too old or wrong.
  Result<Link> look_at(std::string_view key, Purpose purpose) const;
  // Makes the account that waited behind the link; its e-mail is the answer.
  Result<std::string> verify(std::string_view key);

  // Kind::invalid for a wrong e-mail or password (which one is not told), Kind::too_many after ten
  // failures in 15 minutes, Kind::forbidden for a suspended account with the right password.
  Result<NewSession> sign_in(const SignIn& attempt);

  Result<> request_reset(Language language, std::string_view email);
  // Also ends all sessions.
  Result<> reset(std::string_view key, std::string_view password);

  // Ends all other sessions and gives this one a new key (empty answer for API tokens).
  Result<std::optional<NewSession>> change_password(const Viewer& viewer,
                                                    std::string_view current_hash,
                                                    std::string_view old_password,
                                                    std::string_view new_password,
                                                    std::string_view user_agent);
  // Sends a link to the new address; until it is used nothing changes.
  Result<> request_email_change(const Viewer& viewer, std::string_view email,
                                std::string_view password);
  Result<> change_email(std::string_view key);

  // For the command line and the first run: confirmed at once. Kind::conflict when the e-mail has
  // an account.
  Result<Account> create(const NewAccount& wanted, Language language);
  Result<> set_password(std::string_view email, std::string_view password);

 private:
  // Ids and times of an account to be, made outside of the transaction.
  struct Fresh {
    AccountId account{};
    PersonId person{};
    IdentityId identity{};
    Note note;
  };
  Fresh fresh() const;
  Result<Account> save(db::Transaction& tx, const Fresh& fresh, const NewAccount& wanted,
                       std::string_view password_hash, Language language) const;
  // The viewer's login, when `password` is theirs; an error of `field` otherwise.
  Result<Login> prove(const Viewer& viewer, std::string_view field, std::string_view password);
  // Kind::too_many with "seconds" after too many wrong tries.
  Result<> may_try(const std::string& email_key, const std::string& ip) const;
  // Saves link and letter together, unless the address has had enough mails this hour.
  void send_link(std::string_view key, const Link& link, const mail::Letter& letter) const;
  void forget_after(db::Transaction& tx, AccountId account) const;

  Ground ground_;
  const Sessions& sessions_;
  mutable Throttle by_browser_;  // Failures by e-mail and IP.
  mutable Throttle by_email_;
};

}  // namespace coloquio::people
