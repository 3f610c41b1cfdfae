#include <utility>

#include "base/text.h"
#include "people/accounts.h"
#include "people/handles.h"
#include "people/secrets.h"
#include "people/service.h"

// How an account comes to be.
namespace coloquio::people {
namespace {

// All that is wrong with the form, at once. Nothing of this depends on who has an account.
Result<SignUp> checked(const SignUp& typed) {
  std::vector<FieldError> wrong;
  SignUp good{.name = "", .email = "", .password = typed.password};
  const auto take = [&wrong](Result<std::string> value, std::string& into) {
    if (value) {
      into = std::move(*value);
    } else {
      wrong.insert(wrong.end(), value.error().fields.begin(), value.error().fields.end());
    }
  };
  take(name_typed("name", typed.name), good.name);
  take(email_typed("email", typed.email), good.email);
  if (auto problem =
          problem_with_password("password", typed.password, Role::member, good.email, good.name)) {
    wrong.push_back(std::move(*problem));
  }
  if (!wrong.empty()) return fail_fields(std::move(wrong));
  return good;
}

}  // namespace

Accounts::Accounts(const Ground& ground, const Sessions& sessions)
    : ground_(ground),
      sessions_(sessions),
      by_browser_(10, std::chrono::minutes{15}),
      by_email_(100, std::chrono::hours{1}) {}

Result<> Accounts::sign_up(Language language, const SignUp& typed) {
  auto wanted = checked(typed);
  if (!wanted) return fail(wanted.error());

  // The hash is made for a known address too: the answer takes the same time.
  const std::string hash = ground_.passwords.hash(wanted->password);
  const std::string email_key = text::normal_email(wanted->email);
  const auto known =
      ground_.database.read([&](db::Connection& c) { return find_login(c, email_key); });
  const std::string key = random_key();
  const Instant now = ground_.clock.now();
  Link link{.purpose = known ? Purpose::notice : Purpose::sign_up,
            .account = known ? known->account.id : AccountId{},
            .email = wanted->email,
            .email_key = email_key,
            .name = known ? "" : wanted->name,
            .password_hash = known ? "" : hash,
            .language = language,
            .created_at = now,
            .expires_at = now + sign_up_link_lives};
  const mail::Letter letter = known ? mail::Letter{.to = known->account.email,
                                                   .name = known->name,
                                                   .language = known->account.language,
                                                   .kind = "exists",
                                                   .link = "/reset-password",
                                                   .args = {}}
                                    : mail::Letter{.to = wanted->email,
                                                   .name = wanted->name,
                                                   .language = language,
                                                   .kind = "verify",
                                                   .link = "/verify?key=" + key,
                                                   .args = {}};
  send_link(key, link, letter);
  return {};
}

void Accounts::send_link(std::string_view key, const Link& link, const mail::Letter& letter) const {
  const std::string hash = hash_of(key);
  const auto draft = ground_.mailer.compose(letter);
  ground_.database.write([&](db::Transaction& tx) {
    const Instant hour_ago = link.created_at - std::chrono::hours{1};
    if (count_links(tx, link.email_key, hour_ago) >= most_mails_an_hour) return;
    insert_link(tx, hash, link);
    ground_.mailer.enqueue(tx, draft);
  });
}

Result<Link> Accounts::look_at(std::string_view key, Purpose purpose) const {
  const std::string hash = hash_of(key);
  auto link = ground_.database.read(
      [&](db::Connection& c) { return find_link(c, hash, purpose, ground_.clock.now()); });
  if (!link) return fail(Kind::gone, "people.link_gone");
  return std::move(*link);
}

Result<std::string> Accounts::verify(std::string_view key) {
  const std::string hash = hash_of(key);
  const Fresh ids = fresh();
  return ground_.database.write([&](db::Transaction& tx) -> Result<std::string> {
    const auto link = take_link(tx, hash, Purpose::sign_up, ids.note.at);
    if (!link) return fail(Kind::gone, "people.link_gone");
    const NewAccount wanted{
        .email = link->email, .name = link->name, .role = Role::member, .password = ""};
    const auto account = save(tx, ids, wanted, link->password_hash, link->language);
    if (!account) return fail(Kind::gone, "people.link_gone");
    delete_links(tx, link->email_key, Purpose::sign_up);
    return link->email;
  });
}

Result<Account> Accounts::create(const NewAccount& typed, Language language) {
  const auto name = name_typed("name", typed.name);
  if (!name) return fail(name.error());
  const auto email = email_typed("email", typed.email);
  if (!email) return fail(email.error());
  if (auto problem = problem_with_password("password", typed.password, typed.role, *email, *name)) {
    return fail_fields({std::move(*problem)});
  }
  const NewAccount wanted{.email = *email, .name = *name, .role = typed.role, .password = ""};
  const std::string hash = ground_.passwords.hash(typed.password);
  const Fresh ids = fresh();
  return ground_.database.write(
      [&](db::Transaction& tx) { return save(tx, ids, wanted, hash, language); });
}

Accounts::Fresh Accounts::fresh() const {
  return {.account = AccountId{ground_.ids.next()},
          .person = PersonId{ground_.ids.next()},
          .identity = IdentityId{ground_.ids.next()},
          .note = note(ground_)};
}

Result<Account> Accounts::save(db::Transaction& tx, const Fresh& ids, const NewAccount& wanted,
                               std::string_view password_hash, Language language) const {
  const std::string email_key = text::normal_email(wanted.email);
  // Somebody known by this address and without an account (an import) claims themselves.
  auto known = find_identity(tx, "email", email_key);
  if (known && find_account_of(tx, *known)) known.reset();

  Account account;
  account.id = ids.account;
  account.person = known.value_or(ids.person);
  account.email = wanted.email;
  account.role = wanted.role;
  account.language = language;
  account.created_at = ids.note.at;
  if (!insert_account(tx, account, password_hash)) {
    return fail(Kind::conflict, "people.email_taken");
  }
  if (!known) {
    Person person;
    person.id = ids.person;
    person.name = wanted.name;
    person.is_staff = is_staff(wanted.role);
    person.created_at = ids.note.at;
    add_person(tx, person);
    add_identity(tx, {.id = ids.identity,
                      .person = ids.person,
                      .network = "email",
                      .native_id = email_key,
                      .evidence = "confirmed_link",
                      .verified = true,
                      .created_at = ids.note.at});
  }
  give_handle(tx, account.person);
  update_role(tx, account.id, account.role);
  record_account_event(tx, ids.note, "account.created", account.id, account.person);
  return account;
}

}  // namespace coloquio::people
