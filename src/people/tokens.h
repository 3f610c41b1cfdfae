#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/ground.h"

namespace coloquio::people {

struct TokenWanted {
  std::string name;  // What it is for: "Nightly export".
  Scope scope = Scope::read;
  std::optional<std::int64_t> days;  // It lives for; 1 to 3650, without end when absent.
};
BOOST_DESCRIBE_STRUCT(TokenWanted, (), (name, scope, days))

struct NewToken {
  ApiToken token;
  std::string secret;  // "coloquio_…"; shown once.
};

inline constexpr int most_tokens = 50;  // Of one account.

// Keys for programs: `Authorization: Bearer coloquio_…`.
class Tokens {
 public:
  explicit Tokens(const Ground& ground) : ground_(ground) {}

  Result<NewToken> create(const Viewer& viewer, const TokenWanted& wanted) const;
  // At most `limit`, newest first, made before `before` (0: the newest).
  Result<std::vector<ApiToken>> list(const Viewer& viewer, TokenId before, int limit) const;
  Result<> revoke(const Viewer& viewer, TokenId id) const;

  // For the command line: scope all, without end. Kind::not_found without such an account;
  // `account` is an e-mail or an id.
  Result<NewToken> create_for(std::string_view account, std::string_view name) const;

 private:
  Result<NewToken> save(const Viewer& by, AccountId account, const ApiToken& token) const;

  Ground ground_;
};

}  // namespace coloquio::people
