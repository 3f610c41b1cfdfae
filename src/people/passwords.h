#pragma once

#include <optional>
#include <semaphore>
#include <string>
#include <string_view>

#include "base/result.h"
#include "people/role.h"

namespace coloquio::people {

// argon2id through libsodium: 64 MiB and two passes (INTERACTIVE), some 80 ms of one core; OWASP
// asks for at least 46 MiB and one. At most two at once, whoever else waits: sign-ins must not take
// the machine's memory.
class Passwords {
 public:
  enum class Cost { real, least };  // least: for tests.
  explicit Passwords(Cost cost = Cost::real) : cost_(cost) {}

  std::string hash(std::string_view password);
  // An empty hash (no such account, no password) fails after the same work as a wrong password.
  bool matches(const std::string& hash, std::string_view password);
  // Made with other costs than today's: hash again at the next sign-in.
  bool is_outdated(const std::string& hash) const;

 private:
  const Cost cost_;
  std::counting_semaphore<2> slots_{2};
};

inline constexpr std::size_t shortest_password = 10;        // Characters.
inline constexpr std::size_t shortest_staff_password = 15;  // Of administrators.
inline constexpr std::size_t longest_password_bytes = 512;

// What is wrong with a new password, as an error of `field`: too short or long, one of the common
// ones, or the person's own e-mail or name.
std::optional<FieldError> problem_with_password(std::string_view field, std::string_view password,
                                                Role role, std::string_view email,
                                                std::string_view name);

// One that a guesser tries first: a well-known word or run of keys, also with digits or signs
// around it, letters written as digits ("p4ssw0rd2024!"), doubled or reversed.
bool is_common_password(std::string_view password);

}  // namespace coloquio::people
