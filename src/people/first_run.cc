#include "people/first_run.h"

#include <cctype>

#include "people/account_store.h"
#include "people/secrets.h"
#include "web/digest.h"

namespace coloquio::people {
namespace {

// As people type it from a screen: without the hyphen, in lower case.
std::string normal_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) code += static_cast<char>(std::toupper(byte));
  }
  return code;
}

}  // namespace

bool FirstRun::is_open() const {
  if (done_) return false;
  done_ = ground_.database.read([](db::Connection& c) { return there_is_an_administrator(c); });
  return !done_;
}

std::string FirstRun::code() {
  const std::lock_guard lock(mutex_);
  if (code_.empty()) {
    // 40 bits: at the rate limit of one address a guess takes thousands of years.
    code_ = random_code(4) + "-" + random_code(4);
  }
  return code_;
}

Result<Account> FirstRun::finish(const Answers& answers, Language language) {
  const std::string code = this->code();
  const std::lock_guard lock(mutex_);
  if (!is_open()) return fail(Kind::not_found, "errors.not_found");
  if (!web::same_secret(normal_code(answers.code), normal_code(code))) {
    return fail_fields({{"code", "people.code_wrong", {}}});
  }
  auto account = accounts_.create({.email = answers.email,
                                   .name = answers.name,
                                   .role = Role::administrator,
                                   .password = answers.password},
                                  language);
  if (!account && account.error().kind == Kind::conflict) {
    return fail_fields({{"email", account.error().key, {}}});
  }
  return account;
}

}  // namespace coloquio::people
