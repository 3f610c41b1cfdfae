#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/messages.h"
#include "base/time.h"
#include "base/viewer.h"
#include "people/role.h"

namespace coloquio::people {

enum class SessionId : std::int64_t {};
enum class TokenId : std::int64_t {};
enum class SanctionId : std::int64_t {};

enum class Theme { system, light, dark };
BOOST_DESCRIBE_ENUM(Theme, system, light, dark)

// The login of a person. Its e-mail is always confirmed: nothing is saved as an account before.
struct Account {
  AccountId id{};
  PersonId person{};
  std::string email;
  Role role = Role::member;
  Language language = Language::es;
  Theme theme = Theme::system;
  std::optional<Instant> silenced_until;   // Cannot post or vote until then.
  std::optional<Instant> suspended_until;  // Cannot sign in until then.
  std::string sanction_reason;             // Of the newest sanction; the person reads it.
  Instant created_at;
  std::optional<Instant> last_seen_at;  // Some minutes coarse.
};

// A member is a newcomer (Viewer::newcomer, community's newcomer limits) for the account's first
// 24 hours, and after that until three of their messages stand, unless they have earned a trust
// level before. Other roles never are.
inline constexpr auto newcomer_age = std::chrono::hours{24};
inline constexpr int newcomer_posts = 3;
bool is_newcomer(const Account& account, int posts, int trust_level, Instant now);

// A browser that is signed in. Its token is in the cookie and nowhere else: the table has its hash.
struct Session {
  SessionId id{};
  std::string device;  // "Firefox, Android"
  Instant created_at;
  Instant last_seen_at;  // Some minutes coarse.
  Instant expires_at;    // Slides with use.
  bool current = false;  // The one that asks.
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, device, created_at, last_seen_at, expires_at, current))

// What a token may do at most; the account's role limits it too.
//   read   look, with GET only
//   write  read, ask, answer, vote, moderate
//   all    everything the account may, its own password and tokens included
enum class Scope { read, write, all };
BOOST_DESCRIBE_ENUM(Scope, read, write, all)
Permissions permissions_of(Scope scope);

struct ApiToken {
  TokenId id{};
  std::string name;
  Scope scope = Scope::read;
  Instant created_at;
  std::optional<Instant> last_used_at;  // Some minutes coarse.
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(ApiToken, (), (id, name, scope, created_at, last_used_at, expires_at))

// silence: cannot post or vote. suspend: cannot sign in, and is signed out everywhere at once.
enum class SanctionKind { silence, suspend };
BOOST_DESCRIBE_ENUM(SanctionKind, silence, suspend)

struct Sanction {
  SanctionId id{};
  AccountId account{};
  SanctionKind kind = SanctionKind::silence;
  std::string reason;
  Instant until;
  AccountId by{};
  Instant created_at;
  std::optional<Instant> lifted_at;
  std::optional<AccountId> lifted_by;
};
BOOST_DESCRIBE_STRUCT(Sanction, (),
                      (id, account, kind, reason, until, by, created_at, lifted_at, lifted_by))

}  // namespace coloquio::people
