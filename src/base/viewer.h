#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/messages.h"

namespace coloquio {

enum class PersonId : std::int64_t {};
enum class AccountId : std::int64_t {};

// What an account may do. Roles are sets of these (people/role.h); code asks for a permission,
// never for a role.
enum class Permission {
  everyone,   // Guests too.
  signed_in,  // Any account that is not suspended.
  post,       // Ask, reply, edit one's own. Lost while silenced.
  vote,       // Vote, me_too. Lost while silenced.
  report,
  answer_officially,  // Replies carry the organisation's badge.
  accept_any,         // Accept an answer to somebody else's question.
  moderate,           // Edit, remove and restore messages, handle reports, see who did what.
  sanction,           // Silence and suspend.
  manage_spaces,      // Create, change, open and archive spaces; their missions and members.
  see_all_spaces,     // Private spaces without being a member of them.
  manage_accounts,    // Roles, other people's sessions.
  administer,         // Settings, imports, jobs, metrics, audit.
  no_limits,          // Rate and newcomer limits do not apply; only viewers by token ever have it.
  own_account         // Change one's own password, e-mail, sessions and tokens.
};
BOOST_DESCRIBE_ENUM(Permission, everyone, signed_in, post, vote, report, answer_officially,
                    accept_any, moderate, sanction, manage_spaces, see_all_spaces, manage_accounts,
                    administer, no_limits, own_account)

class Permissions {
 public:
  constexpr Permissions() = default;
  constexpr Permissions(std::initializer_list<Permission> list) {
    for (const auto p : list) add(p);
  }
  constexpr void add(Permission p) { bits_ |= bit(p); }
  constexpr void remove(Permission p) { bits_ &= ~bit(p); }
  constexpr bool has(Permission p) const { return (bits_ & bit(p)) != 0; }
  constexpr Permissions operator&(Permissions other) const {
    Permissions both;
    both.bits_ = bits_ & other.bits_;
    return both;
  }
  constexpr bool operator==(const Permissions&) const = default;

 private:
  static constexpr std::uint32_t bit(Permission p) { return 1U << static_cast<unsigned>(p); }
  std::uint32_t bits_ = 0;
};

// Whoever asks: an argument of every verb, never a global.
struct Viewer {
  AccountId account{};  // 0 for a guest.
  PersonId person{};
  Permissions permissions{Permission::everyone};
  Language language = Language::es;
  // The role's name, by which the settings know rate limits ("guest", "member"…). A literal. Not
  // for deciding what somebody may do: that is permissions.
  std::string_view role = "guest";
  bool by_token = false;  // Came with an API token instead of a session.
  bool newcomer = false;  // Newcomer limits apply (people/account.h).
  // A partner or supplier: knows of the spaces it is a member of, of the people in them, and of
  // nothing else, however public.
  bool confined = false;
  int trust_level = 0;  // 0 to 4, earned (community/trust/).

  bool may(Permission p) const { return permissions.has(p); }
  bool is_guest() const { return account == AccountId{}; }
};

}  // namespace coloquio
