#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "people/account.h"

// The SQL of what lets people in: sessions, API tokens, links in mails. All by hash (secrets.h).
namespace coloquio::people {

// What a key stands for, as the authenticator needs it: one row for each request that is not in its
// cache.
struct KeyHolder {
  Account account;
  std::string name;
  int posts = 0;
  std::string csrf;          // Sessions only.
  Scope scope = Scope::all;  // Tokens only.
  std::optional<Instant> expires_at;
  std::optional<Instant> seen_at;
  int trust_level = 0;
};
std::optional<KeyHolder> find_session_holder(db::Connection& db, std::string_view hash);
std::optional<KeyHolder> find_token_holder(db::Connection& db, std::string_view hash);

void insert_session(db::Connection& db, std::string_view hash, std::string_view csrf,
                    AccountId account, const Session& session);
// Newest use first; expired ones left out. `current_hash` marks the one that asks.
std::vector<Session> list_sessions(db::Connection& db, AccountId account,
                                   std::string_view current_hash, Instant now);
int delete_session(db::Connection& db, AccountId account, SessionId id);
void delete_session(db::Connection& db, std::string_view hash);
// All of the account but the one with this hash ("" for all).
int delete_sessions(db::Connection& db, AccountId account, std::string_view except_hash);
// The same browser under a new key: what somebody may have seen before is worth nothing now.
void rotate_session(db::Connection& db, std::string_view old_hash, std::string_view new_hash,
                    std::string_view csrf);
void touch_session(db::Connection& db, std::string_view hash, Instant seen, Instant expires);

void insert_token(db::Connection& db, std::string_view hash, AccountId account,
                  const ApiToken& token);
std::vector<ApiToken> list_tokens(db::Connection& db, AccountId account, TokenId before, int limit);
int count_tokens(db::Connection& db, AccountId account);
int delete_token(db::Connection& db, AccountId account, TokenId id);
void touch_token(db::Connection& db, std::string_view hash, Instant used);

// notice: no link, only a mail that was sent; it counts towards the address's hourly limit.
enum class Purpose { sign_up, reset, change, notice };
BOOST_DESCRIBE_ENUM(Purpose, sign_up, reset, change, notice)

struct Link {
  Purpose purpose = Purpose::notice;
  AccountId account{};
  std::string email;
  std::string email_key;
  std::string name;  // sign_up only, as the next one.
  std::string password_hash;
  Language language = Language::es;
  Instant created_at;
  Instant expires_at;
};
void insert_link(db::Connection& db, std::string_view hash, const Link& link);
std::optional<Link> find_link(db::Connection& db, std::string_view hash, Purpose purpose,
                              Instant now);
// Finds and removes: a link is good once.
std::optional<Link> take_link(db::Connection& db, std::string_view hash, Purpose purpose,
                              Instant now);
void delete_links(db::Connection& db, std::string_view email_key, Purpose purpose);
void delete_links(db::Connection& db, AccountId account);
int count_links(db::Connection& db, std::string_view email_key, Instant since);

// What has expired, of all three.
void delete_expired_keys(db::Connection& db, Instant now);

}  // namespace coloquio::people
