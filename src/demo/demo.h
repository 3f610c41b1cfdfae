#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "community/community.h"
#include "db/database.h"
#include "demo/plan.h"

// Banco Horizonte: sets the demo organisation up and takes it away (README.md).
namespace coloquio::demo {

struct Parts {
  db::Database& database;
  const Clock& clock;
  Ids& ids;
  community::Community& community;
};

struct SetUp {
  bool made = false;  // False: it stood already, and only its accounts' password is new.
  std::size_t people = 0;
  std::size_t conversations = 0;
  std::size_t messages = 0;
  std::vector<Login> logins;
};

// Makes what is missing: all or nothing. The accounts get `password_hash` (people::Passwords),
// again when the demo stands already. Fails with Kind::conflict when a space or an e-mail of the
// demo is taken by somebody else ("demo.space_taken" {slug}, "demo.email_taken" {email}).
Result<SetUp> set_up(const Parts& parts, std::string_view password_hash);

enum class Force { no, yes };

struct Removed {
  std::size_t people = 0;
  std::size_t spaces = 0;
  std::size_t conversations = 0;
  std::size_t people_kept = 0;       // Wrote elsewhere; their accounts are gone all the same.
  std::int64_t others_messages = 0;  // Of people who are not of the demo: gone with it.
};

// Takes exactly the demo away. Fails with Kind::conflict ("demo.in_use" {messages, people}) when
// people who are not of the demo wrote in it, or people of the demo wrote elsewhere; with
// Force::yes the first go with it and the second stay as people without an account. Nothing to
// remove is no error.
Result<Removed> remove(const Parts& parts, Force force);

}  // namespace coloquio::demo
