#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "web/request.h"

namespace coloquio::web {

// Who is asking: people/ implements it, web/ calls it before the handler. Cheap: guests cost
// nothing, sessions come from a small cache.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  // Fills viewer, csrf and session_hash from the session cookie or the Authorization header. Fails
  // with Kind::unauthenticated for a bad or expired token (not for an old cookie: that is a guest),
  // Kind::forbidden for a suspended account.
  virtual Result<> identify(Request& request) = 0;
};

}  // namespace coloquio::web
