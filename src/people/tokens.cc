#include "people/tokens.h"

#include <limits>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "people/key_store.h"
#include "people/secrets.h"
#include "people/service.h"

namespace coloquio::people {
namespace {

constexpr std::size_t kLongestName = 80;
constexpr std::int64_t kLongestDays = 3650;

Result<ApiToken> checked(const TokenWanted& wanted, Instant now) {
  std::vector<FieldError> wrong;
  ApiToken token;
  token.name = text::clean_line(wanted.name);
  token.scope = wanted.scope;
  token.created_at = now;
  if (token.name.empty()) {
    wrong.push_back({"name", "people.token_name_missing", {}});
  } else if (text::count_graphemes(token.name) > kLongestName) {
    wrong.push_back(
        {"name", "people.too_long", {{"max", static_cast<std::int64_t>(kLongestName)}}});
  }
  if (wanted.days) {
    if (*wanted.days < 1 || *wanted.days > kLongestDays) {
      wrong.push_back({"days", "people.token_days", {{"max", kLongestDays}}});
    } else {
      token.expires_at = now + std::chrono::days{*wanted.days};
    }
  }
  if (!wrong.empty()) return fail_fields(std::move(wrong));
  return token;
}

}  // namespace

Result<NewToken> Tokens::create(const Viewer& viewer, const TokenWanted& wanted) const {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  auto token = checked(wanted, ground_.clock.now());
  if (!token) return fail(token.error());
  token->id = TokenId{ground_.ids.next()};
  return save(viewer, viewer.account, *token);
}

Result<NewToken> Tokens::create_for(std::string_view account, std::string_view name) const {
  AccountId id{};
  parse_id(account, id);
  const auto found = ground_.database.read([&](db::Connection& c) {
    return raw(id) != 0 ? find_account(c, id) : find_account(c, account);
  });
  if (!found) return fail(Kind::not_found, "people.no_such_account");
  auto token = checked({std::string(name), Scope::all, std::nullopt}, ground_.clock.now());
  if (!token) return fail(token.error());
  token->id = TokenId{ground_.ids.next()};
  return save(Viewer{}, found->id, *token);
}

Result<NewToken> Tokens::save(const Viewer& by, AccountId account, const ApiToken& token) const {
  // The prefix lets programs that search code for lost keys know ours.
  NewToken made{token, "coloquio_" + random_key()};
  const std::string hash = hash_of(made.secret);
  const Note deed = note(ground_);
  const auto saved = ground_.database.write([&](db::Transaction& tx) -> Result<> {
    if (count_tokens(tx, account) >= most_tokens) {
      return fail(Kind::conflict, "people.too_many_tokens",
                  {{"max", static_cast<std::int64_t>(most_tokens)}});
    }
    insert_token(tx, hash, account, token);
    audit_account(tx, deed, by, "account.token_created", account, "", to_json(token));
    return {};
  });
  if (!saved) return fail(saved.error());
  return made;
}

Result<std::vector<ApiToken>> Tokens::list(const Viewer& viewer, TokenId before, int limit) const {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  const TokenId start =
      raw(before) == 0 ? TokenId{std::numeric_limits<std::int64_t>::max()} : before;
  return ground_.database.read(
      [&](db::Connection& c) { return list_tokens(c, viewer.account, start, limit); });
}

Result<> Tokens::revoke(const Viewer& viewer, TokenId id) const {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  const Note deed = note(ground_);
  return ground_.database.write([&](db::Transaction& tx) -> Result<> {
    // Of this account only: somebody else's is as good as none.
    if (delete_token(tx, viewer.account, id) == 0) return fail(Kind::not_found, "errors.not_found");
    audit_account(tx, deed, viewer, "account.token_revoked", viewer.account, "", "");
    tx.after_commit([this, account = viewer.account] { ground_.authenticator.forget(account); });
    return {};
  });
}

}  // namespace coloquio::people
