#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "people/ground.h"

namespace coloquio::people {

// A session that was just made: its key goes into the cookie and is nowhere else.
struct NewSession {
  std::string key;
  std::string hash;
  std::string csrf;
  Session session;
};

// The browsers in which somebody is signed in.
class Sessions {
 public:
  explicit Sessions(const Ground& ground) : ground_(ground) {}

  // Keys and ids for a session, made outside of the transaction that opens it.
  NewSession prepare(std::string_view user_agent) const;
  // `replaces`: hash of the session the same browser had, "" for none. It ends, so that a key
  // somebody planted before the sign-in opens nothing after it.
  void open(db::Transaction& tx, AccountId account, const NewSession& fresh,
            std::string_view replaces) const;

  Result<std::vector<Session>> list(const Viewer& viewer, std::string_view current_hash) const;
  Result<> end(const Viewer& viewer, SessionId id) const;
  // All but the one that asks.
  Result<> end_others(const Viewer& viewer, std::string_view current_hash) const;
  void sign_out(const Viewer& viewer, std::string_view current_hash) const;

 private:
  Ground ground_;
};

// "Firefox, Android" from a User-Agent header; "" when it tells nothing we know.
std::string device_in_words(std::string_view user_agent);

}  // namespace coloquio::people
