#include "people/passwords.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "base/text.h"

namespace coloquio::people {
namespace {

struct Costs {
  unsigned long long passes;
  std::size_t memory;
};

Costs costs_of(Passwords::Cost cost) {
  if (cost == Passwords::Cost::least)
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
  return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

class Slot {
 public:
  explicit Slot(std::counting_semaphore<2>& slots) : slots_(slots) { slots_.acquire(); }
  ~Slot() { slots_.release(); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  std::counting_semaphore<2>& slots_;
};

// What people put into passwords: the name before the @, their name.
bool contains_own(std::string_view password, std::string_view own) {
  const std::string inside = text::fold(own);
  return inside.size() >= 4 && text::fold(password).find(inside) != std::string::npos;
}

}  // namespace

std::string Passwords::hash(std::string_view password) {
  const Slot slot(slots_);
  const Costs costs = costs_of(cost_);
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), costs.passes, costs.memory) !=
      0) {
    throw std::runtime_error("not enough memory to hash a password");
  }
  return out.data();
}

bool Passwords::matches(const std::string& hash, std::string_view password) {
  if (hash.empty()) {
    // Hashing costs what checking costs.
    this->hash(password);
    return false;
  }
  const Slot slot(slots_);
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool Passwords::is_outdated(const std::string& hash) const {
  const Costs costs = costs_of(cost_);
  return crypto_pwhash_str_needs_rehash(hash.c_str(), costs.passes, costs.memory) != 0;
}

std::optional<FieldError> problem_with_password(std::string_view field, std::string_view password,
                                                Role role, std::string_view email,
                                                std::string_view name) {
  const auto problem = [&](const char* key, Args args = {}) {
    return FieldError{std::string(field), key, std::move(args)};
  };
  if (password.empty()) return problem("people.password_missing");
  const std::size_t shortest =
      role == Role::administrator ? shortest_staff_password : shortest_password;
  if (text::count_graphemes(password) < shortest) {
    return problem("people.password_short", {{"min", static_cast<std::int64_t>(shortest)}});
  }
  if (password.size() > longest_password_bytes) return problem("people.password_long");
  if (contains_own(password, email.substr(0, email.find('@'))) || contains_own(password, name)) {
    return problem("people.password_own");
  }
  if (is_common_password(password)) return problem("people.password_common");
  return std::nullopt;
}

}  // namespace coloquio::people
